"""What those are called whom the user serves, wherever the framework speaks of them."""

"""A few measures of the user's own, from the customer's side, on their way to a target."""

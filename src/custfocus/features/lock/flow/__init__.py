"""What opens the journal and asks, to lock it and its copies."""

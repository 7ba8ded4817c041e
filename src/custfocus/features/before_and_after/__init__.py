"""What was begun, compared before and since: how often its cause came up, or what its measure said."""

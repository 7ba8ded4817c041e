"""The command line: the app, the table of commands, and the help drawn from it."""

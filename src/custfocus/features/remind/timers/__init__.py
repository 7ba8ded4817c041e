"""The timers that platforms have: what each wants to be told, so that it calls a program once a day."""

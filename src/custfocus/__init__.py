"""custfocus: a private reflection journal for leaders who want to stay close to their customers."""

__version__ = "0.7.0"

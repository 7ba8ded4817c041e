"""The guide's pages: the framework at a glance and in lists, one item to read, what words find."""

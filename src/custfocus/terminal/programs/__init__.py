"""The programs of the user that custfocus calls: the editor to write in, the pager to read in."""

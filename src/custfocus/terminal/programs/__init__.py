"""Where a text is written or a page is read beside the prompt: the user's editor and pager, and a page in screens."""

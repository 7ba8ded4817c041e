"""Where a run meets its user: the session, prompts, drafts, the editor, and the one place that prints."""

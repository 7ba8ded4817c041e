"""Where a run meets its user: options, prompts, drafts, the editor, the one place that prints, and the session."""

"""What custfocus exists for: choosing, scoring, comparing, drafting; pure, from framework, entries and now."""

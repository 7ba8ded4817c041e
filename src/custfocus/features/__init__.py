"""What custfocus does, a folder each: its command, flow, rules, views and page."""

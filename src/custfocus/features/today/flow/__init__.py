"""What today holds, a module for the page and a quick one for the line at a shell's start."""

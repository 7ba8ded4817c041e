"""Pages: for each feature a pure function from its view to what Rich draws, or to plain lines."""

"""The report as a page of HTML, with its charts."""

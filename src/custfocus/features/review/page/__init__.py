"""How the views of a review are drawn, a module each."""

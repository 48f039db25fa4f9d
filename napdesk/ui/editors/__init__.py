"""One editor for each kind of field; all are spoken to in the same words."""

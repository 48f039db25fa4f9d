"""Bringing in what exists: a file or pasted cells become records of a register, seen before they are."""

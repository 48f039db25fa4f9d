"""The page of a register: its list beside its form."""

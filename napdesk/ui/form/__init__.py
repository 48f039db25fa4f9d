"""The form of a register: one record typed, checked, kept as a draft while it is typed, and kept."""

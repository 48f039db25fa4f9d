"""The history of a record: who changed what and when, and the way back to how it was."""

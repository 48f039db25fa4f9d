"""A batch of paper sheets: its cover, how far it is, and whether it tallies."""

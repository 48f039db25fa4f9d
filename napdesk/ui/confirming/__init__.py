"""The yearly confirmation of what stands: one list, three answers, and a way back from each."""

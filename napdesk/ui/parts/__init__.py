"""The small widgets pages are made of; they take words already translated and know nothing of records."""

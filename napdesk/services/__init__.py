"""What the program does with records: check them, count them, bring them in, send them as returns."""

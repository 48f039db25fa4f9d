"""The review of records over their form: approved, or sent back with notes on fields."""

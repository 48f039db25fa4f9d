"""What F1 shows, and About."""

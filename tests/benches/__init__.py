"""What tests/bench.py measures, a module for each promise of speed or size."""

"""Measurements by hand, never part of the tests: `python -m tests.benchmarks NAME [options]`."""

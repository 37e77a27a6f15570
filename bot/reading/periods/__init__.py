"""Hours and dates: when what a post tells of happened."""

"""Regions: their names, what people type for them, and where they lie."""

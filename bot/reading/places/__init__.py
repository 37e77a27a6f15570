"""Regions, seas, districts, settlements, streets and spots in a post."""

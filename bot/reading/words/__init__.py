"""Text -> tokens with concepts: one spelling, one character for each concept."""

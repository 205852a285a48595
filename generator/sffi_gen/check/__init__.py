"""Rules that need the whole model."""

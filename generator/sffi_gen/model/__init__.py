"""The resolved spec, read by all that follows: `library` is the whole, and offers the rest."""

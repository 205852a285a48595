"""The sffi compiler: from spec files to binding packages."""

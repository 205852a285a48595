"""Benchmarks of the bindings, each side by side with what a user would otherwise reach for."""

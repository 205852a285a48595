"""Companion of kinds.sffi: what the tests put beside the generated code."""

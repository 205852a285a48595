"""Emitters: from the resolved model to the text of every generated file."""

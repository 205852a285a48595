"""Emitters of packages over plain C libraries."""

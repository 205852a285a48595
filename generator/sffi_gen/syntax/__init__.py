"""From spec text to syntax tree: `lexer`, `parser`, and the tree's `nodes`."""

"""From syntax tree to model: names looked up, attributes and defaults understood.

`library` does a whole spec, `function` a function of C++, `c_function` one of C.
"""

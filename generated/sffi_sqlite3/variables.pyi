from sffi.c.variables import Variable


version: Variable[str]
"""The version of the library that is in use."""
temp_directory: Variable[str | None]
"""Where temporary files go; None for SQLite's own choice. For old programs."""
data_directory: Variable[str | None]

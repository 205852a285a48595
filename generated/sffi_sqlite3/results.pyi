from typing import NamedTuple
from sffi_sqlite3.handles import Stmt
from sffi_sqlite3.handles import Value

class DbStatusResult(NamedTuple):
    current: int
    highest: int

class GetTableResult(NamedTuple):
    table: int | None
    rows: int
    columns: int

class Prepare16Result(NamedTuple):
    statement: Stmt | None
    rest: str

class Prepare16V2Result(NamedTuple):
    statement: Stmt | None
    rest: str

class Prepare16V3Result(NamedTuple):
    statement: Stmt | None
    rest: str

class PrepareResult(NamedTuple):
    statement: Stmt | None
    rest: str

class PrepareV2Result(NamedTuple):
    statement: Stmt | None
    rest: str

class PrepareV3Result(NamedTuple):
    statement: Stmt | None
    rest: str

class Status64Result(NamedTuple):
    current: int
    highest: int

class StatusResult(NamedTuple):
    current: int
    highest: int

class TableColumnMetadataResult(NamedTuple):
    data_type: str | None
    collation: str | None
    not_null: int
    primary_key: int
    autoincrement: int

class VtabInFirstResult(NamedTuple):
    returned: int
    result: Value | None

class VtabInNextResult(NamedTuple):
    returned: int
    result: Value | None

class VtabRhsValueResult(NamedTuple):
    returned: int
    result: Value | None

class WalCheckpointV2Result(NamedTuple):
    log: int
    written: int

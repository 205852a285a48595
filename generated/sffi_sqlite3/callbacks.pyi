from collections.abc import Callable
from typing import Any, TypeAlias

from sffi.c.pointers import Ref
from sffi_sqlite3.handles import Context, Db, Value
from sffi_sqlite3.structs import (
    File,
    Fts5Api,
    Fts5PhraseIter,
    Fts5TokenizerMethods,
    IndexInfo,
    PcachePage,
    RtreeGeometry,
    RtreeQueryInfo,
    Vfs,
    Vtab,
    VtabCursor,
)


Exec: TypeAlias = Callable[[list[str | None], list[str | None]], int]
"""A row of a result: its values as text, and the names of the columns."""

Busy: TypeAlias = Callable[[int], int]
"""Asked while a lock is held by others, with how often it was asked; 0 gives up."""

Authorizer: TypeAlias = Callable[[int, str | None, str | None, str | None, str | None], int]
"""Says whether a statement that is being prepared may do something: `OK`, `DENY` or `IGNORE`.

`action` is one of the codes from `CREATE_INDEX` to `RECURSIVE`; what `first` and `second` are
depends on it.
"""

Trace: TypeAlias = Callable[[str], None]
"""What a Trace looks like."""

Profile: TypeAlias = Callable[[str, int], None]
"""What a Profile looks like."""

TraceEvent: TypeAlias = Callable[[int, int | None, int | None], int]
"""Something that is traced; what the addresses `first` and `second` are depends on `event`.
"""

Progress: TypeAlias = Callable[[], int]
"""Anything but 0 interrupts what is running."""

Commit: TypeAlias = Callable[[], int]
"""Anything but 0 turns the commit into a rollback."""

Rollback: TypeAlias = Callable[[], None]
"""What a Rollback looks like."""

Update: TypeAlias = Callable[[int, str, str, int], None]
"""A row was inserted, updated or deleted: `operation` is `INSERT`, `UPDATE` or `DELETE`.
"""

AutovacuumPages: TypeAlias = Callable[[str, int, int, int], int]
"""How many pages to give back to the file system at a commit."""

WalHook: TypeAlias = Callable[[Db, str, int], int]
"""The write-ahead log of a database has grown to this many pages."""

UnlockNotify: TypeAlias = Callable[[int | None, int], None]
"""What waited for a lock may go on; `arguments` is an array of `count` addresses."""

Function: TypeAlias = Callable[[Context, list[Value]], None]
"""An SQL function, or a step of an aggregate. It gives its result by `result_int64` and the like.
"""

Final: TypeAlias = Callable[[Context], None]
"""The end of an aggregate. It gives its result by `result_int64` and the like."""

Compare: TypeAlias = Callable[[bytes, bytes], int]
"""Says how two texts compare: below 0, 0, or above 0. They come as bytes in the collation's encoding.
"""

CollationNeeded: TypeAlias = Callable[[Db, int, str], None]
"""A collation is wanted that does not exist; the callback may create it."""

CollationNeeded16: TypeAlias = Callable[[Db, int, str], None]
"""What a CollationNeeded16 looks like."""

MemMalloc: TypeAlias = Callable[[int], Any]
"""What a MemMalloc looks like."""

MemFree: TypeAlias = Callable[[int | None], None]
"""What a MemFree looks like."""

MemRealloc: TypeAlias = Callable[[int | None, int], Any]
"""What a MemRealloc looks like."""

MemSize: TypeAlias = Callable[[int | None], int]
"""What a MemSize looks like."""

MemRoundup: TypeAlias = Callable[[int], int]
"""What a MemRoundup looks like."""

MemInit: TypeAlias = Callable[[int | None], int]
"""What a MemInit looks like."""

MemShutdown: TypeAlias = Callable[[int | None], None]
"""What a MemShutdown looks like."""

MemoryAlarm: TypeAlias = Callable[[int, int], None]
"""What a MemoryAlarm looks like."""

IoClose: TypeAlias = Callable[[File], int]
"""What a IoClose looks like."""

IoRead: TypeAlias = Callable[[File, int | None, int, int], int]
"""What a IoRead looks like."""

IoWrite: TypeAlias = Callable[[File, int | None, int, int], int]
"""What a IoWrite looks like."""

IoTruncate: TypeAlias = Callable[[File, int], int]
"""What a IoTruncate looks like."""

IoSync: TypeAlias = Callable[[File, int], int]
"""What a IoSync looks like."""

IoFileSize: TypeAlias = Callable[[File, Ref], int]
"""What a IoFileSize looks like."""

IoLock: TypeAlias = Callable[[File, int], int]
"""What a IoLock looks like."""

IoUnlock: TypeAlias = Callable[[File, int], int]
"""What a IoUnlock looks like."""

IoCheckReservedLock: TypeAlias = Callable[[File, Ref], int]
"""What a IoCheckReservedLock looks like."""

IoFileControl: TypeAlias = Callable[[File, int, int | None], int]
"""What a IoFileControl looks like."""

IoSectorSize: TypeAlias = Callable[[File], int]
"""What a IoSectorSize looks like."""

IoDeviceCharacteristics: TypeAlias = Callable[[File], int]
"""What a IoDeviceCharacteristics looks like."""

IoShmMap: TypeAlias = Callable[[File, int, int, int, int | None], int]
"""What a IoShmMap looks like."""

IoShmLock: TypeAlias = Callable[[File, int, int, int], int]
"""What a IoShmLock looks like."""

IoShmBarrier: TypeAlias = Callable[[File], None]
"""What a IoShmBarrier looks like."""

IoShmUnmap: TypeAlias = Callable[[File, int], int]
"""What a IoShmUnmap looks like."""

IoFetch: TypeAlias = Callable[[File, int, int, int | None], int]
"""What a IoFetch looks like."""

IoUnfetch: TypeAlias = Callable[[File, int, int | None], int]
"""What a IoUnfetch looks like."""

VfsOpen: TypeAlias = Callable[[Vfs, int | None, File, int, Ref], int]
"""What a VfsOpen looks like."""

VfsDelete: TypeAlias = Callable[[Vfs, str | None, int], int]
"""What a VfsDelete looks like."""

VfsAccess: TypeAlias = Callable[[Vfs, str | None, int, Ref], int]
"""What a VfsAccess looks like."""

VfsFullPathname: TypeAlias = Callable[[Vfs, str | None, int, int | None], int]
"""What a VfsFullPathname looks like."""

VfsDlOpen: TypeAlias = Callable[[Vfs, str | None], Any]
"""What a VfsDlOpen looks like."""

VfsDlError: TypeAlias = Callable[[Vfs, int, int | None], None]
"""What a VfsDlError looks like."""

VfsDlClose: TypeAlias = Callable[[Vfs, int | None], None]
"""What a VfsDlClose looks like."""

VfsRandomness: TypeAlias = Callable[[Vfs, int, int | None], int]
"""What a VfsRandomness looks like."""

VfsSleep: TypeAlias = Callable[[Vfs, int], int]
"""What a VfsSleep looks like."""

VfsCurrentTime: TypeAlias = Callable[[Vfs, Ref], int]
"""What a VfsCurrentTime looks like."""

VfsGetLastError: TypeAlias = Callable[[Vfs, int, int | None], int]
"""What a VfsGetLastError looks like."""

VfsCurrentTimeInt64: TypeAlias = Callable[[Vfs, Ref], int]
"""What a VfsCurrentTimeInt64 looks like."""

VfsSetSystemCall: TypeAlias = Callable[[Vfs, str | None, int | None], int]
"""What a VfsSetSystemCall looks like."""

VfsGetSystemCall: TypeAlias = Callable[[Vfs, str | None], Any]
"""What a VfsGetSystemCall looks like."""

VfsNextSystemCall: TypeAlias = Callable[[Vfs, str | None], Any]
"""What a VfsNextSystemCall looks like."""

MutexInit: TypeAlias = Callable[[], int]
"""What a MutexInit looks like."""

MutexEnd: TypeAlias = Callable[[], int]
"""What a MutexEnd looks like."""

MutexAlloc: TypeAlias = Callable[[int], Any]
"""What a MutexAlloc looks like."""

MutexFree: TypeAlias = Callable[[int | None], None]
"""What a MutexFree looks like."""

MutexEnter: TypeAlias = Callable[[int | None], None]
"""What a MutexEnter looks like."""

MutexTry: TypeAlias = Callable[[int | None], int]
"""What a MutexTry looks like."""

MutexLeave: TypeAlias = Callable[[int | None], None]
"""What a MutexLeave looks like."""

MutexHeld: TypeAlias = Callable[[int | None], int]
"""What a MutexHeld looks like."""

MutexNotheld: TypeAlias = Callable[[int | None], int]
"""What a MutexNotheld looks like."""

ModuleCreate: TypeAlias = Callable[[Db, int | None, int, int | None, int | None, int | None], int]
"""What a ModuleCreate looks like."""

ModuleConnect: TypeAlias = Callable[[Db, int | None, int, int | None, int | None, int | None], int]
"""What a ModuleConnect looks like."""

ModuleBestIndex: TypeAlias = Callable[[Vtab, IndexInfo], int]
"""What a ModuleBestIndex looks like."""

ModuleDisconnect: TypeAlias = Callable[[Vtab], int]
"""What a ModuleDisconnect looks like."""

ModuleDestroy: TypeAlias = Callable[[Vtab], int]
"""What a ModuleDestroy looks like."""

ModuleOpen: TypeAlias = Callable[[Vtab, int | None], int]
"""What a ModuleOpen looks like."""

ModuleClose: TypeAlias = Callable[[VtabCursor], int]
"""What a ModuleClose looks like."""

ModuleFilter: TypeAlias = Callable[[VtabCursor, int, str | None, int, int | None], int]
"""What a ModuleFilter looks like."""

ModuleNext: TypeAlias = Callable[[VtabCursor], int]
"""What a ModuleNext looks like."""

ModuleEof: TypeAlias = Callable[[VtabCursor], int]
"""What a ModuleEof looks like."""

ModuleColumn: TypeAlias = Callable[[VtabCursor, Context, int], int]
"""What a ModuleColumn looks like."""

ModuleRowid: TypeAlias = Callable[[VtabCursor, Ref], int]
"""What a ModuleRowid looks like."""

ModuleUpdate: TypeAlias = Callable[[Vtab, int, int | None, Ref], int]
"""What a ModuleUpdate looks like."""

ModuleBegin: TypeAlias = Callable[[Vtab], int]
"""What a ModuleBegin looks like."""

ModuleSync: TypeAlias = Callable[[Vtab], int]
"""What a ModuleSync looks like."""

ModuleCommit: TypeAlias = Callable[[Vtab], int]
"""What a ModuleCommit looks like."""

ModuleRollback: TypeAlias = Callable[[Vtab], int]
"""What a ModuleRollback looks like."""

ModuleFindFunction: TypeAlias = Callable[[Vtab, int, str | None, int | None, int | None], int]
"""What a ModuleFindFunction looks like."""

ModuleRename: TypeAlias = Callable[[Vtab, str | None], int]
"""What a ModuleRename looks like."""

ModuleSavepoint: TypeAlias = Callable[[Vtab, int], int]
"""What a ModuleSavepoint looks like."""

ModuleRelease: TypeAlias = Callable[[Vtab, int], int]
"""What a ModuleRelease looks like."""

ModuleRollbackTo: TypeAlias = Callable[[Vtab, int], int]
"""What a ModuleRollbackTo looks like."""

ModuleShadowName: TypeAlias = Callable[[str], int]
"""What a ModuleShadowName looks like."""

PcacheMethods2Init: TypeAlias = Callable[[int | None], int]
"""What a PcacheMethods2Init looks like."""

PcacheMethods2Shutdown: TypeAlias = Callable[[int | None], None]
"""What a PcacheMethods2Shutdown looks like."""

PcacheMethods2Create: TypeAlias = Callable[[int, int, int], Any]
"""What a PcacheMethods2Create looks like."""

PcacheMethods2Cachesize: TypeAlias = Callable[[int | None, int], None]
"""What a PcacheMethods2Cachesize looks like."""

PcacheMethods2Pagecount: TypeAlias = Callable[[int | None], int]
"""What a PcacheMethods2Pagecount looks like."""

PcacheMethods2Fetch: TypeAlias = Callable[[int | None, int, int], Any]
"""What a PcacheMethods2Fetch looks like."""

PcacheMethods2Unpin: TypeAlias = Callable[[int | None, PcachePage, int], None]
"""What a PcacheMethods2Unpin looks like."""

PcacheMethods2Rekey: TypeAlias = Callable[[int | None, PcachePage, int, int], None]
"""What a PcacheMethods2Rekey looks like."""

PcacheMethods2Truncate: TypeAlias = Callable[[int | None, int], None]
"""What a PcacheMethods2Truncate looks like."""

PcacheMethods2Destroy: TypeAlias = Callable[[int | None], None]
"""What a PcacheMethods2Destroy looks like."""

PcacheMethods2Shrink: TypeAlias = Callable[[int | None], None]
"""What a PcacheMethods2Shrink looks like."""

PcacheInit: TypeAlias = Callable[[int | None], int]
"""What a PcacheInit looks like."""

PcacheShutdown: TypeAlias = Callable[[int | None], None]
"""What a PcacheShutdown looks like."""

PcacheCreate: TypeAlias = Callable[[int, int], Any]
"""What a PcacheCreate looks like."""

PcacheCachesize: TypeAlias = Callable[[int | None, int], None]
"""What a PcacheCachesize looks like."""

PcachePagecount: TypeAlias = Callable[[int | None], int]
"""What a PcachePagecount looks like."""

PcacheFetch: TypeAlias = Callable[[int | None, int, int], Any]
"""What a PcacheFetch looks like."""

PcacheUnpin: TypeAlias = Callable[[int | None, int | None, int], None]
"""What a PcacheUnpin looks like."""

PcacheRekey: TypeAlias = Callable[[int | None, int | None, int, int], None]
"""What a PcacheRekey looks like."""

PcacheTruncate: TypeAlias = Callable[[int | None, int], None]
"""What a PcacheTruncate looks like."""

PcacheDestroy: TypeAlias = Callable[[int | None], None]
"""What a PcacheDestroy looks like."""

RtreeGeometryDelUser: TypeAlias = Callable[[int | None], None]
"""What a RtreeGeometryDelUser looks like."""

RtreeQueryInfoDelUser: TypeAlias = Callable[[int | None], None]
"""What a RtreeQueryInfoDelUser looks like."""

RtreeGeometryCallback: TypeAlias = Callable[[RtreeGeometry, int, int | None, Ref], int]
"""Says whether a box is within: sets `result.value` to 1 or 0."""

RtreeQueryCallback: TypeAlias = Callable[[RtreeQueryInfo], int]
"""Says whether a box is within, by `eWithin` of the query."""

Fts5UserData: TypeAlias = Callable[[int | None], Any]
"""What a Fts5UserData looks like."""

Fts5ColumnCount: TypeAlias = Callable[[int | None], int]
"""What a Fts5ColumnCount looks like."""

Fts5RowCount: TypeAlias = Callable[[int | None, Ref], int]
"""What a Fts5RowCount looks like."""

Fts5ColumnTotalSize: TypeAlias = Callable[[int | None, int, Ref], int]
"""What a Fts5ColumnTotalSize looks like."""

Fts5Tokenize: TypeAlias = Callable[[int | None, int | None, int, int | None, int | None], int]
"""What a Fts5Tokenize looks like."""

Fts5PhraseCount: TypeAlias = Callable[[int | None], int]
"""What a Fts5PhraseCount looks like."""

Fts5PhraseSize: TypeAlias = Callable[[int | None, int], int]
"""What a Fts5PhraseSize looks like."""

Fts5InstCount: TypeAlias = Callable[[int | None, Ref], int]
"""What a Fts5InstCount looks like."""

Fts5Inst: TypeAlias = Callable[[int | None, int, Ref, Ref, Ref], int]
"""What a Fts5Inst looks like."""

Fts5Rowid: TypeAlias = Callable[[int | None], int]
"""What a Fts5Rowid looks like."""

Fts5ColumnText: TypeAlias = Callable[[int | None, int, int | None, Ref], int]
"""What a Fts5ColumnText looks like."""

Fts5ColumnSize: TypeAlias = Callable[[int | None, int, Ref], int]
"""What a Fts5ColumnSize looks like."""

Fts5QueryPhrase: TypeAlias = Callable[[int | None, int, int | None, int | None], int]
"""What a Fts5QueryPhrase looks like."""

Fts5SetAuxdata: TypeAlias = Callable[[int | None, int | None, int | None], int]
"""What a Fts5SetAuxdata looks like."""

Fts5GetAuxdata: TypeAlias = Callable[[int | None, int], Any]
"""What a Fts5GetAuxdata looks like."""

Fts5PhraseFirst: TypeAlias = Callable[[int | None, int, Fts5PhraseIter, Ref, Ref], int]
"""What a Fts5PhraseFirst looks like."""

Fts5PhraseNext: TypeAlias = Callable[[int | None, Fts5PhraseIter, Ref, Ref], None]
"""What a Fts5PhraseNext looks like."""

Fts5PhraseFirstColumn: TypeAlias = Callable[[int | None, int, Fts5PhraseIter, Ref], int]
"""What a Fts5PhraseFirstColumn looks like."""

Fts5PhraseNextColumn: TypeAlias = Callable[[int | None, Fts5PhraseIter, Ref], None]
"""What a Fts5PhraseNextColumn looks like."""

Fts5TokenizerCreate: TypeAlias = Callable[[int | None, int | None, int, int | None], int]
"""What a Fts5TokenizerCreate looks like."""

Fts5TokenizerDelete: TypeAlias = Callable[[int | None], None]
"""What a Fts5TokenizerDelete looks like."""

Fts5TokenizerTokenize: TypeAlias = Callable[[int | None, int | None, int, int | None, int, int | None], int]
"""What a Fts5TokenizerTokenize looks like."""

Fts5ApiCreateTokenizer: TypeAlias = Callable[[Fts5Api, str | None, int | None, Fts5TokenizerMethods, int | None], int]
"""What a Fts5ApiCreateTokenizer looks like."""

Fts5ApiFindTokenizer: TypeAlias = Callable[[Fts5Api, str | None, int | None, Fts5TokenizerMethods], int]
"""What a Fts5ApiFindTokenizer looks like."""

Fts5ApiCreateFunction: TypeAlias = Callable[[Fts5Api, str | None, int | None, int | None, int | None], int]
"""What a Fts5ApiCreateFunction looks like."""

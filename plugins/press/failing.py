"""What fails though the program is right: a full or forbidden disk, workers gone, what is kept damaged."""

from __future__ import annotations

import errno
import pickle
import sqlite3
import sys
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from pathlib import Path

from plugins.gathering.shelves import Shelves
from plugins.model.problems import Problem, problem

_FULL, _FORBIDDEN, _LARGE = "hết chỗ trên đĩa", "không có quyền ghi", "tệp lớn quá mức cho phép"
_REASONS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _LARGE,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: "đĩa chỉ cho đọc",
    errno.ENOTDIR: "chỗ cần một thư mục lại là một tệp",
    errno.EISDIR: "chỗ cần một tệp lại là một thư mục",
}
_SQLITE_REASONS = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: "đĩa không đọc hay ghi được",
    sqlite3.SQLITE_READONLY: _FORBIDDEN,
    sqlite3.SQLITE_CANTOPEN: _FORBIDDEN,
    sqlite3.SQLITE_PERM: _FORBIDDEN,
}
_DAMAGED = frozenset((sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB))
_BESIDE = ("", "-wal", "-shm")


def damaged(error: BaseException) -> bool:
    """Whether an error says that what is kept of earlier printings cannot be read."""
    return isinstance(error, pickle.UnpicklingError) or (
        isinstance(error, sqlite3.DatabaseError) and _code(error) in _DAMAGED
    )


def forget(path: Path) -> None:
    """Away with what is kept of earlier printings, and say so."""
    for end in _BESIDE:
        path.with_name(f"{path.name}{end}").unlink(missing_ok=True)
    words = f"Sổ tay in hỏng ({path.name}): in lại từ đầu. Trang đã bỏ có thể còn sót; muốn chắc thì xóa thư mục in ra."
    print(words, file=sys.stderr)  # noqa: T201 -- the editor should know why everything is printed


def opened(path: Path) -> Shelves:
    """The shelves of a file; where it cannot be read as such, new ones in its place."""
    try:
        return Shelves(path)
    except sqlite3.DatabaseError as error:
        if not damaged(error):
            raise
        forget(path)
        return Shelves(path)


def outside(error: BaseException, path: Path) -> Problem | None:
    """The problem to tell where the cause lies outside the program, else None; `path` is what it kept its state in."""
    if isinstance(error, BrokenExecutor):
        return problem("BT817", "")
    if isinstance(error, sqlite3.DatabaseError):
        reason = _SQLITE_REASONS.get(_code(error), "")
        return problem("BT816", str(path), reason=reason) if reason else None
    if isinstance(error, OSError) and error.errno in _REASONS:
        return problem("BT816", str(error.filename or path), reason=_REASONS[error.errno])
    return None


@contextmanager
def telling(path: Path, found: list[Problem]) -> Iterator[None]:
    """Errors whose cause lies outside the program become problems; others go on."""
    try:
        yield
    except (OSError, sqlite3.DatabaseError, BrokenExecutor) as error:
        told = outside(error, path)
        if told is None:
            raise
        found.append(told)


def _code(error: sqlite3.DatabaseError) -> int:
    """The primary code of SQLite; 0 where the error is not SQLite's own."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF

"""Somebody without the rights of the tests: a process that does as it is told with a store, one line after another."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TextIO

from penpicture.engine.store.fault import StoreFault
from penpicture.engine.store.store import Store
from tests.store.small import JO, begun, said, store, values

NOBODY = 65534


class Somebody:
    """What somebody else does. Where the tests run without rights themselves, it is one of them."""

    def __init__(self) -> None:
        """Somebody who waits to be told."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.store.unprivileged"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )  # fmt: skip

    def does(self, folder: Path, what: str) -> Any:
        """What comes of something that is done with the store of a folder, or the code of what is refused."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin and stdout
        stdin.write(json.dumps([os.fspath(folder), what]) + "\n")
        stdin.flush()
        return json.loads(stdout.readline())

    def leaves(self) -> None:
        """No more of it."""
        self._process.communicate()


@contextmanager
def allowed(folder: Path, *, of_folder: int = 0o755, of_file: int | None = None) -> Generator[None]:
    """A folder, and a store within it, with these permissions for a while."""
    file = folder / "records.store"
    paths = [(folder, of_folder)] if of_file is None else [(file, of_file), (folder, of_folder)]
    before = [(path, path.stat().st_mode & 0o777) for path, _ in paths]
    for path, mode in paths:
        path.chmod(mode)
    try:
        yield
    finally:
        for path, mode in reversed(before):
            path.chmod(mode)


def _done(folder: Path, what: str, waiting: TextIO) -> Any:
    path = folder / "records.store"
    if what == "create":
        return Store.open(path, create=True).close()
    kept = Store.open(path)
    if what == "show":
        return values(kept)
    if what == "write":
        return kept.write("r1", said(how_long=3), by=JO, after=1)
    if what == "begin":
        return begun(kept, "r2")
    with kept.reading() as connection:
        found = len(connection.exec_driver_sql("SELECT * FROM records").all())
        print(json.dumps("reading"), flush=True)
        waiting.readline()
    return found


def _main() -> None:
    with TemporaryDirectory() as folder, store(Path(folder)) as kept:
        begun(kept)  # whatever must be read of the program is read while it may be
        kept.write("r1", said(how_long=1), by=JO, after=1)
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    for line in sys.stdin:
        folder, what = json.loads(line)
        try:
            found = _done(Path(folder), what, sys.stdin)
        except StoreFault as fault:
            found = fault.code
        print(json.dumps(found), flush=True)


if __name__ == "__main__":
    _main()

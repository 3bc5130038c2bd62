"""A PostgreSQL server of the tests' own, started once: a folder that is thrown away, a socket, and no network."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import NullPool

FAST = (
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "shared_buffers=16MB",
    "listen_addresses=",
)


@dataclass(frozen=True)
class Server:
    """A running server: where its programs and its socket are, and who runs it."""

    programs: Path
    folder: Path
    user: str

    def run(self, program: str, *words: str) -> None:
        """Run one of its programs. The test fails with what the program says if it fails."""
        root = os.getuid() == 0
        done = subprocess.run(
            [str(self.programs / program), *words],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            user=self.user if root else None,
            group=self.user if root else None,
            extra_groups=() if root else None,
        )
        assert done.returncode == 0, f"{program}\n{done.stdout}{done.stderr}"


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The server. PostgreSQL refuses to run as root, so there it runs as the user that Debian's package makes."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or [Path(str(shutil.which("initdb")))]
    user = "postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
    folder = Path(tempfile.mkdtemp(prefix="penpicture-"))
    if os.getuid() == 0:
        shutil.chown(folder, user, user)
    made = Server(found[-1].parent, folder, user)
    data = str(folder / "data")
    try:
        made.run("initdb", "-D", data, "-U", "tests", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
        options = " ".join(f"-c {option}" for option in (*FAST, f"unix_socket_directories={folder}"))
        made.run("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield made
        finally:
            made.run("pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


Fill = Callable[[bytes], Engine]
_NUMBERS = count()


@pytest.fixture
def postgresql(server: Server) -> Iterator[Fill]:
    """Makes a new database from a script, with PostgreSQL's own psql."""
    engines: list[Engine] = []

    def fill(script: bytes) -> Engine:
        name = f"t{next(_NUMBERS)}"
        where = ("-h", str(server.folder), "-U", "tests")
        server.run("createdb", *where, name)
        file = server.folder / f"{name}.sql"
        file.write_bytes(script)
        file.chmod(0o644)
        server.run("psql", *where, "-d", name, "-q", "-X", "-v", "ON_ERROR_STOP=1", "-f", str(file))
        socket = {"unix_sock": str(server.folder / ".s.PGSQL.5432")}
        engine = create_engine(f"postgresql+pg8000://tests@/{name}", connect_args=socket, poolclass=NullPool)
        engines.append(engine)
        return engine

    yield fill
    for engine in engines:
        engine.dispose()

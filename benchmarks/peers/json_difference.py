"""What a JSON Patch (RFC 6902) takes two exemplars apart into, by the package jsonpatch: places and values, without meaning, kinds
or an example. One line of JSON; CPU time.

python json_difference.py OLD NEW
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import jsonpatch


def main(old: Path, new: Path) -> None:
    """Time it."""
    before, after = (json.loads(path.read_text(encoding="utf-8")) for path in (old, new))
    start = time.process_time()
    found = jsonpatch.make_patch(before, after)
    print(json.dumps({"diff_s": time.process_time() - start, "operations": len(list(found))}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

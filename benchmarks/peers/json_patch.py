"""The same number of changes as a JSON Patch (RFC 6902) on the same form as plain data, by the package jsonpatch: by index,
without ranks, names, conflicts or a history. One line of JSON; CPU time.

python json_patch.py QUESTIONS CHANGES
"""

from __future__ import annotations

import json
import sys
import time

import jsonpatch


def main(size: int, changes: int) -> None:
    """Time it."""
    questions = [
        {"id": f"q{n}", "ask": f"How does question number {n} go at home?", "type": "text"}
        for n in range(size)
    ]
    form = {
        "sections": [{"id": f"s{n}", "questions": questions[n * 50 : n * 50 + 50]} for n in range(size // 50)]
    }
    patch = []
    for n in range(changes):
        at = f"/sections/{n % (size // 50)}/questions"
        patch.append(
            ({"op": "replace", "path": f"{at}/3/ask", "value": f"Reworded {n}?"},
             {"op": "add", "path": f"{at}/4", "value": {"id": f"more_{n}", "ask": "What else?", "type": "text"}},
             {"op": "move", "from": f"{at}/5", "path": f"{at}/9"},
             {"op": "add", "path": f"{at}/6/ask when", "value": "q2 is now"},
             {"op": "add", "path": f"{at}/7/essential", "value": True})[n % 5]
        )  # fmt: skip
    start = time.process_time()
    jsonpatch.JsonPatch(patch).apply(form)
    print(json.dumps({"compose_s": time.process_time() - start}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))

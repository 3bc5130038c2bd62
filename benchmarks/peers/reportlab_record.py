"""ReportLab on the words of a record, untagged; prints one line of JSON.

Its lines are a JSON list of [style, words] in the file named, as our record on paper has them.
"""

from __future__ import annotations

import io
import json
import sys
import time
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate


def main(lines: list[tuple[str, str]]) -> None:
    """The first document, and the best of those after it, in CPU seconds."""

    def once() -> tuple[float, int]:
        start = time.process_time()
        styles = getSampleStyleSheet()
        document = SimpleDocTemplate(io.BytesIO(), pagesize=A4, title="Bench")
        document.build([Paragraph(words, styles[style]) for style, words in lines])
        return time.process_time() - start, document.page

    cold, pages = once()
    print(json.dumps({"cold_s": cold, "warm_s": min(once()[0] for _ in range(7)), "pages": pages}))


main(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))

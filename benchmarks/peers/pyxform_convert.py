"""pyxform turning one XLSForm into XForm XML, in a process of its own; prints one line of JSON.

Runs in the peers' environment: python pyxform_convert.py TOPOLOGY SIZE (markdown|xlsx) OUT.xml
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from forms import markdown, xlsform


def workbook(path: Path, sheets: dict[str, list[dict[str, str]]]) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for name, records in sheets.items():
        sheet = book.create_sheet(name)
        columns = list(dict.fromkeys(key for record in records for key in record))
        sheet.append(columns)
        for record in records:
            sheet.append([record.get(column) for column in columns])
    book.save(path)


def main() -> None:
    topology, size, form, out = sys.argv[1], int(sys.argv[2]), sys.argv[3], Path(sys.argv[4])
    from pyxform.xls2xform import convert

    with tempfile.TemporaryDirectory() as folder:
        source: str = markdown(topology, size)
        if form == "xlsx":
            source = str(Path(folder) / "form.xlsx")
            workbook(Path(source), xlsform(topology, size))
        start = time.process_time()
        xform = convert(source).xform
        cpu = time.process_time() - start
    out.write_text(xform)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"compile_s": cpu, "rss_mib": peak}))


main()

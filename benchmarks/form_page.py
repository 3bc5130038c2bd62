"""The form in Chromium: its size, how soon it opens, and how long an answer takes from the click to the painted frame.

python -m benchmarks.form_page [SIZE]        prints one line of JSON; the longest way round: everything on one page

Half of the questions are yes/no, each hanging on one of the twenty before; the others are text and choices with
reasons for no answer. An answer begins as a frame does and ends when that frame is painted, so that nothing of it is
waiting for the screen. `painted` is by the clock, and swells on a busy machine; `cpu` is the main thread's own
time, script, style, layout and paint together.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from penpicture.dsl.source import Source
from penpicture.engine.compile import compile_exemplar
from penpicture.renderers.form_html import form_html

from .forms import parents

REPEATS = 60

_GO_TO = """id => new Promise(done => {
  document.getElementById(id).scrollIntoView({block: "center"});
  setTimeout(() => requestIdleCallback(done), 50);
})"""

_ANSWER = """id => new Promise(done => {
  const input = document.getElementById(id);
  const channel = new MessageChannel();
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const start = performance.now();
    if (input.type === "radio") input.click();
    else { input.value += "Robin sleeps. "; input.dispatchEvent(new InputEvent("input", {bubbles: true})); }
    const handled = performance.now();
    requestAnimationFrame(() => {});
    channel.port1.onmessage = () => done([handled - start, performance.now() - start]);
    // This frame's style, layout and paint come after its callbacks, and before the next message.
    channel.port2.postMessage(null);
  }));
})"""


def our_yaml(size: int) -> str:
    """A form of so many questions, as mixed as real ones are."""
    lines = ["penpicture: 1", "exemplar: bench-page", "version: 1.0.0", "title: Bench", "about: child"]
    lines += ["pen picture:", "  - Question 2 says <q2>.", "sections:"]
    for i, parent in parents("local", size):
        if i % 50 == 0:
            lines += [f"  - id: s{i // 50}", f"    title: Section {i // 50}", "    questions:"]
        lines += [f"      - id: q{i}", f"        ask: How does question number {i} go at home?"]
        hint = "        hint: In their own words, however short."
        reasons = "        no answer because: not_known, not_asked, declined"
        if i % 2 == 0 and i % 4 == 0:
            lines += [hint, "        type: long text", reasons]
        elif i % 4 == 2:
            lines += ["        type: choice", "        options:", "          now: Yes, now", "          past: In the past",
                      "          never: Never", reasons]  # fmt: skip
        else:
            lines.append("        type: yes/no")
            odd = None if parent is None else parent | 1
            if odd is not None and odd < i:
                lines.append(f"        skip when: q{odd} is no")
    return "\n".join(lines) + "\n"


def measure(size: int) -> dict[str, Any]:
    """The figures of one form: bytes, and milliseconds."""
    from playwright.sync_api import sync_playwright

    compiled = compile_exemplar(Source("bench.yaml", our_yaml(size)))
    assert compiled.artifact is not None, [d.message for d in compiled.diagnostics][:3]
    page_bytes = next(iter(form_html(compiled.artifact).files.values()))
    found: dict[str, Any] = {"questions": size, "bytes": len(page_bytes)}
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "form.html"
        file.write_bytes(page_bytes)
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(file.as_uri() + "#/all")
        page.locator("#pp-state:not(:empty)").wait_for(state="attached")
        opened = "performance.now() - performance.getEntriesByType('navigation')[0].responseEnd"
        found["open_ms"] = round(page.evaluate(opened))
        watch = page.context.new_cdp_session(page)
        watch.send("Performance.enable", {"timeDomain": "threadTicks"})

        def spent() -> float:
            metrics = watch.send("Performance.getMetrics")["metrics"]
            return next(1000 * float(each["value"]) for each in metrics if each["name"] == "TaskDuration")

        for kind, start in (("text", 0), ("choice", 2), ("yes_no", 1)):
            taken: list[tuple[float, float, float]] = []
            for n in range(REPEATS):
                name = f"q{(start + 16 * n) % size}"
                if not page.evaluate("id => !!document.getElementById(id)", name):
                    continue
                name += "-1" if kind != "text" and n % 2 else ""
                page.evaluate(_GO_TO, name)
                before = spent()
                handled, painted = page.evaluate(_ANSWER, name)
                taken.append((handled, painted, spent() - before))
            for name, at in (("handled", 0), ("painted", 1), ("cpu", 2)):
                figures = sorted(each[at] for each in taken)
                found[f"{kind}_{name}_ms"] = round(median(figures), 1)
                found[f"{kind}_{name}_worst_ms"] = round(figures[-1], 1)
        browser.close()
    return found


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]) if sys.argv[1:] else 1000)))

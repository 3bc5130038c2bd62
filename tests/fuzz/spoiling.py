"""Hypothesis strategies that spoil a sound text the ways people, mail programs and enemies do."""

from __future__ import annotations

from hypothesis import strategies as st

BITS = (
    b"", b" ", b"  ", b"\t", b"\n", b"\r\n", b"\0", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b":", b": ", b"- ", b"#", b" #", b"'",
    b'"', b"[", b"]", b"{", b"}", b"&a", b"*a", b"!!python/object:os.system", b"|", b">", b"%", b"@", b"`", b"<", b">",
    b"<child.known_as>", b"<", b"---", b"...", b"<<: *a", b"\\", b",", b"null", b"yes", b"1e999", b"-0", b"9" * 400, b"2026-02-30",
    b" is ", b" and ", b" or ", b" not ", b"(", b")", b"any sibling where ", b"today", b"\xe2\x80\xae", b"\xf0\x9f\x98\x80", b"[" * 300,
    b"{\"a\":" * 300, b"NaN", b"\\ud800", b"id: id", b"ask when: ",
)  # fmt: skip


@st.composite
def spoilt(draw: st.DrawFn, sound: list[bytes]) -> bytes:
    """A sound text with up to four stretches cut out, doubled, moved or replaced."""
    data = draw(st.sampled_from(sound))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.one_of(st.integers(0, 4), st.integers(0, 400))))
        piece = draw(st.one_of(st.sampled_from(BITS), st.just(data[start:end] * 2), st.binary(max_size=8)))
        data = data[:start] + piece + data[end:]
    return data

"""Texts that would be more than text, were they ever taken for markup or a template."""

from __future__ import annotations

import json

from penpicture.engine.artifact import Artifact

HOSTILE = (
    "<script>document.title='taken'</script>",
    "\"'><img src=x onerror=alert(1)>",
    "</style></title><h1>Taken over</h1>",
    "{{ 7 * 7 }} {% include 'page.css' %} {# gone #}",
    '#panic("taken") *bold* _thin_ $x$ @page <label> = Heading',
    "// gone\n/* gone */ \\ `code` #let x = 1; #[taken]",
    "&lt;b&gt; &amp; &#60;i&#62;",
    "javascript:alert(1)",
)


def with_words(artifact: Artifact, words: str, instead_of: str) -> Artifact:
    """The artifact with `words` wherever `instead_of` stood, as if its author had written them."""
    old, new = json.dumps(instead_of)[1:-1], json.dumps(words)[1:-1]
    content = json.loads(json.dumps(artifact.content).replace(old, new))
    return Artifact.of(content, artifact.provenance)

"""Tags that no parser would take for one: a bracket lost, another letter in `so:`, the scheme left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.problems import Problem, problem
from plugins.tagging.marks import Marks
from plugins.tagging.registry import Registry

# An indicator's id behind anything like `so:`, or alone between the round brackets of a link.
_STRAY = re.compile(
    r"(?P<before>\]\s?\(\s*<?|[(\[{]|(?<![\w/]))(?P<scheme>(?:https?://)?[Ss][oóòôố0OỐ]\s?[:;.,=/_-]\s?|)"
    r"(?P<id>[a-z0-9]+(?:-[a-z0-9]+)+)(?=[\s\"”“')\]}>]|$)"
)
_JOINED = re.compile(r"-[a-z0-9]+(?:-[a-z0-9]+)*")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_SCHEMES = ("so", "s0")  # what may stand for a scheme within a hyphened word
_CODE = re.compile(r"^(?P<fence>```+|~~~+).*?^(?P=fence)|`[^`\n]+`", re.DOTALL | re.MULTILINE)


def strays(marks: Marks, registry: Registry, path: str) -> Iterator[Problem]:
    """A problem for every known id of an indicator that stands like a tag's and is none, code left alone."""
    source = marks.source
    known = {mark.target + spaces for mark in marks.found for spaces in range(3)}
    hidden = None
    for match in _STRAY.finditer(source) if _suspected(source, known, registry) else ():
        linked = match["before"].startswith("]")
        if not (match["scheme"] or linked) or not registry.get(match["id"]) or match.start("id") in known:
            continue
        if match.start() and source[match.start() - 1] == "\\":
            continue
        hidden = hidden if hidden is not None else [span.span() for span in _CODE.finditer(source)]
        if any(start <= match.start() < end for start, end in hidden):
            continue
        text = source[match.start("scheme") : match.end("id")]
        guess = f"so:{match['id']}" if text != f"so:{match['id']}" else ""
        yield problem("BT322", path, *marks.place(match.start("scheme")), guess, text=text)


def _suspected(source: str, known: set[int], registry: Registry) -> bool:
    """Whether a known id, which always has a hyphen, stands by itself or behind what may be a scheme, not a mark."""
    at = source.find("-")
    while at >= 0:
        rest = _JOINED.match(source, at)
        first = at
        while first and source[first - 1] in _LETTERS:
            first -= 1
        if not rest or first == at:
            at = source.find("-", at + 1)
            continue
        parts = source[first : rest.end()].split("-")
        ends = [0] if first not in known else []
        ends += [place + 1 for place, part in enumerate(parts) if part in _SCHEMES]
        if any(registry.get("-".join(parts[start:])) for start in ends):
            return True
        at = source.find("-", rest.end())
    return False

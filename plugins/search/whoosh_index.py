"""Everything of Whoosh: an index in a directory of its own, brought up to date piece by piece, read as a shelf.

The directory holds pickles and all the text: it lies outside the output, only its owner may open it, and an index that
came from elsewhere must never be opened.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any

from plugins.search.documents import Document
from plugins.search.postings import Posting
from plugins.search.segment import BODY, KEYS, TITLE, Spelling, field_terms
from plugins.search.shards import quantised

with warnings.catch_warnings():  # Whoosh 2.7.4 has invalid escapes in its doc strings
    warnings.simplefilter("ignore")
    import whoosh.analysis
    import whoosh.columns
    import whoosh.fields
    import whoosh.index

WHOOSH: Any = whoosh  # it has no types

# Part of every fingerprint: raise it when the analysis or the schema changes, and every piece is indexed anew.
VERSION = "1"
FIELDS = {"u": ("title", "keys", "body"), "p": ("title_pairs", "keys_pairs", "body_pairs")}
_NAME = "bantin"


def update(directory: Path, documents: Iterable[Document]) -> int:
    """Make the index hold exactly these documents; the number of pieces added, changed or dropped."""
    found = _opened(directory)
    known = _known(found)
    seen: set[str] = set()
    writer: Any = None
    changes = 0
    try:
        for document in documents:
            seen.add(document.id)
            digest = fingerprint(document)
            number, before = known.get(document.id, (-1, ""))
            if before == digest:
                continue
            writer = writer or found.writer(limitmb=64)
            if number >= 0:
                writer.delete_document(number)
            writer.add_document(**_entry(document, digest))
            changes += 1
        for id, (number, _) in known.items():
            if id not in seen:
                writer = writer or found.writer(limitmb=64)
                writer.delete_document(number)
                changes += 1
    except BaseException:
        if writer:
            writer.cancel()
        raise
    if writer:
        writer.commit()
    return changes


def fingerprint(document: Document) -> str:
    """Changes whenever the piece must be indexed anew."""
    return blake2b(f"{VERSION}{document!r}".encode(), digest_size=16).hexdigest()


class WhooshShelf:
    """Terms looked up in an open Whoosh reader; documents are numbered as Whoosh does."""

    def __init__(self, reader: Any) -> None:
        """`reader` is open as long as the shelf is used."""
        self._reader = reader
        self._lengths = reader.column_reader("length") if reader.doc_count() else None
        self.documents: int = reader.doc_count()
        lengths = [self.length(number) for number in reader.all_doc_ids()]
        self.average: float = max(1, round(100 * sum(lengths) / len(lengths))) / 100 if lengths else 1.0

    def spellings(self, kind: str, fold: str) -> list[Spelling]:
        """The spellings of a fold key, in most documents first, then by exact form; their surface is the form."""
        counts: dict[str, dict[int, list[int]]] = {}
        for place, field in enumerate(FIELDS[kind]):
            for term in self._reader.expand_prefix(field, f"{fold}|"):
                exact = (term.decode() if isinstance(term, bytes) else term).partition("|")[2]
                matcher = self._reader.postings(field, term)
                while matcher.is_active():
                    counts.setdefault(exact, {}).setdefault(matcher.id(), [0, 0, 0])[place] = int(matcher.weight())
                    matcher.next()
        found = [
            Spelling(exact, exact, tuple(Posting(number, *documents[number]) for number in sorted(documents)))
            for exact, documents in counts.items()
        ]
        return sorted(found, key=lambda spelling: (-len(spelling.postings), spelling.exact))

    def length(self, document: int) -> float:
        """The body length of a document in kept tokens, as quantised."""
        return float(2 ** (self._lengths[document] / 8) - 1) if self._lengths else 0.0

    def document(self, number: int) -> Document:
        """The piece of a number."""
        stored = self._reader.stored_fields(number)["document"]
        assert isinstance(stored, Document)  # noqa: S101 -- we wrote it
        return stored


@contextmanager
def shelf(directory: Path) -> Iterator[WhooshShelf]:
    """The shelf of an index, open while the block runs."""
    reader = _opened(directory).reader()
    try:
        yield WhooshShelf(reader)
    finally:
        reader.close()


def _schema() -> Any:
    terms = WHOOSH.analysis.RegexTokenizer(r"[^\t]+")
    named = {name: WHOOSH.fields.TEXT(analyzer=terms, phrase=False) for row in FIELDS.values() for name in row}
    return WHOOSH.fields.Schema(
        id=WHOOSH.fields.ID(stored=True, unique=True),
        digest=WHOOSH.fields.STORED,
        document=WHOOSH.fields.STORED,
        length=WHOOSH.fields.COLUMN(WHOOSH.columns.NumericColumn("B")),
        **named,
    )


def _opened(directory: Path) -> Any:
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    directory.chmod(0o700)
    if WHOOSH.index.exists_in(str(directory), indexname=_NAME):
        return WHOOSH.index.open_dir(str(directory), indexname=_NAME)
    return WHOOSH.index.create_in(str(directory), _schema(), indexname=_NAME)


def _known(found: Any) -> dict[str, tuple[int, str]]:
    """The number and fingerprint of every piece in the index, looked up in one pass."""
    with found.reader() as reader:
        return {
            stored["id"]: (number, stored["digest"])
            for number, stored in ((number, reader.stored_fields(number)) for number in reader.all_doc_ids())
        }


def _entry(document: Document, digest: str) -> dict[str, Any]:
    entry: dict[str, Any] = {"id": document.id, "digest": digest, "document": document}
    for field in (TITLE, KEYS, BODY):
        terms = field_terms(document, field)
        for kind, found in terms.items():
            entry[FIELDS[kind][field]] = "\t".join(f"{fold}|{exact}" for fold, exact, _ in found)
    entry["length"] = quantised(len(terms["u"]))  # of the body, which comes last
    return entry

"""Everything of Whoosh: an index in a directory of its own, brought up to date piece by piece, read as a shelf.

The directory holds pickles and all the text: it lies outside the output, only its owner may open it, and an index that
came from elsewhere must never be opened.
"""

from __future__ import annotations

import dataclasses
import time
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any

from plugins.search.documents import Document, Facet, Target
from plugins.search.fields import BODY, KEYS, TITLE, field_terms
from plugins.search.lexicon import Key
from plugins.search.postings import Posting, Spelling
from plugins.search.shape import average_length, quantised

with warnings.catch_warnings():  # Whoosh 2.7.4 has invalid escapes in its doc strings
    warnings.simplefilter("ignore")
    import whoosh.analysis
    import whoosh.columns
    import whoosh.fields
    import whoosh.index

WHOOSH: Any = whoosh  # it has no types

# Raise it when the analysis, the schema or Document changes: an index of another version is not even opened.
VERSION = "3"
FIELDS = {"u": ("title", "keys", "body"), "p": ("title_pairs", "keys_pairs", "body_pairs")}
_NAME = f"bantin{VERSION}"
_PATIENCE, _PAUSE = 100, 0.1  # times and seconds: another search may be updating the same index


def update(directory: Path, documents: Iterable[Document]) -> int:
    """Make the index hold exactly these documents; the number of pieces added, changed or dropped."""
    found = _opened(directory)
    with found.reader() as reader:
        known = _known(reader)
    seen: set[str] = set()
    changed: dict[str, Document] = {}
    for document in documents:
        seen.add(document.id)
        digest = fingerprint(document)
        if known.get(document.id, (0, ""))[1] != digest:
            changed[digest] = document
    return _write(_writer(found), changed, seen) if changed or not seen >= known.keys() else 0


def _write(writer: Any, changed: dict[str, Document], seen: set[str]) -> int:
    """Apply the changes to what the index holds now that nobody else writes: numbers may have moved meanwhile."""
    changes = 0
    try:
        with writer.reader() as reader:
            known = _known(reader)
        gone = [id for id in known if id not in seen]
        fresh = {digest: piece for digest, piece in changed.items() if known.get(piece.id, (0, ""))[1] != digest}
        for id in (*gone, *(piece.id for piece in fresh.values())):
            if id in known:
                writer.delete_document(known[id][0])
        for digest, piece in fresh.items():
            writer.add_document(**_entry(piece, digest))
        changes = len(gone) + len(fresh)
    except BaseException:
        writer.cancel()
        raise
    writer.commit()
    return changes


def fingerprint(document: Document) -> str:
    """Changes whenever the piece must be indexed anew."""
    return blake2b(repr(document).encode(), digest_size=16).hexdigest()


class WhooshShelf:
    """Terms looked up in an open Whoosh reader; documents are numbered as Whoosh does."""

    def __init__(self, reader: Any) -> None:
        """`reader` is open as long as the shelf is used."""
        self._spelt: dict[tuple[str, str], list[Spelling]] = {}
        self._reader = reader
        self._lengths = reader.column_reader("length") if reader.doc_count() else None
        self.documents: int = reader.doc_count()
        lengths = [self._lengths[number] for number in reader.all_doc_ids()] if self._lengths else []
        self.average: float = average_length(lengths) / 100

    def spellings(self, kind: str, fold: str) -> list[Spelling]:
        """The spellings of a fold key, in most documents first, then by exact form; their surface is the form."""
        if (kind, fold) not in self._spelt:
            self._spelt[kind, fold] = self._spellings(kind, fold)
        return self._spelt[kind, fold]

    def _spellings(self, kind: str, fold: str) -> list[Spelling]:
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

    def lexicon(self) -> list[Key]:
        """The words of all pieces without their marks, which alone the index knows."""
        levels: dict[str, int] = {}
        for field in FIELDS["u"]:
            for term in self._reader.lexicon(field):
                fold = (term.decode() if isinstance(term, bytes) else term).partition("|")[0]
                if fold[0] > "9":  # numbers are no words
                    level = int(self._reader.doc_frequency(field, term)).bit_length()
                    levels[fold] = max(level, levels.get(fold, 0))
        return [Key(fold, level, fold) for fold, level in levels.items()]

    def length(self, document: int) -> float:
        """The body length of a document in kept tokens, as quantised."""
        return float(2 ** (self._lengths[document] / 8) - 1) if self._lengths else 0.0

    def document(self, number: int) -> Document:
        """The piece of a number."""
        stored = dict(self._reader.stored_fields(number)["document"])
        stored["category"] = Facet(*stored["category"]) if stored["category"] else None
        stored["places"] = tuple(Facet(*place) for place in stored["places"])
        stored["targets"] = tuple(Target(*target) for target in stored["targets"])
        return Document(**stored)


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


def _known(reader: Any) -> dict[str, tuple[int, str]]:
    """The number and fingerprint of every piece in the index, looked up in one pass."""
    stored = ((number, reader.stored_fields(number)) for number in reader.all_doc_ids())
    return {fields["id"]: (number, fields["digest"]) for number, fields in stored}


def _stored(document: Document) -> dict[str, Any]:
    """The piece as plain values, so that reading them needs no class of ours."""
    stored = {field.name: getattr(document, field.name) for field in dataclasses.fields(document)}
    if document.category:
        stored["category"] = (document.category.key, document.category.name)
    stored["places"] = tuple((place.key, place.name) for place in document.places)
    stored["targets"] = tuple(map(tuple, document.targets))
    return stored


def _writer(found: Any) -> Any:
    """A writer, once nobody else has one; whoosh's LockError after ten seconds."""
    for _ in range(_PATIENCE):
        try:
            return found.writer(limitmb=64)
        except WHOOSH.index.LockError:
            time.sleep(_PAUSE)
    return found.writer(limitmb=64)


def _entry(document: Document, digest: str) -> dict[str, Any]:
    entry: dict[str, Any] = {"id": document.id, "digest": digest, "document": _stored(document)}
    for field in (TITLE, KEYS, BODY):
        terms = field_terms(document, field)
        for kind, found in terms.items():
            entry[FIELDS[kind][field]] = "\t".join(f"{fold}|{exact}" for fold, exact, _ in found)
    entry["length"] = quantised(len(terms["u"]))  # of the body, which comes last
    return entry

"""`python -m benchmarks.corpus N FOLDER`: an invented corpus of N articles for bantin and for its peers."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from benchmarks import trees
from benchmarks.districts import Places
from benchmarks.pieces import Writer, read_words
from plugins.gazetteer.tables import Gazetteer

PROJECT = Path(__file__).resolve().parents[1]
REGISTRY = PROJECT / "content" / "du-lieu"
SEED = 2017
OURS = ("ours", "plain")
TREES = ("ours", "pelican", "hugo", "eleventy")


class Corpus:
    """The pieces of one seed, written as trees side by side: FOLDER/ours, FOLDER/pelican and so on.

    FOLDER/plain is ours without tagged figures, all public: the words that the peers are given.

    `article` and `report` are the newest of their kinds, which later editions add: so do newsrooms.
    """

    def __init__(self, articles: int, seed: int = SEED) -> None:
        """`articles` pieces, and two more."""
        places = Places(Gazetteer.load(), seed)
        writer = Writer(seed, places, read_words())
        self.offices = places.offices
        pieces = [writer.piece(number) for number in range(articles + 2)]
        self.article, self.report = (
            max((piece for piece in pieces if piece.report is kind), key=lambda piece: piece.date)
            for kind in (False, True)
        )
        self.pieces = tuple(piece for piece in pieces if piece not in (self.article, self.report))

    def write(self, folder: Path, wanted: Iterable[str] = TREES) -> None:
        """Write the trees that are wanted."""
        for name in wanted:
            root = folder / name
            if name in OURS:
                pieces = self.pieces if name == "ours" else map(trees.public, self.pieces)
                trees.ours(pieces, root, REGISTRY, self.offices)
            else:
                {"pelican": trees.pelican, "hugo": trees.hugo, "eleventy": trees.eleventy}[name](self.pieces, root)


def main() -> None:
    """Write a corpus and say how many words it has."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.corpus", description=__doc__)
    parser.add_argument("articles", type=int, metavar="N")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", default=",".join(TREES), help="trees to write, of " + ",".join(TREES))
    asked = parser.parse_args()
    corpus = Corpus(asked.articles, asked.seed)
    corpus.write(asked.folder, asked.only.split(","))
    words = sorted(len(piece.body.split()) for piece in corpus.pieces)
    print(f"{len(words)} articles of {words[0]} to {words[-1]} words, {words[len(words) // 2]} in the middle")


if __name__ == "__main__":
    main()

"""Text into syllables and numbers, in Python and in the browser."""

from __future__ import annotations

import json
import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.search.analysis import analyse, exact_form, fold_form, kept, marked, pairs, with_i
from plugins.search.words import ABBREVIATIONS, STOP_WORDS
from plugins.text.plain import plain
from tests.search.javascript import SCRIPTS, run
from tests.search.make_vectors import TEXTS, VECTORS, vector

_VECTOR_IN_SCRIPT = """
  const analysis = bantin.analysis;
  return given.map((text) => {
    const found = analysis.analyse(text);
    const rest = analysis.kept(found);
    return {
      text,
      exact: found.map((token) => token.exact),
      fold: found.map((token) => token.fold),
      breaks: found.flatMap((token, place) => (token.breaks ? [place] : [])),
      kept: rest.map((token) => token.exact),
      pairs: analysis.pairs(rest).map(([left, right]) => left.exact + " " + right.exact),
    };
  });
"""


def _exacts(text: str) -> list[str]:
    return [token.exact for token in analyse(text)]


def test_vectors_are_what_the_analysis_makes():
    """The vectors both languages are held to are those of the Python analysis."""
    assert json.loads(VECTORS.read_text("utf-8")) == [vector(text) for text in TEXTS]


def test_script_analyses_as_python_does():
    """The browser's tokens, folds, breaks, kept words and pairs equal the vectors."""
    expected = json.loads(VECTORS.read_text("utf-8"))
    assert run(_VECTOR_IN_SCRIPT, [row["text"] for row in expected], ("analysis",)) == expected


def test_script_has_the_same_tables():
    """Stop words and abbreviations stand word for word in the scripts."""
    analysis = (SCRIPTS / "analysis.js").read_text("utf-8").replace('" +\n      "', "")
    query = (SCRIPTS / "query.js").read_text("utf-8")
    assert f'"{STOP_WORDS}"' in analysis
    assert [line for key, words in ABBREVIATIONS.items() if (line := f'["{key}", "{words}"]') not in query] == []
    assert query.count('    ["') == len(ABBREVIATIONS)


def test_script_analyses_any_mixture_as_python_does():
    """On 5,500 strings, mixtures of letters, marks, digits and punctuation, NFD and exotic ones too, the two agree."""
    drawn = [*_mixtures(4000), *(unicodedata.normalize("NFD", text) for text in _mixtures(500)), *_exotic(1000)]
    found = run(_VECTOR_IN_SCRIPT, drawn, ("analysis",))
    wrong = [(text, each) for text, each in zip(drawn, found, strict=True) if each != vector(text)]
    assert wrong == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà bình", "hòa bình"),
        ("Uỷ ban", "Ủy ban"),
        ("C\u00e2\u0300n", "Cần"),
        ("Ðông Triều", "Đông Triều"),
        ("13-NQ/HU", "13/NQ-HU"),
        ("05-CT/T.Ư", "5 ct tw"),
        ("2.105", "2105"),
        ("đảng\u200b viên", "đảng viên"),
    ],
)
def test_spellings_of_the_same_words_are_one(one, other):
    """Where the tone stands, how the letters are composed, and dots and dashes in numbers make no difference."""
    assert _exacts(one) == _exacts(other)


def test_marks_tell_words_apart():
    """cần, cân and can are three words of one fold."""
    tokens = analyse("cần cân can")
    assert [token.exact for token in tokens] == ["cân2", "cân", "can"]
    assert {token.fold for token in tokens} == {"can"}


def test_a_final_y_folds_with_i_only_after_a_consonant():
    """tỷ = tỉ and lý = lí, but thuỷ, quý and y stay."""
    folds = [fold_form(exact_form(word)) for word in ["tỷ", "tỉ", "lý", "lí", "thuỷ", "quý", "y"]]
    assert folds == ["ti", "ti", "li", "li", "thuy", "quy", "y"]
    assert with_i("ty3") == "ti3"


def test_stop_words_stay_in_names():
    """Như Thanh, Từ Sơn and Thủ Dầu Một are kept whole; the same words elsewhere go; được goes, Đước stays."""
    text = "Ở huyện Như Thanh và Thủ Dầu Một, như đã nêu, cần được. Từ Sơn, Cần Đước."
    assert " ".join(token.exact for token in kept(analyse(text))) == (
        "huyên5 như thanh thu3 dâu2 môt5 nêu cân2 tư2 sơn cân2 đươc1"
    )


def test_pairs_do_not_cross_the_end_of_a_sentence():
    """Neighbours are counted inside a sentence, over a stop word, and after the full stop of "TP."."""
    found = [f"{left.fold} {right.fold}" for left, right in pairs(kept(analyse("Chi bộ và đảng ủy TP. Huế. Họp tốt")))]
    assert found == ["chi bo", "bo dang", "dang uy", "uy tp", "tp hue", "hop tot"]


def test_a_number_does_not_part_two_words():
    """'kết nạp 92 đảng viên' holds the pair 'nạp đảng' besides those with the number; 13-NQ/HU has no more than two."""
    found = [f"{left.fold} {right.fold}" for left, right in pairs(analyse("Kết nạp 92 đảng viên. 13-NQ/HU 5 6 7"))]
    assert found == ["ket nap", "nap 92", "92 dang", "nap dang", "dang vien", "13 nq", "nq hu", "hu 5", "5 6", "6 7"]


def test_only_letters_can_be_marked():
    """A tone, a hat or đ is a mark; y for i and digits are not."""
    assert [marked(exact_form(word)) for word in ["tỷ", "ty", "đ", "Cân", "can", "2105"]] == [
        True,
        False,
        True,
        True,
        False,
        False,
    ]


@settings(max_examples=200)
@given(
    st.text(alphabet="aăâeêoôơuưyiđĐÐbcnhgtTpPƯ0123456789.,-/!?;… \n\u0300\u0301\u0303\u0309\u0323\u031b\u00ad\u200b")
)
def test_offsets_lead_back_to_the_words(text):
    """Tokens lie in order within the plain text, none empty."""
    whole = plain(text)
    end = 0
    for token in analyse(text):
        assert end <= token.start < token.end
        end = token.end
        assert token.fold
    assert end <= len(whole)


def _exotic(count: int) -> list[str]:
    """Strings of any code points but surrogates, among them letters of many scripts, beside Vietnamese ones."""
    dice = random.Random(12)
    ranges = ((0x20, 0x7F), (0xA0, 0x24F), (0x250, 0x36F), (0x370, 0x5FF), (0x1E00, 0x1FFF), (0x2000, 0x2BFF))
    ranges += ((0x3000, 0xD7FF), (0xF900, 0xFFFD), (0x10000, 0x1FAFF))

    def letter() -> str:
        return chr(dice.randint(*dice.choice(ranges))) if dice.random() < 0.6 else dice.choice("ươđĐếộạ T.Ư2,5/-\n")

    return ["".join(letter() for _ in range(dice.randint(1, 30))) for _ in range(count)]


def _mixtures(count: int) -> list[str]:
    dice = random.Random(11)
    letters = "aăâeêoôơuưyiđĐÐbcnhgtTpPƯĂÊxX0123456789.,-/!?;:…“”()’ \n\r\u00a0"
    letters += "\u0300\u0301\u0303\u0309\u0323\u031b\u0302\u00ad\u200b"
    words = ["TP. ", "T.Ư", "như", "Như ", "Từ ", "2.105", "76,67", "v.v", "và ", "Cần ", "NQ/HU"]
    return ["".join(dice.choice([*letters, *words]) for _ in range(dice.randint(1, 40))) for _ in range(count)]

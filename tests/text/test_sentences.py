"""Sentences end where a reader pauses, not at every dot."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.text.sentences import sentence_at, sentence_spans, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Có 2.105 đảng viên. Thời gian qua tốt.", ["Có 2.105 đảng viên.", "Thời gian qua tốt."]),
        ("Ở TP. Hạ Long và TX. Đông Triều. Hết.", ["Ở TP. Hạ Long và TX. Đông Triều.", "Hết."]),
        ("Nghị quyết T.Ư 4. Chỉ thị số 05-CT/TW. Xong.", ["Nghị quyết T.Ư 4.", "Chỉ thị số 05-CT/TW.", "Xong."]),
        ("Đại hội xong. 98/104 thôn làm theo.", ["Đại hội xong.", "98/104 thôn làm theo."]),
        ("Có 98 thôn (trong đó 5 thôn mới. Xem phụ lục) làm.", ["Có 98 thôn (trong đó 5 thôn mới. Xem phụ lục) làm."]),
        ("Cán bộ khu dân cư… Song song với đó, tốt!", ["Cán bộ khu dân cư…", "Song song với đó, tốt!"]),
        ("1. Việc đầu. Làm ngay.", ["1. Việc đầu.", "Làm ngay."]),
        ("Ông nói: “Tốt lắm.” Mọi người cười.", ["Ông nói: “Tốt lắm.”", "Mọi người cười."]),
        ("Đồng chí Nguyễn V. An nói. Hết", ["Đồng chí Nguyễn V. An nói.", "Hết"]),
        ("Dòng một\nDòng hai", ["Dòng một", "Dòng hai"]),
        ("", []),
    ],
)
def test_text_is_cut_into_sentences(text: str, expected: list[str]):
    """Abbreviations, numbers, list numbers and brackets stay whole."""
    assert sentences(text) == expected


def test_a_figure_finds_its_own_sentence():
    """White space is made single."""
    text = "Một câu.  Hai  câu có 28 chi bộ. Ba."
    assert sentence_at(text, text.index("28")) == "Hai câu có 28 chi bộ."


@settings(deadline=None)  # nothing is timed
@given(st.text(alphabet="aĐ1 .!?…()\n“”TP", max_size=60))
def test_no_character_is_lost_between_sentences(text: str):
    """Only white space lies between two sentences, and they stand in order."""
    spans = sentence_spans(text)
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert spans == sorted(spans)

"""Whether a figure can be one of its indicator: decimals of a count, per cent of members, more than all."""

from __future__ import annotations

import re
from decimal import Decimal

from plugins.model.facts import Indicator
from plugins.tagging.registry import Registry
from plugins.tagging.slips import Slip, margin, slip
from plugins.text.numbers import SCALE, scale_of

PERCENT = re.compile(r"%|phần trăm", re.IGNORECASE)

_SCALED = re.compile(rf"(?<!\w){SCALE}(?!\w)|(?<!\w)đồng(?!\w)", re.IGNORECASE)
_IN_HEADER = re.compile(rf"(?:\(|(?=\S+\s+đồng))(?:đơn vị(?: tính)?:?\s*)?(?P<unit>{SCALE}|đồng)(?!\w)", re.IGNORECASE)
_OVER = re.compile(r"(?<!\w)vượt\s+\d", re.IGNORECASE)
_NUMBER = re.compile(r"[\d%][\d.,/%\s\u00a0]*")


def misfit(
    numbers: tuple[Decimal, Decimal | None], text: str, indicator: Indicator, *, stated: bool, header: str | None
) -> Slip | None:
    """What contradicts the registry in a/b (b None for a alone), or None.

    `stated` tells that the title gives the number, `header` are the words over a table's cell, None in prose.
    """
    value, whole = numbers
    label, unit = indicator.label, _measured_in(indicator)
    share = indicator.kind in ("percent", "change")
    if whole is not None and indicator.kind not in ("count", "ratio"):
        return slip("BT315", margin(text), text=text.strip(), label=label, unit=unit)
    if not share and PERCENT.search(text):
        return slip("BT313", margin(text), text=text.strip(), label=label, unit=unit)
    if share and not stated and header is None and not PERCENT.search(text):
        return slip("BT321", margin(text), text=text.strip(), label=label)
    if indicator.kind in ("count", "ratio"):
        for number in (value, whole if whole is not None else value):
            if int(number.as_tuple().exponent) < 0:
                return _whole_only(text, number)
    over = _OVER.search(text) if indicator.kind == "percent" and indicator.ratio_of else None
    if over:
        return slip("BT332", over.start(), f"{_plain(value + 100)}%", text=text.strip())
    if value < 0 and indicator.kind != "change":
        return slip("BT331", margin(text), text=text.strip())
    if indicator.kind == "change" and re.search(r"(?<!\w)(?:giảm|tăng) (?:còn|xuống|lên)(?!\w)", text, re.IGNORECASE):
        return slip("BT325", margin(text), text=text.strip(), label=label)
    if header is None and not stated and scale_of(indicator.unit) > 1 and not _SCALED.search(text):
        guess = f"{text.strip()} {indicator.unit.split('/')[0]}"
        return slip("BT330", margin(text), guess, text=text.strip(), label=label)
    return _too_much(value, whole, text, indicator)


def unit_scale(text: str, indicator: Indicator, header: str | None) -> Decimal:
    """What a number has still to be multiplied by: 1.000.000.000 below a header 'Thu ngân sách (tỷ đồng)'."""
    if header is None or _SCALED.search(text):
        return Decimal(1)
    found = _IN_HEADER.search(header)  # "Tỷ lệ hộ nghèo" counts no billions
    return scale_of(found["unit"]) if found else scale_of(indicator.unit)


def foreign(text: str, indicator: Indicator, registry: Registry) -> Slip | None:
    """A noun behind the number that other indicators count and this one does not: '28 chi bộ' of members."""
    number = _NUMBER.search(text)
    noun = registry.noun(text[number.end() :]) if number else ""
    if not noun or PERCENT.search(text):
        return None
    own = " ".join((indicator.unit, indicator.label, *indicator.patterns)).lower()
    if re.search(rf"(?<!\w){re.escape(noun)}(?!\w)", own):
        return None
    counting = [one.id for one in registry if noun in one.unit.split(", ") and not one.indent]
    guess = f"so:{counting[0]}" if len(counting) == 1 else ""
    return slip("BT320", margin(text), guess, text=text.strip(), noun=noun, label=indicator.label)


def _whole_only(text: str, number: Decimal) -> Slip:
    written = str(abs(number)).replace(".", ",")
    offset = max(text.find(written), 0)
    whole, _, decimals = written.partition(",")
    guess = f"{whole}.{decimals}" if len(decimals) == 3 and whole != "0" and len(whole) <= 3 else ""
    return slip("BT302", offset, guess=guess or (whole if not decimals.strip("0") else ""), number=written)


def _too_much(value: Decimal, whole: Decimal | None, text: str, indicator: Indicator) -> Slip | None:
    most = indicator.max_ratio
    if most is None:
        return None
    whole = whole or (Decimal(100) if indicator.kind == "percent" else None)
    if whole is None or value <= most * whole:
        return None
    words = {"part": _plain(value), "whole": _plain(whole), "label": indicator.label, "most": f"{_plain(most * 100)}%"}
    return slip("BT308", margin(text), **words)


def _measured_in(indicator: Indicator) -> str:
    return "phần trăm" if indicator.unit.startswith("%") else indicator.unit


def _plain(number: Decimal) -> str:
    return f"{number:f}".replace(".", ",")

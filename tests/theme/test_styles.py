"""The style sheet: layers, colours only in tokens, and contrasts that can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

THEME = Path(__file__).parents[2] / "theme"
TOKENS = THEME / "css/20-tokens.css"
SHEETS = sorted(THEME.rglob("*.css"))
LAYERS = {"tokens", "reset", "elements", "layout", "components", "utilities", "print"}


def tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", block))


def palettes() -> dict[str, dict[str, str]]:
    text = TOKENS.read_text("utf-8")
    light, rest = text.split("@media (prefers-color-scheme: dark)")
    dark, _ = rest.split("@media print")
    return {"light": tokens(light), "dark": {**tokens(light), **tokens(dark)}}


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2, section 1.4.3."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.relative_to(THEME).as_posix())
def test_colours_stand_in_tokens_alone(path: Path) -> None:
    """A colour written anywhere else would not follow the dark palette, print or forced colours."""
    text = re.sub(r"/\*.*?\*/|url\([^)]*\)", "", path.read_text("utf-8"), flags=re.DOTALL)
    found = re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[\s;,)])|\b(?:rgba?|hsla?|oklch|lab)\(", text)
    assert found == [] or path == TOKENS


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.relative_to(THEME).as_posix())
def test_every_rule_lies_in_a_layer(path: Path) -> None:
    """Outside the layers stand only their order and the fonts; braces close."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    assert text.count("{") == text.count("}")
    depth, heads, start = 0, [], 0
    for place, letter in enumerate(text):
        if letter == "{":
            if depth == 0:
                heads.append(text[start:place].strip())
            depth += 1
        elif letter == "}":
            depth -= 1
            start = place + 1
        elif letter == ";" and depth == 0:
            start = place + 1
    wrong = [head for head in heads if head != "@font-face" and head.removeprefix("@layer ") not in LAYERS]
    assert wrong == []


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_can_be_read(name: str) -> None:
    """Running text at least 7 to 1, small text 6 to 1, signs and borders of controls 3 to 1."""
    palette = palettes()[name]
    measured = {
        pair: contrast(palette[pair[0]], palette[pair[1]])
        for pair in (
            ("ink", "paper"),
            ("ink", "tint"),
            ("ink", "soft"),
            ("ink", "mark"),
            ("accent", "paper"),
            ("ink-2", "paper"),
            ("ink-2", "tint"),
            ("edge", "paper"),
            ("context", "paper"),
        )
    }
    least = {"ink": 7, "accent": 7, "ink-2": 6, "edge": 3, "context": 3}
    assert {pair: round(ratio, 1) for pair, ratio in measured.items() if ratio < least[pair[0]]} == {}


def test_fonts_named_are_there() -> None:
    """Every font file of the style sheet lies beside its licence."""
    named = set(re.findall(r'url\("fonts/([^"]+)"\)', (THEME / "css/10-fonts.css").read_text("utf-8")))
    assert named == {path.name for path in (THEME / "fonts").glob("*.woff2")}
    assert {path.name for path in (THEME / "fonts").glob("OFL-*.txt")} == {
        "OFL-source-sans-3.txt",
        "OFL-source-serif-4.txt",
    }


def test_scripts_are_classic_with_one_global() -> None:
    """A page opened from a folder can run them: no module, no request, no worker."""
    text = (THEME / "js/bantin.js").read_text("utf-8")
    assert re.findall(r"\b(?:import|export|fetch|XMLHttpRequest|Worker|eval|innerHTML)\b", text) == []
    assert re.findall(r"^(?:var|let|const|function)\s+(\w+)", text, flags=re.MULTILINE) == ["bantin"]

"""The house stands: imports point down, doors stay small, rooms stay small, captions open every module."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FLOORS = (
    {"model"},
    {"text"},
    {"gazetteer"},
    {"tagging"},
    {"citations"},
    {"reading"},
    {"checks"},
    {"adding"},
    {"showing"},
    {"history"},
    {"gathering"},
    {"press"},
    {"articles", "lists", "districts", "statistics", "documents", "search", "feeds", "pictures"},
    {"desk"},
)
FLOOR_OF = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
LAST_BELOW_ROOMS = FLOOR_OF["showing"]
MODULES = sorted(path for path in (ROOT / "plugins").rglob("*.py") if path.parent != ROOT / "plugins")


def room_of(path: Path) -> str:
    return path.relative_to(ROOT / "plugins").parts[0]


def imports(path: Path) -> list[str]:
    """Every module a file imports, `from plugins.x import y` as plugins.x."""
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.append(node.module)
    return found


def allowed(room: str, other: str) -> bool:
    if room == other:
        return True
    if room in FLOORS[-2]:
        return FLOOR_OF[other] <= LAST_BELOW_ROOMS
    return FLOOR_OF[other] < FLOOR_OF[room]


def test_every_folder_has_its_floor():
    """A folder of plugins/ that no floor names would escape the other tests."""
    folders = {path.name for path in (ROOT / "plugins").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert {folder for folder in folders if not folder.endswith(".egg-info")} == set(FLOOR_OF)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT / "plugins").as_posix())
def test_arrows_point_down(path: Path):
    """A module imports only rooms below its own; rooms of one floor do not know each other, gathering or the press."""
    room = room_of(path)
    wrong = [name for name in imports(path) if name.startswith("plugins.") and not allowed(room, name.split(".")[1])]
    assert wrong == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT / "plugins").as_posix())
def test_only_the_press_and_doors_know_pelican(path: Path):
    """Pelican is met in press/, in plugin.py doors, and where the desk reads its settings."""
    if room_of(path) in {"press", "desk"} or path.name == "plugin.py":
        return
    assert [name for name in imports(path) if name.split(".")[0] == "pelican"] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT / "plugins").as_posix())
def test_modules_are_small_captioned_and_import_on_top(path: Path):
    """At most 250 lines, an opening sentence, no import inside a function or a condition."""
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    assert text.count("\n") <= 250
    assert ast.get_docstring(tree), "no opening sentence"
    blocks = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.If))
    inside = [node for block in blocks for node in ast.walk(block) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert [ast.unparse(node) for node in inside] == []


def test_model_needs_the_standard_library_alone():
    """The ground imports nothing that is installed."""
    outside = {
        name.split(".")[0]
        for path in MODULES
        if room_of(path) == "model"
        for name in imports(path)
        if not name.startswith("plugins.model")
    }
    assert outside <= sys.stdlib_module_names

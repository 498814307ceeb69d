"""The files of all figures, byte for byte, and their description."""

import csv
import io
import json
from typing import Any

from plugins.model.sheets import File
from plugins.showing.rows import COLUMNS, csv_bytes, json_bytes, rows
from plugins.statistics import downloads, ranking
from tests.fakes import FakeEdition
from tests.showing.edition import BINH_LIEU_FACTS, BRANCH_FACT, CHANGES, PLAN, cells, edition

EDITION = edition()
PAGE = "bai-viet/2017/binh-lieu"
AIM = "Đến năm 2020, trên 90% cán bộ khu dân cư là đảng viên."
HEADER = (
    "id,unit_id,unit,indicator,label,period_start,period_end,status,value,text,qualifier,numerator,denominator,"
    "unit_of_measure,as_of,article,anchor,sentence,flags,organisation_id,organisation,base_start,base_end,derived_from"
)


def test_columns_stand_in_their_fixed_order():
    """Scripts of others read them by name and by place."""
    assert ",".join(COLUMNS) == HEADER


def test_csv_is_right_to_the_byte():
    """A mark for Excel, commas, CR LF; an open period has no start; numbers with a point; a derived fact no article."""
    chosen = (BINH_LIEU_FACTS[5], BINH_LIEU_FACTS[6], PLAN, BRANCH_FACT, CHANGES[0])
    grew = "Trong 9 tháng, toàn huyện kết nạp 92 đảng viên mới, đạt 76,67% kế hoạch."
    expected = "\r\n".join(
        (
            HEADER,
            (
                f"{PAGE}#so-ket-nap-dat-ke-hoach-2017-9t,vn-d198,Huyện Bình Liêu,ket-nap-dat-ke-hoach,"
                "Kết nạp so với kế hoạch,2017-01-01,2017-09-30,result,76.67,"
                f'"76,67% kế hoạch",,,,%,,{PAGE}.html,so-ket-nap-dat-ke-hoach-2017-9t,"{grew}",9t,,,,,'
            ),
            (
                f"{PAGE}#so-can-bo-den-2020-12-31-target,vn-d198,Huyện Bình Liêu,can-bo,"
                "Cán bộ khu dân cư là đảng viên,,"
                f'2020-12-31,target,90,trên 90%,>,,,%,,{PAGE}.html,so-can-bo-den-2020-12-31-target,"{AIM}",mt,,,,,'
            ),
            (
                "suy-ra#so-ke-hoach-ket-nap-2017-vn-d198-plan,vn-d198,Huyện Bình Liêu,ke-hoach-ket-nap,"
                "Kế hoạch kết nạp,"
                "2017-01-01,2017-12-31,plan,120,120,,,,người,,,,,kh sr,,,,,"
                f"{PAGE}#so-ket-nap-2017-9t {PAGE}#so-ket-nap-dat-ke-hoach-2017-9t"
            ),
            (
                "bai-viet/2016/thu-duong#so-cuoc-2016,vn-d205,Thị xã Đông Triều,cuoc,Sinh hoạt chuyên đề,2016-01-01,"
                "2016-12-31,result,4,4 cuộc,,,,cuộc,,bai-viet/2016/thu-duong.html,so-cuoc-2016,Chi bộ tổ chức 4 cuộc.,,"
                "chi-bo-thu-duong,Chi bộ khu Thủ Dương,,,"
            ),
            (
                "bai-viet/2016/thu-duong#so-tang-2014,vn-d205,Huyện Đông Triều,tang,"
                "Sinh hoạt chuyên đề tăng,2014-01-01,"
                '2014-12-31,result,10.6,"10,6%",,,,%,,bai-viet/2016/thu-duong.html,so-tang-2014,'
                '"Năm 2014 tăng 10,6%.",,'
                ",,2013-01-01,2013-12-31,"
            ),
            "",
        )
    )
    assert csv_bytes(rows(EDITION, cells(chosen))) == b"\xef\xbb\xbf" + expected.encode()


def test_all_facts_are_in_the_files_once():
    """Stated and derived, each in the year in which its period ends; the press may fingerprint the values."""
    files = [downloads.sheet(EDITION, f"{year} csv") for year in EDITION.years()]
    assert [file.path for file in files] == [f"so-lieu/theo-nam/{year}.csv" for year in EDITION.years()]
    found = [row for file in files for row in rows_of(file)]
    assert sorted(row["id"] for row in found) == sorted(EDITION.facts())
    ends = [{row["period_end"][:4] for row in rows_of(file)} for file in files]
    assert ends == [{str(year)} for year in EDITION.years()]


def rows_of(file: File) -> list[dict[str, str]]:
    """The rows of a file of figures, by column."""
    return list(csv.DictReader(io.StringIO(file.maker(file.values).decode("utf-8-sig"))))


def test_json_says_the_same_with_types():
    """Numbers as numbers, lists as lists, null for nothing."""
    (found,) = json.loads(json_bytes(rows(EDITION, cells((PLAN,)))))
    assert found["value"] == 120
    assert found["flags"] == ["kh", "sr"]
    assert found["derived_from"] == list(PLAN.derived_from)
    assert found["article"] is None
    assert list(found) == list(COLUMNS)


def test_package_describes_the_files():
    """Every column has a field of its type; the files named lie beside it."""
    file = downloads.sheet(EDITION, "package")
    package = json.loads(file.maker(file.values))
    assert file.path == "so-lieu/theo-nam/datapackage.json"
    paths = [(resource["path"], resource["encoding"]) for resource in package["resources"]]
    assert paths == [(f"{year}.{form}", "utf-8") for year in EDITION.years() for form in ("csv", "json")]
    assert {resource.get("schema") for resource in package["resources"]} == {"schema.json", None}
    schema = table_schema()
    fields = {field["name"]: field["type"] for field in schema["fields"]}
    assert tuple(fields) == COLUMNS
    assert {name for name, kind in fields.items() if kind == "number"} == {"value", "numerator", "denominator"}
    assert {name for name, kind in fields.items() if kind == "date"} == {
        "period_start",
        "period_end",
        "as_of",
        "base_start",
        "base_end",
    }
    assert schema["primaryKey"] == "id"


def table_schema() -> dict[str, Any]:
    """The schema that every table's description names."""
    file = downloads.sheet(EDITION, "schema")
    assert file.path == "so-lieu/theo-nam/schema.json"
    found: dict[str, Any] = json.loads(file.maker(file.values))
    return found


def test_a_paper_without_figures_has_no_files_of_them():
    """Nothing to describe either."""
    assert list(downloads.keys(FakeEdition())) == []


def test_rows_obey_the_schema():
    """Required fields are filled, enumerations kept, ids unique."""
    fields = table_schema()["fields"]
    every = [row for year in EDITION.years() for row in rows_of(downloads.sheet(EDITION, f"{year} csv"))]
    for field in fields:
        rules = field.get("constraints", {})
        column = [row[field["name"]] for row in every]
        assert not rules.get("required") or all(column)
        assert not rules.get("unique") or len(set(column)) == len(column)
        assert not rules.get("enum") or {value for value in column if value} <= set(rules["enum"])


def test_each_page_of_an_indicator_has_its_three_files():
    """Beside it, with the figures it shows."""
    year = ranking.landing(EDITION, "ket-nap")
    files = [downloads.indicator_sheet(EDITION, f"ket-nap {year} {form}") for form in ("csv", "json", "xlsx")]
    assert [file.path for file in files] == [f"so-lieu/ket-nap/{year}.{form}" for form in ("csv", "json", "xlsx")]
    shown = tuple(rows(EDITION, ranking.cells_of_year(EDITION, "ket-nap", year)))
    assert [file.values for file in files[:2]] == [csv_bytes(shown), json_bytes(shown)]
    assert files[2].values.rows == shown
    assert ("ket-nap", f"{year}") in {tuple(key.split()[:2]) for key in downloads.indicator_keys(EDITION)}

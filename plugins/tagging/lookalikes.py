"""Digits that are no statistics: what the finder must not see."""

from __future__ import annotations

import re

_DAY = r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}"
_NAMED = (
    r"chương trình|dự án|đề án|chỉ thị|nghị quyết|nghị định|quyết định|quy định|kết luận|hướng dẫn|kế hoạch số|"
    r"thông tư|thông tri|trung ương|t\.?ư|tw|khóa|khoá|điều|khoản|mục|chương|phụ lục|tổ|đội|khu phố|khu|thôn|ấp|bản|"
    r"xóm|tổ dân phố|phường|quận|lớp|cấp|quốc lộ|tỉnh lộ|đường|trung đoàn|sư đoàn|tiểu đoàn|lữ đoàn|lần thứ|thứ|"
    r"(?<!tổng )(?<!có )số|điện thoại|đt|fax|hotline|covid|cúm"
)

LOOKALIKES = re.compile(
    "|".join(
        (
            r"\A---\n.*?\n---\n",  # front matter
            r"^```.*?^```",
            r"`[^`\n]*`",
            r"!?\[[^\]\n]*\]\([^)\n]*\)",  # a link, tagged or not
            r"^\[[^\]\n]+\]:.*$",
            r"<[^>\n]*>",
            r"https?://\S+|\S+@\S+",
            r"^\s*(?:\d+[.)]|#+)\s",
            r"\d+\s?/\s?\d{4}\s?/\s?[A-ZĐÐ]\S*",  # 42/2022/NĐ-CP
            r"\d+[a-z]?\s?[-–/]\s?[A-ZĐÐ][A-Za-zĐÐđi]{1,4}\s?[-–/]\s?[A-ZĐÐƯ][\w.]*",  # 05-CT/TW, 1826/QĐ-TTg
            r"(?:\d{1,2}[:hg]\d{2}\s*,?\s*)?" + _DAY + r"(?:\s*[-,]?\s*\d{1,2}:\d{2})?",
            r"(?i:ngày|sáng|chiều|tối)(?:\s+nay)?\s+\(?\d{1,2}(?:\s?[/.-]\s?\d{1,2}|\s+tháng\s+\d{1,2})?(?:\s+năm\s+\d{4})?",
            r"\(\d{1,2}[/-]\d{1,2}\)",
            r"(?i:tháng)\s+\d{1,2}(?:\s?[/.-]\s?\d{4}|\s+năm\s+\d{4})?",
            r"(?i:quý)\s+(?:[IV]+|\d)(?:\s?/\s?\d{4}|\s+năm\s+\d{4})?",
            r"\d{1,2}\s+(?i:tháng)(?:\s+(?:đầu|cuối))?(?:\s+năm)?(?:\s+\d{4})?",
            r"(?:19|20)\d\d\s?[-–—]\s?(?:19|20)\d\d",
            r"(?i:năm|niên khóa)\s+(?:19|20)\d\d",
            r"(?<![\d.,/])(?:19|20)\d\d(?![\d.,/]*\d|\s?%|\s+(?:đảng|hộ|chi|người))",
            r"\d+\s?(?:giờ|phút|ngày|tuần|năm)(?!\s+tuổi)(?!\w)",
            r"\d{1,2}(?:h|g|:)\d{2}",
            r"\b24/7\b|GMT\s?[+-]\s?\d+",
            r"(?<![\d.,])(?:\(?0|\+84)\d{1,3}\)?[.\s-]?\d{3}[.\s-]?\d{3,4}(?:[.\s-]?\d{3})?",
            r"(?<!\w)(?i:" + _NAMED + r")\s+(?:số\s+)?\d+(?![\d.,]*\d)(?!\s?[%/])",
            r"[A-Za-zĐđ]+-?\d+\w*",  # A1, COVID-19
            r"\d+(?:\s?mặt|[A-Za-zĐđ]\w*)",
        )
    ),
    re.MULTILINE | re.DOTALL,
)


def masked(text: str) -> str:
    """The text of the same length with look-alikes blanked out, line ends kept."""
    return LOOKALIKES.sub(lambda match: re.sub(r"[^\n]", "\u2007", match[0]), text)

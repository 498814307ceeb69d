"""The catalogue of problems: every code with its level and its wording, in ranges a room each.

BT1xx front matter · BT2xx body, links, pictures · BT3xx figures · BT4xx places and organisations · BT5xx facts
together · BT6xx the printed site · BT7xx files of content/du-lieu · BT8xx printing and publishing.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """Level ('lỗi' or 'cảnh báo') and wording, with blanks in braces."""

    level: str
    message: str


def _error(message: str) -> Entry:
    return Entry("lỗi", message)


def _warning(message: str) -> Entry:
    return Entry("cảnh báo", message)


CATALOGUE: dict[str, Entry] = {
    # Front matter
    # Body, links, pictures
    # Figures
    "BT301": _error("“{number}” không đọc được: {reason}"),
    "BT302": _error("“{number}” có phần thập phân nhưng chỉ tiêu là số đếm"),
    "BT303": _error("chỉ tiêu “{label}” tính theo thời kỳ: ghi kỳ, ví dụ [{text}](so:{id} \"9 tháng năm 2017\")"),
    "BT304": _warning("chữ “{word}” đứng ngay trước ngoặc; đưa vào trong: [{word} {text}](so:…)"),
    "BT305": _error("chỉ tiêu “{id}” không có trong sổ chỉ tiêu"),
    "BT306": _error("“{text}” không có con số nào: ghi số vào trong ngoặc, hoặc thêm \"= …\" sau chỉ tiêu"),
    "BT307": _error("“{text}” có {count} con số: mỗi ngoặc chỉ ghi một số, tách thành nhiều ngoặc"),
    "BT308": _error("{part}/{whole} lớn hơn mức chỉ tiêu “{label}” có thể đạt ({most})"),
    "BT309": _error("không hiểu “{part}”: ở đây ghi kỳ, địa phương, tổ chức, trạng thái, “so với …” hoặc “= …”"),
    "BT310": _error("thẻ số liệu viết chưa trọn; viết liền nhau như [28 chi bộ](so:chi-bo-co-so)"),
    "BT311": _error("“{part}” ghi thêm một {kind} nữa: mỗi thứ chỉ ghi một lần"),
    "BT312": _error("tổ chức “{name}” không có trong sổ tổ chức"),
    "BT313": _error("“{text}” là phần trăm nhưng chỉ tiêu “{label}” tính bằng {unit}"),
    "BT314": _error("không biết số liệu này của đâu: ghi place ở đầu bài, hoặc thêm \"huyện …\" hay \"của …\" sau chỉ tiêu"),
    "BT315": _error("“{text}” là phân số nhưng chỉ tiêu “{label}” tính bằng {unit}"),
    "BT316": _warning("“{label}” là mức tăng, giảm: ghi mốc so sánh, ví dụ \"so với năm 2012\""),
    "BT317": _error("mẫu số của “{text}” phải lớn hơn 0"),
    "BT318": _error("“{word}” ghi số bằng chữ ngoài khoảng một đến mười: viết bằng chữ số, hoặc thêm \"= …\" sau chỉ tiêu"),
    # Places and organisations
    # Facts together
    "BT501": _warning("tổng “{label}” là {total} nhưng các phần cộng lại được {sum} ({parts})"),
    "BT502": _warning("“{label}” ({period}) ở đây là {here}, nhưng {there} là {other}"),
    "BT503": _warning("{part} và {percent} “{label}” không khớp với một số “{whole}” nguyên nào"),
    "BT504": _warning("{part} và {percent} “{label}” không khớp với {whole} “{whole_label}” đã nêu"),
    "BT505": _warning("đính chính “{label}” ({period}) nhưng không có số liệu nào trước đó để đính chính"),
    "BT506": _warning("“{label}” đổi từ {before} ({earlier}) thành {after} ({later}): tăng, giảm bất thường, xem lại"),
    # The printed site
    # Files of content/du-lieu
    "BT711": _error("sổ chỉ tiêu không đọc được: {reason}"),
    "BT712": _error("khóa “{key}” không có trong sổ chỉ tiêu"),
    "BT713": _error("“{value}” không dùng được cho {key}: {allowed}"),
    "BT714": _error("chỉ tiêu “{id}” thiếu {key}"),
    "BT715": _error("{key} nhắc đến chỉ tiêu “{id}” không có trong sổ"),
    "BT716": _error("mẫu câu “{pattern}” không dùng được: {reason}"),
    "BT717": _error("sổ văn bản không đọc được: {reason}"),
    "BT718": _error("văn bản “{key}” ghi sai: chỉ có subject, day và label, đều là chữ trong ngoặc kép"),
    "BT720": _error("tệp TOML viết sai cú pháp: {reason}"),
    "BT721": _error("khóa “{key}” không có trong tệp này"),
    "BT722": _error("giá trị của “{key}” phải là chữ trong ngoặc kép"),
    "BT723": _error("tòa soạn chưa có tên: ghi name = \"…\""),
    "BT724": _error("liên kết cần name và url bắt đầu bằng http:// hoặc https://, không phải “{url}”"),
    "BT730": _error("không tìm thấy thư mục nội dung “{folder}”"),
    "BT731": _error("không tìm thấy tệp dữ liệu “{file}”"),
    # Printing and publishing
    "BT801": _error("hai phần cùng muốn in trang này: “{first}” và “{second}”"),
    "BT811": _error("mẫu trang hỏng khi in {page}: {reason}"),
    "BT812": _error("không nạp được phần “{name}”: {reason}"),
}

"""The types of documents and who issues them: abbreviations, their words, and whose number series each one is."""

from __future__ import annotations

TYPES = {
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "QĐi": "Quy định",
    "CT": "Chỉ thị",
    "KL": "Kết luận",
    "QC": "Quy chế",
    "HD": "Hướng dẫn",
    "KH": "Kế hoạch",
    "BC": "Báo cáo",
    "TB": "Thông báo",
    "TT": "Thông tri",
    "TTr": "Tờ trình",
    "CV": "Công văn",
    "CTr": "Chương trình",
    "CTHĐ": "Chương trình hành động",
    "ĐA": "Đề án",
    "PA": "Phương án",
    "BB": "Biên bản",
    "GM": "Giấy mời",
    "NĐ": "Nghị định",
    "CĐ": "Công điện",
    "PL": "Pháp lệnh",
    "L": "Luật",
}
# Words that stand before a number; the longest come first, so that "Chương trình hành động" is taken whole.
WORDS = {word: short for short, word in sorted(TYPES.items(), key=lambda pair: -len(pair[1]))} | {"Thông tư": "TT"}

DISTRICT, PROVINCE, SECTOR, CENTRAL, PLACE = "district", "province", "sector", "central", "place"

# Whose series the number belongs to. What is not listed is a body of the whole country (a ministry).
LEVELS = {
    "HU": DISTRICT,
    "QU": DISTRICT,
    "TXU": DISTRICT,
    "THU": DISTRICT,
    "TU": PROVINCE,
    "ĐUK": SECTOR,
    "ĐU": SECTOR,
    "BCĐ": PLACE,
    "UBND": PLACE,
    "HĐND": PLACE,
}
ISSUERS = {
    "TW": "Trung ương Đảng",
    "BTCTW": "Ban Tổ chức Trung ương",
    "UBKTTW": "Ủy ban Kiểm tra Trung ương",
    "BTGTW": "Ban Tuyên giáo Trung ương",
    "BDVTW": "Ban Dân vận Trung ương",
    "BNCTW": "Ban Nội chính Trung ương",
    "VPTW": "Văn phòng Trung ương Đảng",
    "HU": "Huyện ủy",
    "QU": "Quận ủy",
    "TXU": "Thị ủy",
    "THU": "Thành ủy",
    "TU": "Tỉnh ủy",
    "BTCTU": "Ban Tổ chức Tỉnh ủy",
    "UBKTTU": "Ủy ban Kiểm tra Tỉnh ủy",
    "BTGTU": "Ban Tuyên giáo Tỉnh ủy",
    "BDVTU": "Ban Dân vận Tỉnh ủy",
    "BNCTU": "Ban Nội chính Tỉnh ủy",
    "VPTU": "Văn phòng Tỉnh ủy",
    "ĐUK": "Đảng ủy Khối",
    "ĐU": "Đảng ủy",
    "BCĐ": "Ban Chỉ đạo",
    "CP": "Chính phủ",
    "TTG": "Thủ tướng Chính phủ",
    "VPCP": "Văn phòng Chính phủ",
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "QH": "Quốc hội",
    "UBTVQH": "Ủy ban Thường vụ Quốc hội",
    "BTTTT": "Bộ Thông tin và Truyền thông",
    "BNV": "Bộ Nội vụ",
}
# Spelled with small letters in the documents themselves.
SPELLINGS = {"THU": "ThU", "TTG": "TTg"}

# "Chỉ thị số 11 của Tỉnh ủy": the issuer in words, in the order they are tried.
NAMED_ISSUERS = (
    (r"(?:Ban Chấp hành |BCH )?(?:Trung ương|T\.?Ư|TW)(?: Đảng)?|Bộ Chính trị|Ban Bí thư", "TW"),
    (r"(?:Ban Thường vụ |BTV |Ban Chấp hành )?(?:Tỉnh|Thành) [ủu][yỷ]", "TU"),
    (r"(?:Ban Thường vụ |BTV |Ban Chấp hành )?(?:Huyện|Quận) [ủu][yỷ]", "HU"),
    (r"(?:Ban Thường vụ |BTV |Ban Chấp hành )?Thị [ủu][yỷ]", "TXU"),
    (r"(?:Ban Thường vụ |BTV )?Đảng [ủu][yỷ] Khối", "ĐUK"),
    (r"Thủ tướng(?: Chính phủ)?", "TTg"),
    (r"Chính phủ", "CP"),
)


def level(issuer: str) -> str:
    """Whose number series: DISTRICT, PROVINCE, SECTOR, PLACE or CENTRAL."""
    known = LEVELS.get(issuer.upper())
    if known:
        return known
    return PROVINCE if issuer.upper() in ISSUERS and issuer.upper().endswith("TU") else CENTRAL


def is_party(issuer: str) -> bool:
    """Whether the number is written the party's way, 05-CT/TW, and not the state's, 1826/QĐ-TTg."""
    short = issuer.upper()
    return short.endswith(("TW", "TU", "HU", "QU", "TXU", "ĐU", "ĐUK", "BCĐ"))

"""Writes vectors.json, what the analysis makes of each text: `python -m tests.search.make_vectors`."""

from __future__ import annotations

import json
from pathlib import Path

from plugins.search.analysis import analyse, kept, pairs

VECTORS = Path(__file__).with_name("vectors.json")
TEXTS = (
    "",
    "Cần Đước",
    "can duoc",
    "C\u00e2\u0300n \u0110\u01b0\u01a1\u0301c",
    "hoà bình, hòa bình; hoa bình",
    "Uỷ ban – Ủy ban – uỷ BAN",
    "tỷ lệ, tỉ lệ, kỹ thuật, kĩ thuật, lý lịch, quý, thuỷ, y tế, Mỹ",
    "Ðông Triều, Đông Triều, đông triều",
    "13-NQ/HU; 13/NQ-HU; 13 nq hu",
    "NQ T.Ư 4 (khoá XII), Chỉ thị 05-CT/TW, 12-CT/TU, 05-CT/TƯ, T.W., TƯ TƯỞNG, tư tưởng, thứ tư",
    "U.B.N.D xã, v.v… Th.S Nguyễn Văn A.",
    "TP. Hồ Chí Minh. TX. Đông Triều. Tp. Hạ Long.",
    "2.105 đảng viên, 76,67%, 0,4%, 05 tỷ, 000, 1.000.000,50 đồng",
    "1.234.5678 và 12.10.2017, 23/10/2017, 2016-2020, 4.0, 1,2,3",
    "Ở huyện Như Thanh. Từ Sơn đến Thủ Dầu Một. Như thế, như thanh niên.",
    "việc cần được làm; chi bộ và đảng viên của các xã",
    "VÀ CÁC CHI BỘ, TỪ SƠN",
    "Một. Từ nay. “Từ Sơn” (Từ Liêm)",
    "Tiêu đề: Đổi mới, toàn diện",
    "đảng\u00adviên đảng\u200bviên \ufeffđảng viên\u00a0ta",
    "Covid19, B52, X4, NQ05",
    "người Lô Lô, Đắk Lắk, Đăk Nông, Pleiku, Kon Tum, Ea H'leo",
    "dòng một\ndòng hai\r\ndòng ba",
    "Hỏi? Đáp! Chấm. Phẩy, hai chấm: ba chấm… gạch – ngang",
    "ﬁ Straße ÆØÅ ÇŞĞİ ñ",
    "Ǹguyễn q́ x̣ỹ a̱̱ ấ́",
    "Привет Ελλάδα 中文 ເມືອງ ٣ ① ² ½ Ⅳ",
    "emoji 😀 sau đó 𝐀 chữ",
    "constructor __proto__ toString hasOwnProperty",
)


def vector(text: str) -> dict[str, object]:
    """What the analysis makes of one text; offsets count code units as scripts do."""
    found = analyse(text)
    rest = kept(found)
    return {
        "text": text,
        "exact": [token.exact for token in found],
        "fold": [token.fold for token in found],
        "breaks": [place for place, token in enumerate(found) if token.breaks],
        "kept": [token.exact for token in rest],
        "pairs": [f"{left.exact} {right.exact}" for left, right in pairs(rest)],
    }


def main() -> None:
    """Write the file anew."""
    rows = ",\n".join(json.dumps(vector(text), ensure_ascii=False) for text in TEXTS)
    VECTORS.write_text(f"[\n{rows}\n]\n", "utf-8")


if __name__ == "__main__":
    main()

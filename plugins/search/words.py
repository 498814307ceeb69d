"""Tables of words: those too common to index in a body, and abbreviations that readers type."""

from __future__ import annotations

# Dropped from bodies unless written as a part of a name (Như Thanh, Từ Sơn, Thủ Dầu Một).
STOP_WORDS = (
    "và của là có được cho với các những một trong trên từ đến ở tại về do bởi vì thì mà để khi đã đang sẽ cũng như "
    "nhưng hay hoặc này đó nào rất lại ra vào theo sau trước còn nếu nên đều vẫn rằng mọi mỗi bị cùng"
)

# What a full stop after these does not end: "TP. Hồ Chí Minh".
TITLES = ("tp", "tx", "tt", "ths", "ts", "gs", "pgs", "bs", "ks", "đ", "p", "q", "h", "x")

# At query time an abbreviation also means its words; in both directions the pieces themselves stay as written.
ABBREVIATIONS = {
    "atgt": "an toàn giao thông",
    "bch": "ban chấp hành",
    "btc": "ban tổ chức",
    "btg": "ban tuyên giáo",
    "btv": "ban thường vụ",
    "cntt": "công nghệ thông tin",
    "gd": "giáo dục",
    "hđnd": "hội đồng nhân dân",
    "htx": "hợp tác xã",
    "kt": "kinh tế",
    "mttq": "mặt trận tổ quốc",
    "nq": "nghị quyết",
    "ntm": "nông thôn mới",
    "pctn": "phòng chống tham nhũng",
    "qđ": "quyết định",
    "tnxh": "tệ nạn xã hội",
    "tp": "thành phố",
    "tw": "trung ương",
    "tx": "thị xã",
    "ubkt": "ủy ban kiểm tra",
    "ubmttq": "ủy ban mặt trận tổ quốc",
    "ubnd": "ủy ban nhân dân",
    "xdđ": "xây dựng đảng",
}

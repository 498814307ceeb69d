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
    "BT101": _error("tệp không ở bảng mã UTF-8 ({what}): lưu lại bằng UTF-8"),
    "BT102": _error("có ký tự không nhìn thấy {character}: xóa đi"),
    "BT103": _error("tệp nặng {size} MiB, quá 2 MiB: tách bài, hoặc để phần lớn vào tệp đính kèm"),
    "BT104": _error("bài phải mở đầu bằng dòng ---, rồi đến các khóa như title, date"),
    "BT105": _error("thiếu dòng --- đóng phần đầu bài"),
    "BT106": _error("có dấu tab: thay bằng dấu cách"),
    "BT107": _error("không hiểu dòng “{words}”: viết “khóa: giá trị”, hoặc lùi vào hai dấu cách nếu nó nối dòng trên"),
    "BT108": _error("khóa “{key}” đã ghi ở dòng {first}: chỉ giữ một chỗ"),
    "BT109": _error("không có khóa “{key}”"),
    "BT110": _error("trong ngoặc kép, “{escape}” không có nghĩa: cần dấu \\ thì viết \\\\"),
    "BT111": _error("khóa “{key}” nhận một giá trị, không nhận danh sách"),
    "BT112": _error("thiếu {key}: ghi ở đầu bài, ví dụ “{example}”"),
    "BT113": _error("{key} “{value}” không đọc được: {reason}"),
    "BT114": _error("{key} ghi {weekday} nhưng {day} là {real}"),
    "BT115": _error("slug “{value}” không dùng được: chỉ có chữ thường không dấu, chữ số và dấu nối"),
    "BT116": _error("{key} “{value}” không có: chỉ dùng {allowed}"),
    "BT117": _error("kỳ “{value}” không đọc được: viết như “9 tháng năm 2017”, “quý I/2018”, “năm 2020”"),
    "BT118": _error("từ tít “{title}” không làm được địa chỉ: ghi thêm slug"),
    "BT119": _error("địa chỉ cũ “{value}” không dùng được: viết từ gốc trang, như bai-viet/2017/ten-cu.html"),
    "BT120": _error("{key} “{value}” phải là đường dẫn tới một tệp .md trong content/"),
    "BT121": _error("expire_at ({expire}) phải sau publish_at ({publish})"),
    "BT122": _error("có dấu chỉ mức mật “{mark}”: tài liệu mật không được đưa vào bản tin"),
    "BT123": _error("tác giả “{value}” không có tên: viết “Tên – chức vụ”"),
    "BT124": _error("không biết đây là loại bài gì: để tệp trong bai-viet/, bao-cao/ hay trang/, hoặc ghi kind"),
    "BT131": _error("liên kết tượng trưng dẫn ra ngoài thư mục nội dung: thay bằng tệp thật"),
    "BT132": _warning("tệp ẩn, không đọc: đổi tên nếu đây là bài"),
    "BT133": _warning("không đọc tệp này vì tên không có đuôi .md viết thường: đổi tên nếu đây là bài"),
    "BT134": _error("không mở được tệp: {reason}"),
    # Body, links, pictures
    "BT201": _error("không dùng HTML “{tag}” trong bài: viết bằng Markdown"),
    "BT202": _error("{what} không an toàn nên bị bỏ: xóa hoặc viết lại"),
    "BT203": _error("liên kết “{target}”: chỉ dùng http, https, mailto, tel hoặc đường dẫn tới tệp trong content/"),
    "BT204": _error("đường dẫn “{target}” ra ngoài thư mục nội dung: dẫn tới tệp trong content/, viết từ chỗ bài này"),
    "BT205": _error("không viết “{prefix}” trước đường dẫn: dẫn thẳng từ chỗ bài này"),
    "BT206": _error("không có tệp “{target}”"),
    "BT207": _error("bài công khai không được dẫn tới “{target}” của phần nội bộ"),
    "BT208": _error("không đưa lên trang được tệp “{target}”: chỉ nhận {allowed}"),
    "BT209": _error("“{target}” là liên kết tượng trưng dẫn ra ngoài phần được phép: thay bằng tệp thật"),
    "BT210": _error("“{target}” không phải là tệp {kind} đọc được"),
    "BT211": _error("hình “{target}” không an toàn: {reason}"),
    "BT212": _error("ảnh “{target}” nằm ở trang khác: chép về cạnh bài"),
    "BT213": _warning("ảnh “{target}” chưa có lời tả cho người không nhìn thấy: ghi trong ngoặc vuông"),
    "BT214": _error("không có mục “#{anchor}” trong bài này"),
    "BT215": _warning("tiêu đề cấp một là của tít bài: viết ## thay cho #"),
    "BT216": _error("đoạn này có quá nhiều {what}: viết gọn lại hoặc tách ra"),
    "BT217": _warning("ghi chú HTML không được in: xóa đi, vì ai có tệp cũng đọc được"),
    "BT218": _error("“{target}” trùng tên với “{other}” trên cùng một trang: đổi tên một tệp"),
    "BT219": _error("tên tệp “{target}” có ký tự “{character}”: chỉ dùng chữ, số, dấu nối, dấu chấm, dấu cách"),
    "BT220": _error("tệp “{target}” nặng {size} MiB, quá {most} MiB"),
    "BT221": _warning("bài chưa có nội dung"),
    "BT222": _error("“{target}” không phải là ảnh: chỉ nhận {allowed}"),
    "BT231": _error("địa chỉ {address} đã là của {other}: ghi slug khác"),
    "BT232": _error("liên kết tới “{target}” nhưng không có bài ấy"),
    "BT233": _warning("liên kết tới “{target}” nhưng bài ấy không có trong bản này ({reason})"),
    "BT234": _error("{key} dẫn tới “{target}” nhưng không có bài ấy"),
    "BT235": _error("bài công khai có {key} là bài nội bộ “{target}”"),
    "BT236": _error("địa chỉ cũ {address} đang là của {other}"),
    "BT237": _error("bài “{target}” không có mục “#{anchor}”"),
    "BT238": _error("không có bài nào để in: xem lại thư mục nội dung"),
    "BT239": _error("chỉ còn {count} bài, lần trước {before}: nếu đúng ý thì cho phép rõ ràng khi xuất bản"),
    # Figures
    "BT301": _error("“{number}” không đọc được: {reason}"),
    "BT302": _error("“{number}” có phần thập phân nhưng chỉ tiêu là số đếm"),
    "BT303": _error('chỉ tiêu “{label}” tính theo thời kỳ: ghi kỳ, ví dụ [{text}](so:{id} "9 tháng năm 2017")'),
    "BT304": _warning("chữ “{word}” đứng ngay trước ngoặc; đưa vào trong: [{word} {text}](so:…)"),
    "BT305": _error("chỉ tiêu “{id}” không có trong sổ chỉ tiêu"),
    "BT306": _error('“{text}” không có con số nào: ghi số vào trong ngoặc, hoặc thêm "= …" sau chỉ tiêu'),
    "BT307": _error("“{text}” có {count} con số: mỗi ngoặc chỉ ghi một số, tách thành nhiều ngoặc"),
    "BT308": _error("{part}/{whole} lớn hơn mức chỉ tiêu “{label}” có thể đạt ({most})"),
    "BT309": _error("không hiểu “{part}”: ở đây ghi kỳ, địa phương, tổ chức, trạng thái, “so với …” hoặc “= …”"),
    "BT310": _error("thẻ số liệu viết chưa trọn; viết liền nhau như [28 chi bộ](so:chi-bo-co-so)"),
    "BT311": _error("“{part}” ghi thêm một {kind} nữa: mỗi thứ chỉ ghi một lần"),
    "BT312": _error("tổ chức “{name}” không có trong sổ tổ chức"),
    "BT313": _error("“{text}” là phần trăm nhưng chỉ tiêu “{label}” tính bằng {unit}"),
    "BT314": _error('số liệu này của đâu? Ghi place ở đầu bài, hoặc thêm "huyện …" hay "của …" sau chỉ tiêu'),
    "BT315": _error("“{text}” là phân số nhưng chỉ tiêu “{label}” tính bằng {unit}"),
    "BT316": _warning('“{label}” là mức tăng, giảm: ghi mốc so sánh, ví dụ "so với năm 2012"'),
    "BT317": _error("mẫu số của “{text}” phải lớn hơn 0"),
    "BT318": _error('“{word}” là số bằng chữ trên mười: viết bằng chữ số, hoặc thêm "= …" sau chỉ tiêu'),
    "BT319": _error("“{part}” không phải là một kỳ có thật: xem lại ngày, tháng, quý, năm"),
    "BT320": _warning("“{text}” đếm {noun} nhưng chỉ tiêu là “{label}”: xem lại mã chỉ tiêu"),
    "BT321": _error("“{text}” thiếu dấu %: chỉ tiêu “{label}” tính bằng phần trăm"),
    "BT322": _error("“{text}” không phải là thẻ số liệu: viết liền nhau như [28 chi bộ](so:chi-bo-co-so)"),
    "BT323": _error("{period} ở sau ngày bài đăng: ghi thêm mục tiêu, kế hoạch hoặc dự kiến, hoặc sửa lại kỳ"),
    "BT324": _error("“{label}” chỉ dùng cho cách xếp loại {days}, không dùng cho {period}"),
    "BT325": _error("“{text}” là mức sau khi tăng, giảm, còn chỉ tiêu “{label}” là mức tăng, giảm"),
    "BT326": _error("mốc so sánh ({base}) phải ở trước kỳ ({period})"),
    "BT327": _error("“so với …” chỉ dùng cho mức tăng, giảm; “{label}” không phải chỉ tiêu loại ấy"),
    "BT328": _error("trong ngoặc ghi “{text}” nhưng sau dấu = ghi {value}: chỉ giữ một số"),
    "BT329": _error("“{text}” có hai từ chỉ mức trái nhau: chỉ giữ một"),
    "BT330": _error("“{text}” chưa ghi đơn vị tiền hay đơn vị đo của chỉ tiêu “{label}”"),
    "BT331": _error("“{text}” là số âm: bỏ dấu trừ, hoặc ghi chỉ tiêu mức tăng, giảm"),
    "BT332": _error("“{text}” là phần vượt, không phải mức đạt so với kế hoạch: ghi mức đạt"),
    "BT333": _warning("cột “{text}” không phải là kỳ, nơi hay trạng thái nên không thành số liệu"),
    "BT334": _error("ô “{text}” không có tên nơi hay kỳ ở đầu hàng, đầu cột"),
    "BT335": _error("bảng CSV không ở bảng mã UTF-8: khi lưu chọn “CSV UTF-8”"),
    "BT336": _error("bảng CSV có {count} hàng: cần từ 1 đến {most}"),
    "BT337": _error("hàng này có {count} ô nhưng hàng đầu có {header}: số có dấu phẩy thì đặt trong ngoặc kép"),
    "BT338": _warning("bảng CSV chưa có cột hay hàng nào gắn thẻ, ví dụ [Đảng viên](so:dang-vien) ở hàng đầu"),
    "BT339": _error("dòng “{text}” phải đứng riêng một đoạn, trên và dưới để dòng trống"),
    # Places and organisations
    "BT401": _error("không có đơn vị hành chính nào tên “{text}”"),
    "BT402": _error("“{text}” là tên của {count} đơn vị: {candidates}. Ghi rõ loại đơn vị và đơn vị cấp trên"),
    "BT403": _warning("ngày {day}, “{text}” là {right}"),
    "BT404": _error("ngày {day} không có “{text}”: {fate}"),
    "BT405": _error("“{unit}” không thuộc “{above}”"),
    "BT406": _error("tên địa phương để trống"),
    "BT407": _error("“{unit}” và “{above}” là hai nơi cùng cấp: ngăn hai nơi bằng dấu chấm phẩy"),
    "BT411": _error("sổ tổ chức viết sai cú pháp TOML: {reason}"),
    "BT412": _error("khóa “{key}” không có trong sổ tổ chức"),
    "BT413": _error("“{value}” không dùng được cho {wanted}: {allowed}"),
    "BT414": _error("tổ chức “{id}” thiếu {missing}"),
    "BT415": _error("{wanted} của tổ chức “{id}” nhắc đến “{value}” không có trong {register}"),
    "BT416": _error("tổ chức “{id}” là cấp trên của chính nó: {circle}"),
    "BT417": _error("tên “{name}” thuộc hai tổ chức: “{first}” và “{second}”"),
    "BT418": _error("mã tổ chức “{id}” chỉ gồm chữ thường không dấu, chữ số và dấu nối"),
    "BT419": _error("không có tổ chức nào tên “{text}” trong sổ tổ chức"),
    "BT420": _warning("tổ chức “{id}” chưa ghi cấp trên: chi bộ, đảng ủy cơ sở nào cũng có; thêm parent"),
    "BT421": _error("{wanted} của tổ chức “{id}” chỉ ghi một đơn vị, đang ghi {count}: “{value}”"),
    "BT422": _error("cấp trên “{parent}” của tổ chức “{id}” ghi từ {start} đến {end}: ngày cuối phải sau ngày đầu"),
    "BT423": _error("tổ chức “{id}” có cấp trên từ {day}, khi {unit} chưa có (có từ {start})"),
    # Facts together
    "BT501": _warning("tổng “{label}” là {total} nhưng các phần cộng lại được {sum} ({parts})"),
    "BT502": _warning("“{label}” ({period}) ở đây là {here}, nhưng {there} là {other}"),
    "BT503": _warning("{part} và {percent} “{label}” không khớp với một số “{whole}” nguyên nào"),
    "BT504": _warning("{part} và {percent} “{label}” không khớp với {whole} “{whole_label}” đã nêu"),
    "BT505": _warning("đính chính “{label}” ({period}) nhưng không có số liệu nào trước đó để đính chính"),
    "BT506": _warning("“{label}” đổi từ {before} ({earlier}) thành {after} ({later}): tăng, giảm bất thường, xem lại"),
    "BT507": _warning("số nội bộ “{label}” ({period}) suy ra được từ các số đã công khai: {sources}"),
    "BT508": _warning("“{label}” là {percent} nhưng {fraction} bằng {share}%: xem lại, có thể tính trên mẫu khác"),
    # The printed site
    "BT601": _error("liên kết tới {target} nhưng trang không có tệp ấy"),
    "BT602": _error("liên kết tới {target} nhưng trang ấy không có chỗ #{anchor}"),
    "BT603": _error("trang tự gọi ra ngoài: {target}"),
    "BT604": _error("id “{id}” có hai lần trên một trang"),
    "BT605": _error("liên kết “{target}” bắt đầu từ gốc máy chủ, mở từ thư mục sẽ hỏng: dùng liên kết tương đối"),
    "BT606": _error("còn “{target}” chưa đổi thành địa chỉ"),
    "BT607": _error("số liệu “{text}” không đứng ở #{anchor} của trang {page}"),
    "BT608": _error("số liệu “{text}” in thành “{shown}” ở trang {page}, không phải “{value}”"),
    "BT609": _error("một ô trong bảng nhắc đến số liệu {fact} không có trong bản này"),
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
    "BT723": _error('tòa soạn chưa có tên: ghi name = "…"'),
    "BT724": _error("liên kết cần name và url bắt đầu bằng http:// hoặc https://, không phải “{url}”"),
    "BT731": _error("quyết định chọn {fact} khi bài ghi {value}, nay bài ghi {now}: xem lại quyết định"),
    "BT732": _error("quyết định chọn {fact} chưa biết số {new} mà một bài khác nêu: xem lại rồi thêm vào against"),
    "BT733": _error("hai quyết định cho cùng một ô: {fact} và {other}; chỉ giữ một"),
    "BT734": _error("quyết định chọn {fact} nhưng không có số liệu ấy: xem lại quyết định"),
    "BT735": _error("quyết định về “{fact}” ghi sai: {wanted}"),
    "BT730": _error("không tìm thấy thư mục nội dung “{folder}”"),
    # Printing and publishing
    "BT801": _error("hai phần cùng muốn in trang này: “{first}” và “{second}”"),
    "BT811": _error("mẫu trang hỏng khi in {page}: {reason}"),
    "BT813": _error("không có mẫu “{name}” cần để in {page}"),
    "BT812": _error("không nạp được phần “{name}”: {reason}"),
    "BT816": _error("không ghi được: {reason}"),
    "BT817": _error("một tiến trình con bị dừng giữa chừng, thường vì thiếu bộ nhớ: thử lại với --jobs 1"),
    "BT818": _error(
        "trong thư mục này có bản công khai cũ mà sổ tay in không còn: bài đã rút có thể còn trong đó; "
        "xóa thư mục ấy rồi in lại"
    ),
    "BT819": _warning("không đọc được lịch sử bài từ git ({reason}): trang số liệu thay đổi không kể sửa trong bài"),
    "BT814": _error("chương trình vấp khi in ({reason}); sửa rồi lưu lại là in lại"),
    "BT815": _error("chương trình vừa sửa không chạy được ({reason}); sửa rồi lưu lại là thử lại"),
}

# Verdicts on the targets: what they are called, what they rest on, what would change them.

verdict-met = Đạt
verdict-not-met = Chưa đạt
verdict-undecided = Chưa đủ căn cứ
verdict-not-applicable = Không xét
verdict-not-allocated = Chỉ giao cho tỉnh

# Numbers of products, as pages call them: published sums of recognitions, or what registers hold in force.
total-moving-published = Số công bố
total-moving-submissions = Sản phẩm còn giấy chứng nhận
total-of-districts-published = Tổng sản phẩm từ 3 sao theo công bố gần nhất
total-of-districts-submissions = Sản phẩm còn giấy chứng nhận vào ngày chốt
total-change-published = Tổng sản phẩm công bố gần nhất
total-change-submissions = Sản phẩm còn giấy chứng nhận
total-source-published = danh sách nguồn ở cuối báo cáo
total-source-submissions = tệp các huyện gửi nêu ở cuối báo cáo

value-any-count = chưa rõ (từ 0 trở lên)
value-any-share = chưa rõ (từ 0% đến 100%)
value-few = ít hơn { $minimum } chủ thể, không nêu

# Why a verdict is what it is. said: what was measured; threshold: what the plan wants, "ít nhất …"; when: a time in brackets, or nothing.
why-not-allocated = Kế hoạch chỉ giao chỉ tiêu này cho toàn tỉnh và chưa tìm thấy văn bản phân bổ cho huyện, nên không xét đạt hay chưa đạt.
why-before-baseline = Ngày gốc của chỉ tiêu ở sau ngày chốt, nên chưa thể xét.
why-in-part = Mới nhận { $share } số sổ phải gửi, chưa đủ để tính tỷ lệ.
why-no-evidence = Chưa tìm thấy số liệu công bố nào trả lời chỉ tiêu này, và sổ không ghi thông tin cần thiết.
why-sent = Theo sổ do các huyện gửi{ $part }: { $said }; kế hoạch cần { $threshold }.
why-covers = Sổ nêu tên đủ số đã công bố là có nên được dùng để xét: { $said }; kế hoạch cần { $threshold }.
why-stale = Số liệu công bố gần nhất{ $when } đã cũ so với ngày chốt, chỉ cho biết: { $said }; kế hoạch cần { $threshold }.
why-lower-bound = Chỉ có sổ một phần, cho biết: { $said }; kế hoạch cần { $threshold }.
why-published = Theo số liệu công bố{ $when }: { $said }; kế hoạch cần { $threshold }.
why-missing-years = Chưa có số liệu năm { $years } của đúng nơi này nên cận trên còn để mở.
why-still-open = Kỳ kế hoạch còn đến { $day }.

basis-register = sổ đăng ký
basis-published = số liệu công bố
basis-stale = số liệu công bố đã cũ
basis-partial = sổ một phần
basis-in-part = sổ chưa đủ
basis-none = không có số liệu

robust = Kết luận không đổi dưới mọi cách hiểu khác được nêu.
robust-undecided = Mọi cách hiểu khác được nêu cũng chưa đủ căn cứ.
robust-not = Kết luận đổi theo cách hiểu: { $changed }.
robust-becomes = thành { $verdict } nếu { $readings }

# How many more would close the gap: parts of one sentence without its full stop. wanted: what must become more.
gap-more = cần thêm ít nhất { $n } { $wanted }
gap-of-count = { $said } ({ $now } lên { $goal })
gap-of-share = { $said }: { $ways }
gap-changed = đổi { $n } { $things } hiện có ({ $now } lên { $then })
gap-added = thêm { $n } { $things } mới đều đạt ({ $now } lên { $then })
gap-or-settled = { $said }; hoặc chỉ cần { $n } trong { $unknown } câu trả lời chưa rõ hóa ra là có
gap-certain = chỉ tính phần đã chắc chắn thì { $said }

# Pieces of evidence. when: a time after a comma, or nothing.
evidence-published = Số liệu công bố{ $when }
evidence-stale = Cũ hơn giới hạn cho phép so với ngày chốt
evidence-missing-years = Thiếu số của năm { $years }
evidence-register = Sổ sản phẩm
evidence-sent = Sổ do các huyện gửi
evidence-part = Sổ chỉ có một phần
evidence-owed = Đã nhận { $share } sổ phải gửi
evidence-names = Sổ nêu tên { $share } số đã công bố
evidence-lower-bound = { $covered }; chỉ dùng làm cận dưới
evidence-too-partial = { $covered }; không đủ để tính tỷ lệ
evidence-not-reported = Sổ không ghi thông tin này
evidence-came = (đã nhận { $share } số sổ phải gửi)

reading-proposed = Cách hiểu đề xuất
reading-window = tính từ { $day }
reading-baseline = ngày gốc { $day }
reading-new-territory = theo tỉnh mới sau sáp nhập
reading-old-territory = theo chín huyện, thành phố cũ
reading-still-valid = chỉ tính giấy chứng nhận còn hiệu lực
reading-also-expired = kể cả giấy chứng nhận đã hết hạn
reading-valid-producers = mẫu số: chủ thể còn giấy chứng nhận có hiệu lực

# The targets one by one.
targets-nav = 12 chỉ tiêu
targets-heading = Từng chỉ tiêu của kế hoạch
targets-note = Kế hoạch không định nghĩa các chỉ tiêu. Cách hiểu dưới đây là đề xuất, cần cơ quan xác nhận; mỗi chỉ tiêu được thử lại với các cách hiểu khác.
targets-print-note = Bản in không kèm phần cách hiểu, các cách hiểu khác và lộ trình chi tiết; xem trên tệp HTML.
targets-on-path = Trên lộ trình đến hết kỳ: { $verdict }.
targets-evidence = Bằng chứng cho { $target }
targets-evidence-source = Nguồn bằng chứng
targets-evidence-says = Cho biết
targets-evidence-figures = Số đã dùng
targets-evidence-decides = Dùng để kết luận
targets-evidence-register = danh sách công nhận
targets-remark = Lưu ý
targets-details = Cách hiểu, các cách hiểu khác và điều còn thiếu
targets-counted = Đếm gì.
targets-ambiguity = Điểm chưa rõ.
targets-needs = Cần có để kết luận chắc chắn.
targets-readings = { $target } dưới các cách hiểu khác
targets-missing = Còn thiếu
targets-turned = khác kết luận chính
targets-nothing-missing = không thiếu
targets-path = { $target }: lộ trình đến hết kỳ kế hoạch (đường thẳng từ mốc đầu kỳ, là đề xuất)
targets-path-what = Nội dung
targets-path-value = Số
targets-elsewhere = Để tham khảo: số công bố của nơi khác, không phải của { $place }

# Indicators: their values and states, formulas told from expressions, and the sections of the ten solution groups.

indicator-basis-law = văn bản
indicator-basis-practice = cách làm đã công bố
indicator-basis-proposed = đề xuất
indicator-kind-input = đầu vào
indicator-kind-process = quá trình
indicator-kind-output = đầu ra
indicator-kind-outcome = kết quả
indicator-better-higher = ↑ cao hơn là tốt hơn
indicator-better-lower = ↓ thấp hơn là tốt hơn
indicator-period-flow = trong năm
indicator-period-state = tình trạng vào ngày chốt (31/12)
indicator-period-cumulative = từ trước đến ngày chốt (31/12)
indicator-state-no-base = không có mẫu số
indicator-state-not-reported = chưa báo cáo
indicator-state-withheld = chưa đủ để công bố
indicator-state-not-applicable = không xét (chỉ có ở cấp tỉnh)
indicator-population-producers-in-force = chủ thể có giấy chứng nhận còn hiệu lực vào ngày chốt
indicator-population-products-in-force = sản phẩm có giấy chứng nhận còn hiệu lực vào ngày chốt
indicator-population-products-in-force-in-the-year = sản phẩm có giấy chứng nhận còn hiệu lực vào một ngày bất kỳ trong năm
indicator-population-communes = xã, phường, thị trấn vào ngày chốt

# Values in cells and what stands below them.
indicator-in-part = có phần chưa biết
indicator-partial = sổ một phần
indicator-not-all-sent = còn nơi chưa gửi
indicator-known-share = mới biết { $share }
indicator-known = đã biết { $known }/{ $expected }
indicator-change-same = không đổi
indicator-change-unclear = chưa rõ
indicator-change-better = tốt lên ({ $size })
indicator-change-worse = kém đi ({ $size })
indicator-points = { $size }{ "\u00a0" }điểm{ "\u00a0" }%

# A definition: headings and what stands behind them.
indicator-formula = Công thức
indicator-unit-period = Đơn vị, kỳ tính
indicator-unknown = Phần chưa biết
indicator-min-known = Mức tối thiểu đã biết
indicator-basis = Căn cứ
indicator-proposed = { $basis } (định nghĩa là đề xuất)

# Formulas. Names of tables and columns come from the schema.
indicator-number-of = Số { $who }
indicator-with-row = Số { $who } có dòng trong bảng “{ $table }” (theo “{ $column }”); chia cho số { $who }
indicator-with-row-where = Số { $who } có dòng trong bảng “{ $table }” (theo “{ $column }”) với { $condition }; chia cho số { $who }
indicator-divided = { $part }; chia cho { $whole }
indicator-count = số dòng của bảng “{ $table }” (mỗi dòng là { $row })
indicator-distinct = số “{ $column }” khác nhau trong bảng “{ $table }”
indicator-sum = tổng “{ $column }” của bảng “{ $table }”
indicator-mean = trung bình “{ $column }” của bảng “{ $table }”
indicator-median = trung vị “{ $column }” của bảng “{ $table }”
indicator-dated-by = { $measure }, tính theo “{ $column }”
indicator-where = { $measure }, với { $condition }
indicator-and = và
indicator-or = hoặc
indicator-not = không phải ({ $condition })
indicator-recorded = “{ $column }” có ghi
indicator-blank = “{ $column }” để trống
indicator-is = “{ $column }” là { $value }
indicator-is-not = “{ $column }” không phải là { $value }
indicator-day-less = “{ $column }” trước { $day }
indicator-day-at-most = “{ $column }” không sau { $day }
indicator-day-more = “{ $column }” sau { $day }
indicator-day-at-least = “{ $column }” không trước { $day }
indicator-day-equal = “{ $column }” là { $day }
indicator-day-unlike = “{ $column }” khác { $day }
indicator-size-less = “{ $column }” dưới { $size }
indicator-size-at-most = “{ $column }” không quá { $size }
indicator-size-more = “{ $column }” trên { $size }
indicator-size-at-least = “{ $column }” từ { $size } trở lên
indicator-size-equal = “{ $column }” là { $size }
indicator-size-unlike = “{ $column }” khác { $size }
indicator-as-of = ngày chốt
indicator-start = ngày đầu năm
indicator-months-before = { $n } tháng trước { $day }
indicator-months-after = { $n } tháng sau { $day }
indicator-days-before = { $n } ngày trước { $day }
indicator-days-after = { $n } ngày sau { $day }

# The section of the solution groups.
indicator-groups-nav = 10 nhóm giải pháp
indicator-groups = Mười nhóm giải pháp
indicator-groups-published = Chỉ nêu số liệu đã công bố của đúng nơi và đúng thời gian của báo cáo. Nhóm nào cũng nêu điều còn thiếu.
indicator-groups-published-district = Chỉ nêu số liệu đã công bố của đúng nơi và đúng thời gian của báo cáo; số của tỉnh không được suy ra cho huyện. Nhóm nào cũng nêu điều còn thiếu.
indicator-groups-computed-district = Chỉ số được tính từ tệp các huyện gửi, chốt ngày 31/12 của từng năm.
indicator-groups-computed-province = Chỉ số được tính từ tệp các huyện gửi, chốt ngày 31/12 của từng năm; số của tỉnh đếm lại từ từng dòng, không cộng số của các huyện.
indicator-groups-differences = Hai năm chỉ được coi là khác nhau khi khoảng có thể của chúng không chạm nhau; so sánh chỉ mô tả, không cho biết nguyên nhân.
indicator-groups-lines-plan = Đường nhỏ là số của tỉnh; dải nhạt (ở tỷ lệ và số bình quân) là từ huyện thấp nhất đến huyện cao nhất.
indicator-groups-lines-province = Bản đồ nhỏ: các huyện, thành phố vẽ theo vị trí, đậm là giá trị lớn, không tô màu là chưa có giá trị; di chuột hoặc dùng trình đọc màn hình để biết từng số. Đường nhỏ là số của nơi này; dải nhạt (ở tỷ lệ và số bình quân) là từ huyện thấp nhất đến huyện cao nhất.
indicator-groups-lines-district = Đường nhỏ là số của nơi này; dải nhạt là từ huyện thấp nhất đến huyện cao nhất.
indicator-groups-proposed = Định nghĩa là đề xuất, nêu ở cuối mỗi nhóm trên trang.
indicator-groups-print = Bản in không kèm phần định nghĩa.
indicator-group = Nhóm { $number }. { $name }
indicator-group-targets = Liên quan chỉ tiêu { $targets }.
indicator-group-published = { $group }: số liệu công bố đến { $date }
indicator-group-missing = Chưa có: { $what }.
indicator-table = { $group }: chỉ số năm { $year }
indicator-table-plan = { $group }: chỉ số của tỉnh qua các năm
indicator-table-before = So với { $year }
indicator-table-districts = Các huyện
indicator-table-n-districts = { $n } huyện
indicator-definitions = Cách tính { $n } chỉ số của nhóm
indicator-definition-source = Nguồn

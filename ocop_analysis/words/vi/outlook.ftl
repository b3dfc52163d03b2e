# Paths to the goals and forecasts of the end of the plan period.

path-reached = đã đạt mức cần có
path-ahead = nhanh hơn lộ trình
path-on-path = theo kịp lộ trình
path-behind = chậm so với lộ trình
path-not-reached = không đạt khi hết kỳ
path-undecided = chưa đủ căn cứ

path-no-base = không có mốc đầu kỳ
path-not-observed = chưa có số liệu
path-bounds-straddle = khoảng có thể có nằm ở cả hai phía của lộ trình
path-compound-undefined = lộ trình theo tỷ lệ không tính được khi mốc đầu kỳ hoặc mức cần đạt bằng 0 hay khác dấu; dùng lộ trình đều
path-already-at-base = mốc đầu kỳ đã ở mức cần đạt
path-overshot = đã vượt sang phía bên kia của mức cần giữ

# Rows: labels, then values.
path-base = Mốc đầu kỳ
path-goal = Mức cần đạt
path-day = Ngày chốt
path-expected = Theo lộ trình lẽ ra đến ngày chốt
path-observed = Thực tế
path-gap = So với lộ trình
path-pace = Nhịp đã có
path-pace-needed = Nhịp cần có từ nay
path-verdict = Kết luận
path-base-of = { $value } ngày { $day } ({ $source })
path-base-by-definition = bằng 0 khi bắt đầu tính, theo định nghĩa
path-base-before-plan = số liệu cuối năm trước kỳ kế hoạch
path-base-first-year = số liệu cuối năm đầu của kỳ kế hoạch, vì chưa tìm thấy số liệu trước kỳ
path-goal-by = { $goal } vào ngày { $day }
path-elapsed = đã qua { $share } thời gian
path-years-left = còn { $years } năm
path-over = đã hết kỳ
path-above = cao hơn { $change }
path-below = thấp hơn { $change }
path-a-year = { $change } mỗi năm
path-points = { $number } điểm phần trăm
path-margin = (chênh không quá { $margin } quãng đường)

forecast-none = Không có dự báo: { $why }.
forecast-not-allocated = kế hoạch chỉ giao cho toàn tỉnh, không có lộ trình riêng
forecast-before-baseline = chưa đến ngày gốc của chỉ tiêu
forecast-ended = kỳ kế hoạch đã kết thúc
forecast-may-fall = số này có thể giảm hoặc có mức trần nhỏ
forecast-not-comparable = số các năm không cùng cách tính hoặc không có tử số, mẫu số nguyên
forecast-too-few-points = chưa đủ ba cuối năm có số liệu chắc chắn
forecast-settled = Đến { $day } đã đủ mức cần đạt, số này không giảm nữa nên không cần dự báo.
forecast-share = Nếu xu hướng các năm { $years } tiếp tục thì đến hết năm { $until } được khoảng { $middle }, khoảng dự báo { $level } từ { $low } đến { $high }; khả năng đạt { $goal }: { $chance } (xác suất { $probability }).
forecast-count = Nếu mỗi năm vẫn thêm chừng như các năm { $years } thì đến hết năm { $until } được khoảng { $middle }, khoảng dự báo { $level } từ { $low } đến { $high }; khả năng đạt { $goal }: { $chance } (xác suất { $probability }).
forecast-years = { $first }-{ $last }
forecast-of = { $part } trong { $whole }
forecast-silent = Có { $n } điểm, cần ít nhất { $least }: chưa đủ số liệu để dự báo.
forecast-caution = Dự báo từ { $n } điểm, với giả định { $assumed }; không phải cam kết.
forecast-same-pace = số mới mỗi năm vẫn quanh mức của các năm đã có
forecast-same-trend = tỷ lệ tiếp tục xu hướng của các năm đã có

# How likely: the seven steps of the IPCC scale, and what is settled already.
chance-virtually-certain = gần như chắc chắn
chance-very-likely = rất có khả năng
chance-likely = có khả năng
chance-as-likely-as-not = khó nói trước
chance-unlikely = ít khả năng
chance-very-unlikely = rất ít khả năng
chance-exceptionally-unlikely = gần như không thể
chance-reached = đã đạt
chance-not-reached = không đạt
chance-above = trên 99%
chance-below = dưới 1%

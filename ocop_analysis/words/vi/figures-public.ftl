# Published figures and their sources; what changed since the year before; the years side by side.

public-when-column = Thời điểm, kỳ
public-note = Lưu ý
public-goal = mục tiêu, không phải kết quả
public-undated = nguồn không ghi ngày
public-period = giai đoạn { $first }-{ $last }
public-when = { $period } (nguồn: { $seen })
public-none = Chưa tìm thấy số liệu công bố nào của nhóm này cho { $place } đến ngày chốt.
public-none-by = Chưa tìm thấy số liệu công bố nào của nhóm này cho { $place } đến hết năm { $year }.
public-count = Có { $n } số liệu công bố.
public-only-earlier = Không có số liệu công bố của riêng năm { $year }; dưới đây là số gần nhất trước đó.
public-of-year = Có { $n } số liệu công bố của năm { $year }.
public-of-years = Có { $n } số liệu công bố của năm { $year } và { $older } số liệu của các năm trước.

changes-nav = So với năm trước
changes-heading = So với cuối năm trước
changes-known = Điều đã biết vào cuối năm { $before } và cuối năm { $year }
changes-what = Nội dung
changes-end = Cuối năm { $year }
changes-first-year = Năm { $year } là năm đầu của kỳ kế hoạch nên không so sánh.
changes-none = Tổng số công bố và kết luận về các chỉ tiêu không đổi so với cuối năm { $before }.

history-nav = Diễn biến
history-heading = Kết luận vào cuối mỗi năm
history-note = Mỗi cột chỉ dùng những gì xảy ra đến ngày 31/12 của năm đó; cột sau không sửa cột trước.
history-board = Mười hai chỉ tiêu, nhìn từ cuối mỗi năm
history-forecasts = Dự báo lẽ ra đã đưa ra vào cuối từng năm
history-forecasts-note = Chỉ dùng số liệu đã có vào cuối năm đó; cần ít nhất ba cuối năm. Đặt cạnh kết quả để thấy dự báo đúng đến đâu; cách tính và kiểm nghiệm: docs/kiem-nghiem-du-bao.md.
history-forecasts-board = Dự báo đến hết kỳ kế hoạch và kết quả
history-seen-from = Nhìn từ
history-forecast = Dự báo
history-interval = Khoảng 80%
history-chance = Khả năng đạt
history-end = cuối năm { $year }
history-not-over = chưa hết kỳ

disagreements-nav = Số liệu mâu thuẫn
disagreements-heading = Những số liệu công bố không khớp nhau
disagreements-figures = Các con số đã nêu
disagreements-none = Đến { $day } không thấy số liệu công bố nào của nơi này mâu thuẫn nhau.
disagreements-undated = Số liệu mà nguồn không ghi ngày
disagreements-undated-note = Không dùng để kết luận vì không biết thuộc thời điểm nào.
disagreements-undated-figures = Số liệu không ghi ngày

sources-nav = Nguồn và cách làm
sources-heading = Nguồn và cách làm
sources-data = Bộ số liệu: { $title }.
sources-ladder = Mỗi chỉ tiêu được xét bằng sổ sản phẩm nếu sổ nêu tên đủ số đã công bố; nếu không thì bằng số liệu công bố có nguồn và ngày; nếu không có cả hai thì ghi “chưa đủ căn cứ”.
sources-bounds = Điều chưa biết được giữ thành khoảng: cận dưới coi mọi câu trả lời thiếu là “không”, cận trên coi là “có”. Đạt khi cận dưới tới ngưỡng; chưa đạt khi cận trên vẫn dưới ngưỡng.
sources-days = Báo cáo chỉ dùng sự việc đến ngày chốt. Ngày công nhận chỉ biết năm được hiểu là một khoảng ngày, không phải ngày 01 tháng 01.
sources-published = Các trang mạng được đọc ở bản lưu, có thể đã thay đổi. Danh sách nguồn dưới đây là những trang được dùng trong báo cáo này.
sources-sent = Mọi giá trị đọc từ tệp do các huyện gửi, có thể tìm lại đến từng ô; điều không đọc được chắc chắn là một phát hiện kiểm tra, không được đoán.
sources-files = { $n } tệp đã nhận
sources-used = { $n } nguồn được dùng

merged-nav = Sau sáp nhập
merged-heading = Tỉnh Thái Nguyên sau sáp nhập với Bắc Kạn
merged-note = Từ ngày 01/7/2025 “Thái Nguyên” là một lãnh thổ lớn hơn. Các số dưới đây không được cộng vào chín huyện, thành phố cũ và không dùng để xét chỉ tiêu theo cách hiểu chính.
merged-figures = Số liệu công bố cho lãnh thổ mới đến { $day }

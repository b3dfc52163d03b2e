# A report as a whole: its title, what changed in a year, and the names of its pieces in JupyterLab.

report-title-plan = Tổng kết chương trình OCOP { $place }, giai đoạn { $first }-{ $last }
report-title = Đánh giá chương trình OCOP { $place }, năm { $year }
report-subtitle = Kế hoạch { $number } ngày { $issued }; số liệu chốt { $day }
report-subtitle-issued-later = Kế hoạch { $number } ngày { $issued } (ban hành sau ngày chốt, dùng để nhìn lại); số liệu chốt { $day }
report-in-year = năm { $year }
report-in-any-year = năm

report-no-data = chưa có số liệu
report-change-total = { $total } ({ $when })
report-change-total-partial = mới biết { $total } ({ $when })
report-change-verdict = { $verdict }: { $value }
report-end-unknown = chưa biết số cuối kỳ ({ $value })

block-named = <mục “{ $name }” của báo cáo>
block-facts = <dữ kiện của trang, khóa { $key }>
block-summary = tóm tắt
block-targets = chỉ tiêu
block-groups = nhóm giải pháp
block-scores = điểm
block-products = sản phẩm
block-makers = chủ thể
block-efforts = hoạt động, kinh phí
block-contributions = phần của từng huyện
block-next-plan = kỳ sau
block-certificates = giấy chứng nhận
block-changes = thay đổi
block-districts = các huyện
block-history = diễn biến
block-new-territory = sau sáp nhập
block-disagreements = mâu thuẫn
block-quality = số liệu đã gửi
block-sources = nguồn
block-communes-summary = tóm tắt
block-communes-mapping = xã mới và xã cũ
block-communes-products = sản phẩm theo xã mới
block-communes-method = cách tính
block-quality-summary = tóm tắt
block-completeness = đầy đủ
block-findings = kiểm tra
block-decisions = chờ quyết định

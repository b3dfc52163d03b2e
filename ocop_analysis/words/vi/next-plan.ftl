# What the next plan should define and measure.

next-plan-nav = Kỳ sau
next-plan-heading = Kỳ sau nên đo khác ở đâu
next-plan-note = Rút ra từ chính những chỗ mà báo cáo này không kết luận được, hoặc kết luận đổi theo cách hiểu; là đề xuất về cách đo, không phải về mức chỉ tiêu.
next-plan-caption = Từng chỉ tiêu: điều cần ghi rõ và số liệu cần thu trong kế hoạch 2026-2030
next-plan-define = Cần ghi rõ trong kế hoạch
next-plan-collect = Cần thu thập
next-plan-undecided = chưa đủ căn cứ để kết luận
next-plan-turning = kết luận đổi theo { $n } cách hiểu
next-plan-silent = Trong các chỉ số của mười nhóm giải pháp, { $n } chỉ số đến cuối kỳ vẫn chưa đủ số liệu để nêu: { $indicators }. Biểu mẫu thu số liệu của kỳ sau nên có các mục này từ năm đầu.
next-plan-published = Các chỉ số của mười nhóm giải pháp gần như chưa được công bố: mỗi nhóm nêu số liệu còn thiếu ở <a href="#nhom-giai-phap">phần trên</a>. Biểu mẫu báo cáo của kỳ sau nên có các mục này từ năm đầu.

# Scores: what a page says of them, and their tables.

scores-nav = Điểm
scores-heading = Điểm theo nhóm giải pháp
scores-how = Mỗi chỉ số được 0 điểm ở mốc thấp, 100 điểm ở mốc cao; mốc giữ nguyên qua các năm nên điểm năm { $year } so được với năm trước. Điểm nhóm là trung bình các chỉ số, điểm chung là trung bình các nhóm; chưa biết đủ { $share } thì không chấm.
scores-proposed = Mốc chấm điểm và trọng số là đề xuất, chưa văn bản nào quy định.
scores-describe-only = Điểm chỉ mô tả, không cho biết nguyên nhân.
scores-more = Mốc, trọng số, công thức và giới hạn của cách chấm: tài liệu “Cách chấm điểm” (docs/cham-diem.md).

scores-overall = Điểm chung
scores-caption-unit = Điểm của { $unit }, thang 0–100
scores-caption-province = Điểm tính trên số liệu toàn tỉnh, thang 0–100
scores-range = Khoảng có thể
scores-valued = Chỉ số có giá trị
scores-province = Toàn tỉnh
scores-rank = Thứ hạng
scores-ranks-note = Thứ hạng là khoảng từ bách phân vị thứ 5 đến thứ 95 qua { $runs } lượt thử với trọng số, cách chuẩn hóa, cách lấy trung bình, phần chưa biết và chỉ số bỏ ra khác nhau; 1 là điểm cao nhất. Dấu “–”: chưa đủ số liệu để chấm, hoặc không còn gì chưa biết.
scores-withheld = chưa đủ để chấm

# Ranks as intervals
scores-not-apart = chưa phân biệt được ({ $span })

# Strengths and weaknesses
scores-standouts-caption = Mặt mạnh, mặt yếu so với các huyện, thành phố, năm { $year }
scores-side = Mặt
scores-score = Điểm
scores-possible-rank = Thứ hạng có thể
scores-against-all = So với mức chung
scores-strong = ▲ mạnh
scores-weak = ▼ yếu
scores-differs-yes = khác hẳn
scores-differs-no = chưa thấy khác
scores-standouts-note = Mặt mạnh (yếu): dù phần chưa biết ra sao cũng thuộc một phần ba số huyện, thành phố đứng đầu (cuối), kể cả khi bằng nhau. Cột cuối: tỷ lệ nằm ngoài giới hạn phễu 99,8% thì khác hẳn mức chung; “–” là chỉ số không xét được như vậy.
scores-standouts-none = Không có chỉ số nào mà dù phần chưa biết ra sao huyện, thành phố này vẫn thuộc một phần ba đứng đầu hay cuối.
scores-per = { $value } { $unit } trên mỗi { $base }

# Districts
scores-districts-caption = Điểm từng nhóm của các huyện, thành phố, năm { $year }; ô màu đậm hơn là gần mốc cao hơn
scores-districts-note = Dấu “–”: chưa đủ số liệu để chấm. So các ô trong cùng một cột; các cột có mốc khác nhau nên không so với nhau.

# Choices behind the ranks
scores-factors-caption = Lựa chọn nào làm thứ tự các huyện, thành phố thay đổi nhiều nhất
scores-factor = Lựa chọn
scores-factor-alone = Riêng nó
scores-factor-total = Kể cả cùng lựa chọn khác
scores-factor-weights = Trọng số
scores-factor-normalisation = Cách chuẩn hóa
scores-factor-mean = Cách lấy trung bình
scores-factor-place = Số liệu còn thiếu
scores-factor-left-out = Chỉ số bị bỏ ra
scores-factors-note = Phần của mức xê dịch thứ hạng do từng lựa chọn (chỉ số Sobol); cột sau cộng lại có thể quá 100%.

# Sentences
scores-says-overall = Điểm chung của { $name } là { $score } trên 100, tính từ { $known } trên { $scored } chỉ số có giá trị.
scores-says-overall-open = Điểm chung của { $name } là { $score } trên 100, tính từ { $known } trên { $scored } chỉ số có giá trị; phần chưa biết có thể đưa điểm tới bất kỳ mức nào trong khoảng { $band }.
scores-says-overall-withheld = Chưa đủ số liệu để chấm điểm chung cho { $name }: mới có { $known } trên { $scored } chỉ số có giá trị.
scores-says-rising = Điểm chung tăng từ năm { $first } đến năm { $last } (kiểm định Kendall chính xác, p = { $p }).
scores-says-falling = Điểm chung giảm từ năm { $first } đến năm { $last } (kiểm định Kendall chính xác, p = { $p }).
scores-says-no-trend = Chưa kết luận được điểm chung tăng hay giảm từ năm { $first } đến năm { $last } (kiểm định Kendall chính xác, p = { $p }).
scores-says-few-years = Chỉ có { $n } năm có điểm, quá ít để kết luận điểm chung tăng hay giảm từ năm { $first } đến năm { $last }.
scores-says-p-small = dưới { $least }
scores-says-any-rank = Số liệu chưa phân biệt được { $name } với các huyện, thành phố khác: thứ hạng có thể là bất kỳ bậc nào trong { $ranked } bậc.
scores-says-one-rank = Qua các cách tính hợp lý khác nhau, { $name } giữ thứ hạng { $rank } trên { $ranked }.
scores-says-ranks = Thứ hạng nằm trong khoảng từ { $low } đến { $high } trên { $ranked }; chưa phân biệt được các bậc trong khoảng đó.
scores-says-groups = Gần mốc cao nhất là nhóm “{ $best }” ({ $most } điểm), xa mốc nhất là nhóm “{ $worst }” ({ $least } điểm); điểm các nhóm không so được với nhau vì mốc khác nhau.
scores-says-group = { $name }
scores-says-groups-withheld = Chưa đủ số liệu để chấm nhóm { $groups }.
scores-says-strong = So với các huyện, thành phố khác, mặt mạnh là { $strong }.
scores-says-weak = So với các huyện, thành phố khác, mặt yếu là { $weak }.
scores-says-strong-weak = So với các huyện, thành phố khác, mặt mạnh là { $strong }; mặt yếu là { $weak }.
scores-says-none-differs = Tuy vậy, với số trường hợp ít như hiện nay, chưa tỷ lệ nào trong đó khác hẳn mức chung.
scores-says-differing = Trong các tỷ lệ đó, { $shares } khác hẳn mức chung, nhiều hơn mức ngẫu nhiên có thể gây ra.
scores-says-no-tiers = Chưa đủ số liệu để so sánh các huyện, thành phố.
scores-says-one-tier = Chưa phân biệt được { $n } huyện, thành phố đã chấm: đổi trọng số hay cách tính trong chừng mực hợp lý là thứ tự thay đổi, nên không nêu huyện nào đứng thứ mấy.
scores-says-tiers = Các huyện, thành phố chia thành { $n } nhóm phân biệt được; { $tiers }. Trong cùng một nhóm thì không phân thứ hạng.
scores-says-tier-best = nhóm điểm cao nhất: { $names }
scores-says-tier-last = nhóm điểm thấp nhất: { $names }
scores-says-tier = nhóm thứ { $place }: { $names }
scores-says-unscored = Chưa đủ số liệu để chấm { $names }.

# The sentence on a solution group: how much is known, what moved, what stands out. Its parts are joined by semicolons.

standing-not-ended = Chỉ số tính cho trọn năm; năm này chưa kết thúc vào ngày chốt nên chưa nêu chỉ số.
standing-lows = Sổ một phần chỉ cho biết cận dưới: { $lows }.
standing-low = { $name } { $low }
standing-none-known = Chưa chỉ số nào có giá trị cho năm { $year }: { $gaps }.
standing-all-known = Cả { $n } chỉ số có giá trị
standing-some-known = Có giá trị { $known } trên { $n } chỉ số ({ $gaps })

standing-gap-withheld = { $n } chưa đủ để công bố
standing-gap-not-reported = { $n } chưa báo cáo
standing-gap-no-base = { $n } không có mẫu số
standing-gap-few = { $n } quá nhỏ để nêu
standing-gap-not-applicable = { $n } không xét ở cấp này

standing-first-year = đây là năm đầu của kế hoạch, chưa có năm trước để so
standing-not-compared = chưa so được với năm { $year }
standing-unmoved = so với năm { $year } không chỉ số nào thay đổi rõ
standing-moved = so với năm { $year }, { $moves }
standing-better = { $n } chỉ số tốt lên
standing-worse = { $n } chỉ số kém đi
standing-clearest = { $moved }, rõ nhất là { $change }
standing-only = { $moved }: { $change }
standing-rise = { $name } (từ { $before } lên { $now })
standing-fall = { $name } (từ { $before } xuống { $now })
standing-above = cao hơn hẳn mức chung của các huyện, thành phố về { $what }
standing-below = thấp hơn hẳn mức chung của các huyện, thành phố về { $what }

# Dates, lists, ranges. A date's parts come as text: the day with two digits, months 01 and 02 with a zero (Nghị định 30/2020/NĐ-CP).

date-short = { $day }/{ $month }/{ $year }
date-long = ngày { $day } tháng { $month } năm { $year }
date-month = tháng { $month }/{ $year }
date-month-short = { $month }/{ $year }
date-day = ngày { $day }
date-year = năm { $year }
date-unknown = không rõ ngày
date-until = đến { $last }
date-from = từ { $first }
date-span = từ { $first } đến { $last }

list-of-two = { $rest } và { $last }
list-of-two-or = { $rest } hoặc { $last }

between = từ { $low } đến { $high }
at-least = ít nhất { $value }
at-most = nhiều nhất { $value }

yes = có
no = không

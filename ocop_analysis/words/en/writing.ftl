# Dates, lists, ranges. month_number is 1 to 12; plain_day is the day without a zero.

date-short = { $plain_day } { date-short.month } { $year }
    .month = { $month_number ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] June
        [7] July
        [8] Aug
        [9] Sept
        [10] Oct
        [11] Nov
       *[12] Dec
      }
date-long = { $plain_day } { date-long.month } { $year }
    .month = { $month_number ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
      }
date-month = { date-long.month } { $year }
date-month-short = { date-short.month } { $year }
date-day = { $day }
date-year = { $year }
date-unknown = date not known
date-until = until { $last }
date-from = from { $first }
date-span = from { $first } to { $last }

list-of-two = { $rest } and { $last }
list-of-two-or = { $rest } or { $last }

between = { $low } to { $high }
at-least = at least { $value }
at-most = at most { $value }

yes = yes
no = no

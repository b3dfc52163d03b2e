# Published figures and their sources; what changed since the year before; the years side by side.

public-when-column = Date, period
public-note = Remarks
public-goal = a goal, not a result
public-undated = source gives no date
public-period = { $first }–{ $last }
public-when = { $period } (source: { $seen })
public-none = No published figures of this group have been found for { $place } up to the as-of date.
public-none-by = No published figures of this group have been found for { $place } up to the end of { $year }.
public-count = { $n ->
    [one] There is { $n } published figure.
   *[other] There are { $n } published figures.
  }
public-only-earlier = There are no published figures for { $year } itself; those below are the latest from before.
public-of-year = { $n ->
    [one] There is { $n } published figure for { $year }.
   *[other] There are { $n } published figures for { $year }.
  }
public-of-years = { $n ->
    [one] There is { $n } published figure for { $year }, and { $older } from earlier years.
   *[other] There are { $n } published figures for { $year }, and { $older } from earlier years.
  }

changes-nav = Compared with last year
changes-heading = Compared with the end of the previous year
changes-known = What was known at the end of { $before } and at the end of { $year }
changes-what = Item
changes-end = End of { $year }
changes-first-year = { $year } is the first year of the plan period, so there is no comparison.
changes-none = The published total and the verdicts on the targets are the same as at the end of { $before }.

history-nav = Over the years
history-heading = Verdicts at the end of each year
history-note = Each column only uses what had happened by 31 December of that year; later columns do not correct earlier ones.
history-board = The twelve targets, seen from the end of each year
history-forecasts = Forecasts that would have been made at the end of each year
history-forecasts-note = They only use data available at the end of that year, and need at least three year-ends. Placed beside the results, they show how far forecasts came true; method and back-test: docs/kiem-nghiem-du-bao.md (in Vietnamese).
history-forecasts-board = Forecasts of the end of the plan period, and results
history-seen-from = Seen from
history-forecast = Forecast
history-interval = 80% interval
history-chance = Likelihood of being reached
history-end = end of { $year }
history-not-over = period not over yet

disagreements-nav = Conflicting figures
disagreements-heading = Published figures that disagree
disagreements-figures = The figures given
disagreements-none = Up to { $day }, no conflicting published figures have been found for this place.
disagreements-undated = Figures whose source gives no date
disagreements-undated-note = Not used for verdicts, as it is not known what time they refer to.
disagreements-undated-figures = Undated figures

sources-nav = Sources and methods
sources-heading = Sources and methods
sources-data = Data set: { $title }.
sources-ladder = Each target is assessed by the product register where it names enough of those published to exist; failing that, by published figures with a source and a date; with neither, the verdict is “undecided”.
sources-bounds = What is not known is kept as a range: the lower bound takes every missing answer as “no”, the upper bound as “yes”. A target is met when the lower bound reaches the threshold, and not met when even the upper bound stays below it.
sources-days = The report only uses what had happened by the as-of date. Where only the year of recognition is known, it is taken as a range of days, not as 1 January.
sources-published = Web pages were read from stored copies and may have changed since. The sources listed below are the pages used in this report.
sources-sent = Every value is read from files sent by the districts and can be traced back to its cell; what could not be read for certain is a finding of the checks and is never guessed.
sources-files = { $n ->
    [one] { $n } file received
   *[other] { $n } files received
  }
sources-used = { $n ->
    [one] { $n } source used
   *[other] { $n } sources used
  }

merged-nav = After the merger
merged-heading = Thái Nguyên province after the merger with Bắc Kạn
merged-note = Since 1 July 2025, “Thái Nguyên” has been a larger territory. The figures below are not added to those of the nine former districts and are not used for verdicts under the main reading.
merged-figures = Figures published for the new territory up to { $day }

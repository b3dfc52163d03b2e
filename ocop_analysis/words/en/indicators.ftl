# Indicators: their values and states, formulas told from expressions, and the sections of the ten solution groups.

indicator-basis-law = legal text
indicator-basis-practice = published practice
indicator-basis-proposed = proposal
indicator-kind-input = input
indicator-kind-process = process
indicator-kind-output = output
indicator-kind-outcome = outcome
indicator-better-higher = ↑ higher is better
indicator-better-lower = ↓ lower is better
indicator-period-flow = during the year
indicator-period-state = situation on the as-of date (31 December)
indicator-period-cumulative = from the beginning to the as-of date (31 December)
indicator-state-no-base = no denominator
indicator-state-not-reported = not reported
indicator-state-withheld = too little known to publish
indicator-state-not-applicable = not assessed (province only)
indicator-population-producers-in-force = producers holding a certificate in force on the as-of date
indicator-population-products-in-force = products holding a certificate in force on the as-of date
indicator-population-products-in-force-in-the-year = products holding a certificate in force on any day of the year
indicator-population-communes = communes, wards and townships on the as-of date

# Values in cells and what stands below them.
indicator-in-part = partly unknown
indicator-partial = partial register
indicator-not-all-sent = some places have not sent data
indicator-known-share = only { $share } known
indicator-known = { $known }/{ $expected } known
indicator-change-same = unchanged
indicator-change-unclear = unclear
indicator-change-better = better ({ $size })
indicator-change-worse = worse ({ $size })
indicator-points = { $size } percentage points

# A definition: headings and what stands behind them.
indicator-formula = Formula
indicator-unit-period = Unit and period
indicator-unknown = What is unknown
indicator-min-known = Minimum share known
indicator-basis = Basis
indicator-proposed = { $basis } (the definition is a proposal)

# Formulas. Names of tables and columns come from the schema.
indicator-number-of = Number of { $who }
indicator-with-row = Number of { $who } that have a row in the table “{ $table }” (by “{ $column }”); divided by the number of { $who }
indicator-with-row-where = Number of { $who } that have a row in the table “{ $table }” (by “{ $column }”) where { $condition }; divided by the number of { $who }
indicator-divided = { $part }; divided by the { $whole }
indicator-count = number of rows in the table “{ $table }” (each row is { $row })
indicator-distinct = number of distinct values of “{ $column }” in the table “{ $table }”
indicator-sum = total of “{ $column }” in the table “{ $table }”
indicator-mean = mean of “{ $column }” in the table “{ $table }”
indicator-median = median of “{ $column }” in the table “{ $table }”
indicator-dated-by = { $measure }, dated by “{ $column }”
indicator-where = { $measure }, where { $condition }
indicator-and = and
indicator-or = or
indicator-not = not ({ $condition })
indicator-recorded = “{ $column }” is recorded
indicator-blank = “{ $column }” is blank
indicator-is = “{ $column }” is { $value }
indicator-is-not = “{ $column }” is other than { $value }
indicator-day-less = “{ $column }” is before { $day }
indicator-day-at-most = “{ $column }” is no later than { $day }
indicator-day-more = “{ $column }” is after { $day }
indicator-day-at-least = “{ $column }” is no earlier than { $day }
indicator-day-equal = “{ $column }” is { $day }
indicator-day-unlike = “{ $column }” is other than { $day }
indicator-size-less = “{ $column }” is below { $size }
indicator-size-at-most = “{ $column }” is { $size } or less
indicator-size-more = “{ $column }” is above { $size }
indicator-size-at-least = “{ $column }” is { $size } or more
indicator-size-equal = “{ $column }” is { $size }
indicator-size-unlike = “{ $column }” is other than { $size }
indicator-as-of = the as-of date
indicator-start = the first day of the year
indicator-months-before = { $n ->
    [one] { $n } month
   *[other] { $n } months
  } before { $day }
indicator-months-after = { $n ->
    [one] { $n } month
   *[other] { $n } months
  } after { $day }
indicator-days-before = { $n ->
    [one] { $n } day
   *[other] { $n } days
  } before { $day }
indicator-days-after = { $n ->
    [one] { $n } day
   *[other] { $n } days
  } after { $day }

# The section of the solution groups.
indicator-groups-nav = 10 solution groups
indicator-groups = The ten solution groups
indicator-groups-published = Only figures published for exactly the place and period of this report are given. Each group also says what is missing.
indicator-groups-published-district = Only figures published for exactly the place and period of this report are given; nothing is inferred for a district from provincial figures. Each group also says what is missing.
indicator-groups-computed-district = Indicators are computed from the files that districts sent, as of 31 December of each year.
indicator-groups-computed-province = Indicators are computed from the files that districts sent, as of 31 December of each year; those of the province are counted afresh from the rows, not added up from the districts’ numbers.
indicator-groups-differences = Two years count as different only when their possible ranges do not touch; comparisons describe and do not tell causes.
indicator-groups-lines-plan = The small line is the province; the pale band (for shares and averages) runs from the lowest to the highest district.
indicator-groups-lines-province = In the small map districts are drawn where they lie, darker for greater values, without a shade where there is no value; hover over it or use a screen reader for each number. The small line is this place; the pale band (for shares and averages) runs from the lowest to the highest district.
indicator-groups-lines-district = The small line is this place; the pale band runs from the lowest to the highest district.
indicator-groups-proposed = The definitions are proposals, given at the end of each group on the page.
indicator-groups-print = The printed version leaves out the definitions.
indicator-group = Group { $number }. { $name }
indicator-group-targets = Related { $n ->
    [one] target
   *[other] targets
  }: { $targets }.
indicator-group-published = { $group }: figures published up to { $date }
indicator-group-missing = Not available: { $what }.
indicator-table = { $group }: indicators for { $year }
indicator-table-plan = { $group }: the province’s indicators over the years
indicator-table-before = Compared with { $year }
indicator-table-districts = Districts
indicator-table-n-districts = { $n ->
    [one] { $n } district
   *[other] { $n } districts
  }
indicator-definitions = How the { $n ->
    [one] indicator of the group is
   *[other] { $n } indicators of the group are
  } computed
indicator-definition-source = Source

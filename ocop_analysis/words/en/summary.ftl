# The first lines of a page: verdicts in one look, key figures, findings and things to do.

summary-nav = Summary
summary-findings = Key findings
summary-actions = Next steps
summary-see = see
summary-note = Territory: { $territory }. A cell with “–” means not known, not zero.
summary-verdicts = Verdicts on the 12 targets
summary-board = Verdicts as of { $day }
summary-board-district = Verdicts as of { $day }; the thresholds are those of the whole province
summary-turns = depends on the reading

summary-counts = As of { $day }, of the plan’s { $targets } targets: { $judged }.
summary-count = { $n } { $verdict }
summary-turning = { $n ->
    [one] The verdict on { $targets } still depends on the reading.
   *[other] The verdicts on { $targets } still depend on the reading.
  }
summary-unsure = Data exist but do not suffice for a verdict: { $targets }.
summary-silent = No data have been found: { $targets }.
summary-not-allocated = Set for the province only and therefore not assessed here: { $targets }.
summary-too-early = Cannot be assessed yet, as the baseline date lies after the as-of date: { $targets }.
summary-published = { $n ->
    [one] The latest published number for { $place } is { $n } product rated 3 stars or more ({ $when }).
   *[other] The latest published number for { $place } is { $n } products rated 3 stars or more ({ $when }).
  }
summary-held = { $n ->
    [one] On the as-of date, { $place } has { $n } product rated 3 stars or more that holds a valid certificate.
   *[other] On the as-of date, { $place } has { $n } products rated 3 stars or more that hold a valid certificate.
  }
summary-held-in-part = { $n ->
    [one] Counting only the registers received, on the as-of date { $place } has { $n } product rated 3 stars or more that holds a valid certificate.
   *[other] Counting only the registers received, on the as-of date { $place } has { $n } products rated 3 stars or more that hold a valid certificate.
  }
summary-no-published = No published total of products has been found for { $place } up to this date.
summary-no-register = No register for counting the products of { $place } has been received up to this date.
summary-district-ended = The district level ended on { $day }; this page is about the area of { $place } before that day.

# Key figures: label and small print. What stands under them goes on without a capital.
card-total = Products rated 3 stars or more, published total
card-total-of = figure for { $when }
card-nothing = no figure found
card-new = New in { $year }, as published
card-products = products rated 3 stars or more
card-named = Products named in the register
card-named-undated = { $n ->
    [one] { $n } product not known to be recognised before or after the as-of date
   *[other] { $n } products not known to be recognised before or after the as-of date
  }
card-named-dated = recognised for certain before the as-of date
card-held-named = Holding a valid certificate, in the register
card-held-span = a range, because sources do not give the exact day of recognition
card-held-known = products, on the as-of date
card-ending-named = Expiring in the next 12 months, in the register
card-valid-for = certificates are valid for 36 months
card-held = Products holding a valid certificate
card-held-when = rated 3 stars or more, on the as-of date
card-first-year = First recognised in { $year }
card-first-plan = First recognised in the plan period
card-ever = Products ever recognised
card-ever-what = including expired ones
card-ending = Expiring in the next 12 months
card-ending-what = certificates now in force
card-in-part = counting only the registers received

message-turned = { $target } ({ $short }) was “{ $was }” at the end of the previous year and is now “{ $now }”.
message-above = { $name }: { $value }, clearly above the overall level of the districts.
message-below = { $name }: { $value }, clearly below the overall level of the districts.
message-stock-same = { $n ->
    [one] { $what } ({ $when }): still { $n } product compared with { $before }.
   *[other] { $what } ({ $when }): still { $n } products compared with { $before }.
  }
message-stock-rose = { $n ->
    [one] { $what } ({ $when }): { $n } product, up by { $moved } compared with { $before }.
   *[other] { $what } ({ $when }): { $n } products, up by { $moved } compared with { $before }.
  }
message-stock-fell = { $n ->
    [one] { $what } ({ $when }): { $n } product, down by { $moved } compared with { $before }.
   *[other] { $what } ({ $when }): { $n } products, down by { $moved } compared with { $before }.
  }
message-better = Indicator that improved most clearly: { $change }.
message-worse = Indicator that worsened most clearly: { $change }.
message-none-settled = None of the { $n } targets assessed has a sufficient basis for a verdict yet.
message-settled = { $n } of the { $judged } targets assessed can be decided; met: { $met }.
message-settled-none-met = { $n } of the { $judged } targets assessed can be decided; none is met.
message-disagree = { $n ->
    [one] { $n } group of published figures disagrees; both sides are shown.
   *[other] { $n } groups of published figures disagree; both sides are shown.
  }
message-renew = { $n ->
    [one] Prepare for re-assessment: { $count } certificate expires in the next 12 months (after { $day }).
   *[other] Prepare for re-assessment: { $count } certificates expire in the next 12 months (after { $day }).
  }
message-may-end = { $n ->
    [one] Establish each product’s date of recognition: up to { $count } certificate may expire in the next 12 months (after { $day }).
   *[other] Establish each product’s date of recognition: up to { $count } certificates may expire in the next 12 months (after { $day }).
  }
message-missed = Clarify why { $target } ({ $short }) was not met by the end of the period: { $gap }.
message-nearest = { $target } ({ $short }): { $gap }.
message-send = Send what is missing: { $tables }.
message-other-tables = { $n ->
    [one] { $n } other table
   *[other] { $n } other tables
  }
message-mend = { $n ->
    [one] Correct the { $n } error that the checks reported; rows with errors are set aside and not counted.
   *[other] Correct the { $n } errors that the checks reported; rows with errors are set aside and not counted.
  }
message-needs = To decide { $target } ({ $short }), the following is needed: { $needs }.

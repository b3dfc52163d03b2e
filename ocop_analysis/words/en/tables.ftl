# Tables as values (report.tables), the headings that tables share, and the section of the districts.

table-code = Code
table-target = Target
table-plan = Plan
table-result = Result
table-verdict = Verdict
table-basis = Basis
table-why = Why
table-reading = Reading
table-group = Group
table-solution-group = Solution group
table-indicator = Indicator
table-kind = Kind
table-figure = Figure
table-value = Value
table-unit = Unit
table-year = Year
table-low = Lower bound
table-high = Upper bound
table-numerator = Numerator
table-denominator = Denominator
table-state = State
table-shown = As shown on the page
table-more = Detail
table-before = Compared with
table-change = Change
table-median = Median of the districts
table-lowest-district = Lowest district
table-highest-district = Highest district
table-n-districts = Districts with a value
table-when = As of
table-when-period = Date or period
table-place = Place
table-note = Note
table-sources = Sources
table-product = Product
table-producer = Producer
table-stars = Stars
table-event = Event
table-recognised-earliest = Recognised, earliest
table-recognised-latest = Recognised, latest
table-ends-earliest = Expires, earliest
table-ends-latest = Expires, latest
table-on-day = On the as-of date
table-district = District
table-published = Published
table-named = Named in the register, at least
table-publisher = Publisher
table-published-on = Date
table-address = Address
table-no-data = no data yet

table-targets-caption = The 12 targets: { $page }
table-variants-caption = Other readings of each target
table-indicators-caption = Indicators of the ten solution groups
table-indicator-years-caption = Indicators over the years
table-figures-caption = Published figures by solution group
table-certificates-caption = Recognitions named in the register
table-sources-caption = Sources used

table-districts-nav = Districts
table-districts-caption = The nine districts
table-districts-note = The districts’ published figures are of different dates, so they are neither added up nor ranked.
table-districts-basis = { $what }, up to { $date }
table-districts-in-force = Holding a valid certificate
table-peers = Compared with places of similar size
table-peers-caption = Scores by solution group (0–100) of { $name } and the { $n ->
    [one] place
   *[other] { $n } places
  } nearest to it in number of products holding a valid certificate
table-peers-size = { $n ->
    [one] { $n } product
   *[other] { $n } products
  }
table-peers-note = Scores that lie close together need not differ: see the possible ranges and rank intervals in the <a href="#diem">section on scores</a>. “–” means too little data to score.

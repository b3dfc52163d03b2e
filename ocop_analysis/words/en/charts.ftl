# Charts: titles that state findings, what stands in them, and their alternatives in words.

chart-source = Source: { $source }
chart-source-of = { $dataset }, up to { $date }; { $where }
chart-show-table = Show the data table
chart-span = { $first } to { $last }
chart-products = Number of products
chart-unknown = not known

chart-stock-moved-published = The published number went from { $first } ({ $first_when }) to { $last } products ({ $last_when })
chart-stock-moved-submissions = Products holding a valid certificate went from { $first } ({ $first_when }) to { $last } ({ $last_when })
chart-stock-published = Published number: { $last } { $n ->
    [one] product
   *[other] products
  } ({ $last_when })
chart-stock-submissions = Products holding a valid certificate: { $last } ({ $last_when })
chart-stock-star = { $star } stars
chart-stock-no-stars = Split by stars not known
chart-stock-named = Named in the partial register
chart-stock-register = register,
    { $date }
chart-stock-total = Total
chart-stock-point = { $label }: { $total ->
    [one] { $total } product
   *[other] { $total } products
  } (3 stars { $three }, 4 stars { $four }, 5 stars { $five })
chart-stock-point-no-stars = { $label }: { $total ->
    [one] { $total } product
   *[other] { $total } products
  } (split by stars not known)
chart-stock-point-register = Separate mark: named in the register up to { $date }: { $span }.
chart-stock-measure-published = Products rated 3 stars or more as published, all recognitions added up; { $place }, { $span }
chart-stock-measure-submissions = Products certainly holding a valid certificate at the end of the year, by star rating; { $place }, { $span }
chart-stock-alt = Bar chart: { $points }.

chart-new-above = Cumulative new products: { $total }, above the plan’s { $target }
chart-new-equal = Cumulative new products: { $total }, equal to the plan’s { $target }
chart-new-below = Cumulative new products: { $total }, still below the plan’s { $target }
chart-new-missing = (no figure for { $years })
chart-new-in-year = New in the year
chart-new-sum = Cumulative (at least)
chart-new-sum-column = Cumulative, at least
chart-new-plan = Plan: { $target }
chart-new-point = { $year }: new { $new }, cumulative at least { $sum }
chart-new-measure-published = New products rated 3 stars or more as published, by year and cumulative; { $place }, { $span }
chart-new-measure-submissions = Products certainly recognised for the first time by the registers, by year and cumulative; { $place }, { $span }
chart-new-alt = Bar and line chart: { $points }. The plan’s level is { $target }.

chart-timeline = Of { $n ->
    [one] the { $n } certificate
   *[other] the { $n } certificates
  } with a known year of recognition, { $over ->
    [0] none
   *[other] { $over }
  } had certainly expired by the as-of date
chart-timeline-measure = Period of validity of each certificate; darker for a higher star rating, hatched where validity is not certain; { $place }
chart-timeline-day = As-of date { $date }
chart-timeline-item = { $label }: recognition { $start }, expiry { $end }
chart-timeline-alt = Bar chart of periods of validity, hatched where not certain: { $items }.

chart-expiry = In { $year }, { $n ->
    [0] no certificates in the register expire
    [one] { $count } certificate in the register expires
   *[other] { $count } certificates in the register expire
  }
chart-expiry-none = In { $year }, no certificates in the register expire
chart-expiry-measure = Certificates in the register by year of expiry, as known on { $date }; { $place }
chart-expiry-certain = Certain
chart-expiry-possible = Possible (date not known)
chart-expiry-more = Possibly in addition
chart-expiry-count = Number of certificates
chart-expiry-point = { $year }: certain { $certain }, possibly another { $possible }
chart-expiry-alt = Bar chart of certificates that expire, by year: { $points }.

chart-map-published = { $known } of { $n } districts have published figures up to { $date }
chart-map-submissions = { $known } of { $n } districts have sent data up to { $date }
chart-map-range = Products holding a valid certificate range from { $low } ({ $least }) to { $high } ({ $most }); { $known } of { $n } districts have sent data up to { $date }
chart-map-measure = { $what }; districts are drawn where they lie, darker for more
chart-map-tile = { $name }: { $text } ({ $when })
chart-map-unknown = { $name }: { table-no-data }
chart-map-alt = Tile map, { $what }: { $tiles }.
chart-map-outlines-alt = Map of the districts, { $what }: { $tiles }.

chart-comparison-none-published = No published figures of { $name } yet to compare with the other districts
chart-comparison-none-submissions = No register of { $name } yet to compare with the other districts
chart-comparison-published = { $name }: { $total ->
    [one] { $total } product
   *[other] { $total } products
  } as published ({ $when }); the other districts’ figures are of other dates
chart-comparison-submissions = { $name }: { $total ->
    [one] { $total } product
   *[other] { $total } products
  } holding a valid certificate, in place { $place } of the { $n } districts with a register
chart-comparison-measure-published = Products rated 3 stars or more by the newest figure published up to { $date }; in order of unit codes, not ranked, as dates differ
chart-comparison-measure-submissions = Products holding a valid certificate on { $date }, by district, from most to fewest
chart-comparison-totals = Products rated 3 stars or more (published total)
chart-comparison-alt = Dot plot: { $districts }.

chart-shares-some = Share targets: only { $targets } { $n ->
    [one] has
   *[other] have
  } data
chart-shares-met = Share targets: { $targets } { $n ->
    [one] reaches
   *[other] reach
  } the plan’s level
chart-shares-none = No share target certainly reaches the plan’s level yet
chart-shares-threshold-column = Threshold
chart-shares-measure = Share (%) of each target against the plan’s threshold; hatched: possible range; { $place }, up to { $date }
chart-shares-mark = threshold { $value }
chart-shares-axis = Share (%)
chart-shares-item = { $label }: { $value }, threshold { $threshold }
chart-shares-alt = Chart of ranges of values: { $items }.

chart-paths = Paths of the { $n ->
    [one] { $n } target
   *[other] { $n } targets
  } with data for at least two years
chart-paths-told = { chart-paths }: { $verdicts }
chart-paths-measure = Count or share (%) at the end of each year against the path to the end of the plan; { $place }
chart-paths-key-path = dashed: path
chart-paths-key-goal = numbered horizontal line: level to reach
chart-paths-key-range = upright bar: possible range
chart-paths-key-open = arrow: no upper bound known
chart-paths-key-forecast = hatched box: 80% forecast range
chart-paths-goal = Level to reach
chart-paths-known = Known values
chart-paths-forecast = Forecast
chart-paths-verdict = Compared with the path
chart-paths-forecast-of = forecast for { $year }: { $middle } ({ $between })
chart-paths-item = { $code } { $target }, level to reach { $goal }: { $known }
chart-paths-alt = Small line charts: { $items }.

chart-scores = Overall score in { $year }: { $score }
chart-scores-moved = Overall score in { $year }: { $score }; in { $base } it was { $before }
chart-scores-measure = Overall score and scores by solution group, scale 0–100; { $place }, { $year }
chart-scores-year = { $year }
chart-scores-axis = Score (0: low goalpost, 100: high goalpost)
chart-scores-lowest = Lowest possible
chart-scores-highest = Highest possible
chart-scores-item = { $name }: { $score } (possibly { $between })
chart-scores-beside = { $label }: { $score }
chart-scores-alt = Dot plot on a scale from 0 to 100: { $items }.
chart-scores-line = { $name }, score: { $years }
chart-scores-line-scale = Scale 0–100.

chart-ranks-same = The ranks of the { $n } districts cannot be told apart yet
chart-ranks-tiers = Ranks of { $n } districts: { $tiers } tiers that can be told apart
chart-ranks-measure = Rank by overall score, 5th to 95th percentile over { $runs } trial runs; districts, { $year }
chart-ranks-axis = Rank (1: highest overall score)
chart-ranks-highest = Highest rank
chart-ranks-lowest = Lowest rank
chart-ranks-tier = Tier
chart-ranks-alt = Chart of rank intervals: { $items }.

chart-line-no-band = No band of the districts.
chart-line-band = Pale band: the districts, { $low } to { $high } in { $year }.
chart-small-map = { $what } by district, { $year }: { $districts }
chart-small-map-unknown = withheld or not available

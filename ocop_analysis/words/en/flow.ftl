# The chart of products between star ratings at the ends of two years.

flow-title = Of the { $held } { $held ->
        [one] product
       *[other] products
    } with a valid certificate at the end of { $year }: { $kept } kept the rating, { $up } moved up, { $down } moved down, { $ended } no longer held one; { $fresh } more gained a certificate, for the first time or again
flow-subtitle = Number of products of { $place } by star rating, end of { $before } and end of { $now }
flow-kept = same rating
flow-up = moved up
flow-down = moved down
flow-ended = no longer in force
flow-fresh = gained a certificate
flow-end-of = End of { $year }
flow-before = Rating at the end of { $year }
flow-none-before = no certificate in force
flow-none-now = no longer in force
flow-move = from { $start } to { $end }: { $n }
flow-alt = Flow diagram between 3, 4 and 5 stars, from the end of { $before } to the end of { $now }, number of products: { $moves }; every other way: 0.

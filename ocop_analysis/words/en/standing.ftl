# The sentence on a solution group: how much is known, what moved, what stands out. Its parts are joined by semicolons.

standing-not-ended = Indicators are computed for whole years; this year had not ended on the as-of date, so none are given.
standing-lows = The partial register only gives lower bounds: { $lows }.
standing-low = { $name } ({ $low })
standing-none-known = No indicator has a value for { $year } yet: { $gaps }.
standing-all-known = { $n ->
    [one] The only indicator has a value
    [2] Both indicators have values
   *[other] All { $n } indicators have values
  }
standing-some-known = { $known ->
    [one] { $known } of { $n } indicators has a value ({ $gaps })
   *[other] { $known } of { $n } indicators have values ({ $gaps })
  }

standing-gap-withheld = { $n } with too little data to publish
standing-gap-not-reported = { $n } not reported
standing-gap-no-base = { $n } without a denominator
standing-gap-few = { $n } too small to be shown
standing-gap-not-applicable = { $n } not assessed at this level

standing-first-year = this is the first year of the plan, so there is no earlier year to compare with
standing-not-compared = no comparison with { $year } is possible yet
standing-unmoved = compared with { $year }, no indicator changed clearly
standing-moved = compared with { $year }, { $moves }
standing-better = { $n ->
    [one] { $n } indicator improved
   *[other] { $n } indicators improved
  }
standing-worse = { $n ->
    [one] { $n } indicator worsened
   *[other] { $n } indicators worsened
  }
standing-clearest = { $moved } (most clearly { $change })
standing-only = { $moved } ({ $change })
standing-rise = { $name }, up from { $before } to { $now }
standing-fall = { $name }, down from { $before } to { $now }
standing-above = clearly above the overall level of the districts in { $what }
standing-below = clearly below the overall level of the districts in { $what }

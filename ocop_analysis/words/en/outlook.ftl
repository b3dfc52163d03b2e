# Paths to the goals and forecasts of the end of the plan period.

path-reached = already at the level required
path-ahead = ahead of the path
path-on-path = keeping to the path
path-behind = behind the path
path-not-reached = not reached by the end of the period
path-undecided = undecided

path-no-base = no baseline
path-not-observed = no data yet
path-bounds-straddle = the possible range lies on both sides of the path
path-compound-undefined = a path of constant growth cannot be computed where the baseline or the required level is 0 or their signs differ; an even path is used
path-already-at-base = the baseline was already at the level required
path-overshot = moved beyond the level to be kept

# Rows: labels, then values.
path-base = Baseline
path-goal = Level required
path-day = As-of date
path-expected = Expected on the path by the as-of date
path-observed = Actual
path-gap = Compared with the path
path-pace = Pace so far
path-pace-needed = Pace needed from now on
path-verdict = Verdict
path-base-of = { $value } on { $day } ({ $source })
path-base-by-definition = 0 when counting begins, by definition
path-base-before-plan = data from the end of the year before the plan period
path-base-first-year = data from the end of the first year of the plan period, as none from before have been found
path-goal-by = { $goal } on { $day }
path-elapsed = { $share } of the time has passed
path-years-left = { $years } years left
path-over = the period is over
path-above = { $change } above
path-below = { $change } below
path-a-year = { $change } a year
path-points = { $number } percentage points
path-margin = (within { $margin } of the way)

forecast-none = No forecast: { $why }.
forecast-not-allocated = the plan sets the target for the province only, so there is no path of its own
forecast-before-baseline = the baseline date of the target has not come yet
forecast-ended = the plan period is over
forecast-may-fall = this number may fall, or has a low ceiling
forecast-not-comparable = the figures of the years are not computed alike, or have no whole numerators and denominators
forecast-too-few-points = there are fewer than three year-ends with certain data
forecast-settled = By { $day } the level required has been reached; this number can no longer fall, so no forecast is needed.
forecast-share = If the trend of { $years } continues, about { $middle } would be reached by the end of { $until } ({ $level } forecast interval: { $low } to { $high }); reaching { $goal } is { $chance } (probability { $probability }).
forecast-count = If about as many are added each year as in { $years }, about { $middle } would be reached by the end of { $until } ({ $level } forecast interval: { $low } to { $high }); reaching { $goal } is { $chance } (probability { $probability }).
forecast-years = { $first }–{ $last }
forecast-of = { $part } of { $whole }
forecast-silent = { $n ->
    [one] There is { $n } data point, at least { $least } are needed: too few data for a forecast.
   *[other] There are { $n } data points, at least { $least } are needed: too few data for a forecast.
  }
forecast-caution = { $n ->
    [one] Forecast from { $n } data point, assuming that { $assumed }; it is no commitment.
   *[other] Forecast from { $n } data points, assuming that { $assumed }; it is no commitment.
  }
forecast-same-pace = each year brings about as many new ones as the years so far
forecast-same-trend = the share continues the trend of the years so far

# How likely: the seven steps of the IPCC scale, and what is settled already.
chance-virtually-certain = virtually certain
chance-very-likely = very likely
chance-likely = likely
chance-as-likely-as-not = about as likely as not
chance-unlikely = unlikely
chance-very-unlikely = very unlikely
chance-exceptionally-unlikely = exceptionally unlikely
chance-reached = reached
chance-not-reached = not reached
chance-above = above 99%
chance-below = below 1%

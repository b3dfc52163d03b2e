# Scores: what a page says of them, and their tables.

scores-nav = Scores
scores-heading = Scores by solution group
scores-how = Each indicator scores 0 at its low goalpost and 100 at its high one; goalposts stay the same over the years, so the scores of { $year } compare with those of earlier years. A group’s score is the mean of its indicators, the overall score the mean of the groups; where less than { $share } is known, no score is given.
scores-proposed = The goalposts and weights are proposed; no official document sets them.
scores-describe-only = Scores only describe; they say nothing of causes.
scores-more = Goalposts, weights, formulas and the limits of the scoring: see the document “How scores are made” (docs/scoring.md).

scores-overall = Overall score
scores-caption-unit = Scores of { $unit }, on a scale of 0–100
scores-caption-province = Scores computed from the data of the whole province, on a scale of 0–100
scores-range = Possible range
scores-valued = Indicators with a value
scores-province = Province
scores-rank = Rank
scores-ranks-note = Ranks are given as the interval from the 5th to the 95th percentile over { $runs } trials with different weights, ways of normalising, ways of averaging, values for what is unknown, and indicators left out; 1 is the highest score. “–”: not enough data to score, or nothing left unknown.
scores-withheld = not enough data to score

# Ranks as intervals
scores-not-apart = cannot be told apart ({ $span })

# Strengths and weaknesses
scores-standouts-caption = Strengths and weaknesses compared with the other districts, { $year }
scores-side = Side
scores-score = Score
scores-possible-rank = Possible rank
scores-against-all = Against the overall level
scores-strong = ▲ strength
scores-weak = ▼ weakness
scores-differs-yes = clearly different
scores-differs-no = no clear difference
scores-standouts-note = A strength (weakness): whatever the unknown may turn out to be, the district is in the top (bottom) third of the districts, ties included. Last column: a share outside the 99.8% funnel limits is clearly different from the overall level; “–” marks an indicator that cannot be judged in this way.
scores-standouts-none = On no indicator is this district in the top or bottom third whatever the unknown may turn out to be.
scores-per = { $value } { $unit } per { $base }

# Districts
scores-districts-caption = Scores of the districts by group, { $year }; cells in a stronger colour are nearer to the high goalpost
scores-districts-note = “–”: not enough data to score. Compare cells within one column; columns have different goalposts and do not compare with each other.

# Choices behind the ranks
scores-factors-caption = Which choices change the order of the districts most
scores-factor = Choice
scores-factor-alone = By itself
scores-factor-total = With other choices
scores-factor-weights = Weights
scores-factor-normalisation = Way of normalising
scores-factor-mean = Way of averaging
scores-factor-place = Missing data
scores-factor-left-out = Indicator left out
scores-factors-note = Share of the shifts in ranks that goes with each choice (Sobol indices); the last column may add up to more than 100%.

# Sentences
scores-says-overall = The overall score of { $name } is { $score } out of 100, computed from the { $known } of { $scored } indicators that have a value.
scores-says-overall-open = The overall score of { $name } is { $score } out of 100, computed from the { $known } of { $scored } indicators that have a value; what is unknown could bring the score to anywhere in the range { $band }.
scores-says-overall-withheld = There are not yet enough data to give { $name } an overall score: so far only { $known } of { $scored } indicators { $n ->
    [one] has
   *[other] have
  } a value.
scores-says-rising = The overall score rose from { $first } to { $last } (exact Kendall test, p = { $p }).
scores-says-falling = The overall score fell from { $first } to { $last } (exact Kendall test, p = { $p }).
scores-says-no-trend = It cannot be concluded whether the overall score rose or fell from { $first } to { $last } (exact Kendall test, p = { $p }).
scores-says-few-years = Only { $n } years have a score, too few to conclude whether the overall score rose or fell from { $first } to { $last }.
scores-says-p-small = below { $least }
scores-says-any-rank = The data do not tell { $name } apart from the other districts: its rank could be any of the { $ranked }.
scores-says-one-rank = Across the different reasonable ways of computing the scores, { $name } keeps rank { $rank } of { $ranked }.
scores-says-ranks = The rank lies in the range { $low } to { $high } of { $ranked }; the ranks within this range cannot be told apart.
scores-says-groups = Nearest to its high goalposts is the group “{ $best }” ({ $most } points), farthest from them the group “{ $worst }” ({ $least } points); the scores of groups do not compare with each other, as their goalposts differ.
scores-says-group = “{ $name }”
scores-says-groups-withheld = There are not enough data to score the { $n ->
    [one] group
   *[other] groups
  } { $groups }.
scores-says-strong = Compared with the other districts, this one is strong in { $strong }.
scores-says-weak = Compared with the other districts, this one is weak in { $weak }.
scores-says-strong-weak = Compared with the other districts, this one is strong in { $strong }; it is weak in { $weak }.
scores-says-none-differs = With case numbers as small as these, however, none of the shares among them is clearly different from the overall level.
scores-says-differing = Among these shares, { $shares } { $n ->
    [one] is
   *[other] are
  } clearly different from the overall level, by more than chance might produce.
scores-says-no-tiers = There are not enough data to compare the districts.
scores-says-one-tier = The { $n } districts with a score cannot be told apart: a reasonable change of weights or methods changes their order, so no district’s place is stated.
scores-says-tiers = The districts form { $n } tiers that can be told apart; { $tiers }. No ranks are given within a tier.
scores-says-tier-best = highest tier: { $names }
scores-says-tier-last = lowest tier: { $names }
scores-says-tier = tier { $place }: { $names }
scores-says-unscored = There are not enough data to score { $names }.

# What the next plan should define and measure.

next-plan-nav = Next plan
next-plan-heading = What the next plan should measure differently
next-plan-note = Drawn from the very points on which this report could reach no verdict, or where the verdict depends on the reading; proposals on how to measure, not on the level of the targets.
next-plan-caption = Target by target: what the 2026–2030 plan should define and which data it should collect
next-plan-define = To be defined in the plan
next-plan-collect = To be collected
next-plan-undecided = not enough evidence for a verdict
next-plan-turning = { $n ->
    [one] { $n } other reading changes the verdict
   *[other] { $n } other readings change the verdict
  }
next-plan-silent = { $n ->
    [one] Of the indicators of the ten solution groups, { $n } still had too few data to be stated at the end of the period: { $indicators }. The data forms of the next period should ask for it from the first year on.
   *[other] Of the indicators of the ten solution groups, { $n } still had too few data to be stated at the end of the period: { $indicators }. The data forms of the next period should ask for them from the first year on.
  }
next-plan-published = Hardly any indicator of the ten solution groups has been published: each group names the data that are missing <a href="#nhom-giai-phap">above</a>. The report forms of the next period should ask for them from the first year on.

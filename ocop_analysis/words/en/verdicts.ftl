# Verdicts on the targets: what they are called, what they rest on, what would change them.

verdict-met = Met
verdict-not-met = Not met
verdict-undecided = Undecided
verdict-not-applicable = Not assessed
verdict-not-allocated = Province only

# Numbers of products, as pages call them: published sums of recognitions, or what registers hold in force.
total-moving-published = Published number
total-moving-submissions = Products holding a valid certificate
total-of-districts-published = Products rated 3 stars or more, latest published total
total-of-districts-submissions = Products holding a valid certificate on the as-of date
total-change-published = Latest published total of products
total-change-submissions = Products holding a valid certificate
total-source-published = list of sources at the end of the report
total-source-submissions = files sent by the districts, listed at the end of the report

value-any-count = not known (0 or more)
value-any-share = not known (0% to 100%)
value-few = fewer than { $minimum } producers, not shown

# Why a verdict is what it is. said: what was measured; threshold: what the plan wants, "at least …"; when: a time in brackets, or nothing.
why-not-allocated = The plan sets this target for the province only and no document allocating it to districts has been found, so it is not assessed as met or not met.
why-before-baseline = The baseline date of the target lies after the as-of date, so it cannot be assessed yet.
why-in-part = Only { $share } of the registers due have been received, too few to compute the share.
why-no-evidence = No published figures that address this target have been found, and the register does not record the information needed.
why-sent = According to the registers sent by the districts{ $part }: { $said }; the plan requires { $threshold }.
why-covers = The register names enough of those published to exist and is therefore used for the verdict: { $said }; the plan requires { $threshold }.
why-stale = The latest published figures{ $when } are too old for the as-of date and only indicate: { $said }; the plan requires { $threshold }.
why-lower-bound = Only a partial register is available; it shows: { $said }; the plan requires { $threshold }.
why-published = According to published figures{ $when }: { $said }; the plan requires { $threshold }.
why-missing-years = There are no figures for { $years } for exactly this place, so the upper bound remains open.
why-still-open = The plan period runs until { $day }.

basis-register = register
basis-published = published figures
basis-stale = outdated published figures
basis-partial = partial register
basis-in-part = too few registers received
basis-none = no data

robust = The verdict is the same under every other reading considered.
robust-undecided = Every other reading considered is undecided as well.
robust-not = The verdict depends on the reading: { $changed }.
robust-becomes = { $verdict } if { $readings }

# How many more would close the gap: parts of one sentence without its full stop. wanted: what must become more.
gap-more = { $n ->
    [one] at least { $n } more { $wanted } is needed
   *[other] at least { $n } more { $wanted } are needed
  }
gap-of-count = { $said } ({ $now } to { $goal })
gap-of-share = { $said }: { $ways }
gap-changed = { $n } existing { $things } coming to qualify ({ $now } to { $then })
gap-added = { $n } new qualifying { $things } being added ({ $now } to { $then })
gap-or-settled = { $said }; or it would be enough for { $unknown ->
    [one] the { $unknown } unknown answer
   *[other] { $n } of the { $unknown } unknown answers
  } to turn out to be yes
gap-certain = counting only what is certain, { $said }

# Pieces of evidence. when: a time after a comma, or nothing.
evidence-published = Published figures{ $when }
evidence-stale = Older than the limit allowed before the as-of date
evidence-missing-years = Figures for { $years } are missing
evidence-register = Product register
evidence-sent = Registers sent by the districts
evidence-part = The register is only partial
evidence-owed = { $share } of the registers due received
evidence-names = The register names { $share } of those published
evidence-lower-bound = { $covered }; used only as a lower bound
evidence-too-partial = { $covered }; not enough to compute a share
evidence-not-reported = The register does not record this information
evidence-came = ({ $share } of the registers due received)

reading-proposed = Proposed reading
reading-window = counted from { $day }
reading-baseline = baseline date { $day }
reading-new-territory = in the new province after the merger
reading-old-territory = in the nine former districts
reading-still-valid = only certificates still in force
reading-also-expired = including expired certificates
reading-valid-producers = denominator: producers holding a valid certificate

# The targets one by one.
targets-nav = The 12 targets
targets-heading = The targets of the plan one by one
targets-note = The plan does not define its targets. The readings below are proposals that the office has to confirm; each target is tested again under other readings.
targets-print-note = The printed version leaves out the readings, the other readings and the detailed paths; see the HTML file.
targets-on-path = Progress towards the end of the plan period: { $verdict }.
targets-evidence = Evidence for { $target }
targets-evidence-source = Source of evidence
targets-evidence-says = What it shows
targets-evidence-figures = Figures used
targets-evidence-decides = Used for the verdict
targets-evidence-register = list of recognitions
targets-remark = Remarks
targets-details = Reading, other readings and what is missing
targets-counted = What is counted.
targets-ambiguity = What is unclear.
targets-needs = Needed for a firm verdict.
targets-readings = { $target } under other readings
targets-missing = Still missing
targets-turned = differs from the main verdict
targets-nothing-missing = nothing missing
targets-path = { $target }: path to the end of the plan period (a straight line from the baseline, proposed)
targets-path-what = Item
targets-path-value = Value
targets-elsewhere = For reference: figures published for other places, not for { $place }

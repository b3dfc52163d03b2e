# A report as a whole: its title, what changed in a year, and the names of its pieces in JupyterLab.

report-title-plan = OCOP programme plan review: { $place }, { $first }–{ $last }
report-title = OCOP programme evaluation: { $place }, { $year }
report-subtitle = Plan { $number } of { $issued }; data as of { $day }
report-subtitle-issued-later = Plan { $number } of { $issued } (issued after the as-of date and used in hindsight); data as of { $day }
report-in-year = in { $year }
report-in-any-year = in the year

report-no-data = no data
report-change-total = { $total } ({ $when })
report-change-total-partial = { $total } known so far ({ $when })
report-change-verdict = { $verdict }: { $value }
report-end-unknown = final number not known ({ $value })

block-named = <“{ $name }” section of the report>
block-facts = <facts of the page, key { $key }>
block-summary = summary
block-targets = targets
block-groups = solution groups
block-scores = scores
block-products = products
block-makers = producers
block-efforts = activities and funding
block-contributions = districts’ parts
block-next-plan = next plan
block-certificates = certificates
block-changes = changes
block-districts = districts
block-history = development
block-new-territory = after the merger
block-disagreements = disagreements
block-quality = submitted data
block-sources = sources
block-communes-summary = summary
block-communes-mapping = new and old communes
block-communes-products = products by new commune
block-communes-method = method
block-quality-summary = summary
block-completeness = completeness
block-findings = checks
block-decisions = awaiting decision

# Who makes, what was done and spent, and which district stands where on the targets.

makers-nav = Producers
makers-heading = Producers with a certificate in force
makers-note = Producers that certainly hold a certificate in force at the end of each year, by the type last reported for them. The shares led by women and by people of ethnic minorities are in <a href="#g06">group 6</a>; small numbers of a district are not stated.
makers-caption = Producers by type, end of each year
makers-type = Type
makers-share = Share in { $year }
makers-unknown = Type not known
makers-all = All producers
makers-htx = Cooperative
makers-lien-hiep-htx = Cooperative union
makers-to-hop-tac = Cooperative group
makers-doanh-nghiep = Enterprise
makers-ho-kinh-doanh = Household business
makers-trang-trai = Farm
makers-khac = Other

efforts-nav = Activities and funding
efforts-heading = Activities, funding and movements of indicators
efforts-note = Set side by side to show where something was done and the indicators have not moved, or the other way round. <strong>No causes can be inferred</strong>: indicators may move for other reasons, results may come later, and an indicator that improved does not prove that the activities worked.
efforts-caption-year = { $year }, by solution group; funding in million VND
efforts-caption-plan = Whole plan period, by solution group; funding in million VND
efforts-targets = Related targets
efforts-activities = Activities
efforts-attendances = Attendances
efforts-allocated = Allocated
efforts-disbursed = Disbursed
efforts-moves = Result indicators: improved / worsened / comparable
efforts-remark = Remark
efforts-no-move = activities or funding, but no indicator has clearly improved
efforts-no-activity = an indicator has improved, but no activity or funding is recorded
efforts-marks = ✓ met, ✗ not met, ? undecided, · not assessed. “–”: no row gives a number, or there are not yet two years to compare. “At least”: some rows give no number. Result indicators are those of outputs and outcomes, not of inputs and processes, as these are the activities themselves.

contributions-nav = Districts’ parts
contributions-heading = Each district’s part in the targets
contributions-note = Counted in each district’s own register. For targets that are shares, the small print tells how many the district is short of reaching the common threshold by itself; the district that is short of the most is the farthest from it, counted in producers or products. The plan does not set targets T01, T02, T03 and T12 for districts, so only their counts are given. The sum of the districts may differ from the number of the province, as the province has rows of its own.
contributions-caption = The twelve targets by district, as of { $day }
contributions-lacking = { $n } short
contributions-enough = reached
contributions-untold = not stated
contributions-marks = “–”: not known, or known only as a range. “At least”: some cases have not been answered. “Not stated”: the number of one district is too small, and could be worked out if those of the others were stated.

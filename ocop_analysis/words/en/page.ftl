# Around every page: titles, contents, footer, the page that stands in for one that failed.

page-review = { $place }: plan review { $first }–{ $last }
page-quality = { $place }: quality of the data received
page-of-year = { $place }, { $year }
page-synthetic = DEMONSTRATION DATA – not real figures
page-contents = Contents
page-home = All reports
page-cited = Page <code>{ $page }</code>, as of { $day }, data set <code>{ $data }</code>, content key <code>{ $key }</code>.
page-named = Page <code>{ $page }</code>.
page-notebook = How it was made is recorded in the notebook <code>{ $page }.ipynb</code> beside this file. When citing, please give the page name, the as-of date and the content key.
page-failed = This report could not be made.
page-mending = The other reports are not affected. Remove the cause, then run <code>ocop report { $page } --lang en</code> again.
page-watermark = DEMONSTRATION DATA

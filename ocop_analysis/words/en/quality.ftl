# What offices sent and what the checks found: the section of a report, and the page on the data themselves.

quality-nav = Submitted data
quality-heading = Submitted data and results of the checks
quality-missing-is-unknown = A table that was not received is unknown, not zero.
quality-tables-caption = State of the tables due
quality-findings-caption = What the checks found most often
quality-says = { $came } of the { $total } tables due were received ({ $share }).
quality-says-more = { $came } of the { $total } tables due were received ({ $share }); { $more }.
quality-says-late = { $n ->
    [one] { $n } table came late
   *[other] { $n } tables came late
  }
quality-says-aside = { $n ->
    [one] { $n } row with errors was set aside
   *[other] { $n } rows with errors were set aside
  }
quality-quoted = Messages of the checks are quoted in Vietnamese, as the senders of the files got them.

# Headings
quality-table = Table
quality-rows-used = Rows used
quality-rows-aside = Rows set aside
quality-severity = Severity
quality-rule = Rule
quality-rule-says = What the rule found
quality-count = Times
quality-example = Example
quality-where = Where
quality-spelling = Spelling
quality-nearest = Nearest in the list
quality-first-cell = First found in
quality-name = Name
quality-like = Similar to
quality-similarity = Similarity (0–100)

# The page on the data themselves
quality-title = Quality of the data received
quality-subtitle = { $dataset }; as of { $day }
quality-lines-came = { $came } of { $total } tables of all districts and years were received.
quality-lines-late = Received late: { $late ->
    [one] { $late } table
   *[other] { $late } tables
  }; sheet present but empty: { $empty ->
    [one] { $empty } table
   *[other] { $empty } tables
  }.
quality-lines-aside = { $n ->
    [one] { $n } row with errors was set aside; all other rows are used.
   *[other] { $n } rows with errors were set aside; all other rows are used.
  }
quality-severities-note = “–” in a cell: there is nothing to state. An error sets its row aside; a warning keeps the row but needs an answer; a note only informs.
quality-completeness-heading = Data received
quality-checks-heading = What the checks found
quality-decisions-heading = Awaiting a decision by the person responsible
quality-facts = completeness, findings, decisions awaited
quality-none = { $table }: none.
quality-completeness-caption = Tables received out of tables due
quality-by-table-caption = Each table, all districts and all years
quality-by-rule-caption = Findings by rule, the most severe first
quality-aside-caption = Rows set aside
quality-words-caption = Words that are not in the lists: add them to lookups.csv
quality-names-caption = Similar names: record the decision in decisions.csv; the program never merges them by itself
quality-personal = about a column of personal data; no example is given
quality-at-cell = { $file }, sheet “{ $sheet }”, cell { $cell }
quality-at-row = { $file }, sheet “{ $sheet }”, row { $row }

severity-loi = { $n ->
    [one] Error
   *[other] Errors
  }
severity-canh-bao = { $n ->
    [one] Warning
   *[other] Warnings
  }
severity-luu-y = { $n ->
    [one] Note
   *[other] Notes
  }

came-da-nhan = received
came-muon = received late
came-trong = empty sheet
came-thieu = not received

similar-chu-the = producer
similar-san-pham = product

# Rules of reading, which are no checks of params/checks.yml
rule-tieu-de-la = The heading of a column was not understood; the column is not used
rule-tieu-de-thieu-nghia = The heading of a funding column does not say whether it is planned, allocated or disbursed
rule-bang-la = It is not known which table a sheet is; the sheet was not read
rule-khong-ro-don-vi = It is not known which district the data are about
rule-khong-ro-nam = It is not known which year the data are about
rule-khong-ro-noi = A place could not be identified
rule-tep-khong-co-so-lieu = No record could be read from the file
rule-khong-doc-duoc = A cell could not be read
rule-tu-la = A word is not in the list of allowed values
rule-khong-cong-nhan = The row says that the product was not recognised, so it does not count as a certificate
rule-khac-ngay-het-han = The end of validity is not the one that follows from the decision
rule-khac-lan-gui-truoc = A value differs from the file sent before
rule-khac-giua-cac-trang = A value differs between two sheets
rule-khac-trong-dong = Two cells of a row contradict each other
rule-dong-lap-lai = A row is repeated and counted once
rule-dong-khong-so-lieu = A row has no data
rule-tach-san-pham = A cell names several products, which were separated
rule-chua-chia-duoc = One number stands for several rows and cannot be divided
rule-hieu-la = How an unusually written cell was read
rule-approximate = An approximate number
rule-range = The cell gives a range, not one number
rule-lower-bound = Only a lower bound is given
rule-upper-bound = Only an upper bound is given
rule-incomplete = The cell is incomplete
rule-several = The cell holds several values
rule-other-district = The address lies in another district than that of the file
rule-district-only = Only the district is known, not the commune
rule-lost-zero = A leading zero was lost and has been put back
rule-two-digit-year = A date gives its year in two digits
rule-serial = A date is given as a serial number of Excel
rule-quarter = A date gives only the quarter
rule-three-decimals = A number has three digits after the comma, which was read as the decimal mark
rule-thousand-commas = Commas were read as thousands separators
rule-decimal-point = A point was read as the decimal mark

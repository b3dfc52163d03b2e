# Products and certificates: what is published, what the register names, what ends when.

products-nav = Products
products-heading = Recognised products
products-published = The published number is the running total of recognitions; expired products are not deducted.
products-held = Bars show the products that certainly held a valid certificate at the end of each year.
products-no-published = No published total of products has been found for this place up to { $day }, so there is no chart.
products-no-register = No register for counting the products of this place has been received up to { $day }, so there is no chart.
products-coverage =
    Published figures ({ $when }) give { $total } { $total ->
        [one] product
       *[other] products
    }; up to then, the product register names at least { $n } { $n ->
        [one] product
       *[other] products
    } ({ $share }).
products-coverage-unknown = No published total of products has been found for { $place }, so it is not known how much of it the register covers.
products-owed-whole = All registers of certificates due from { $place } up to the end of the report year have been received.
products-owed-part = { $share } of the registers of certificates due from { $place } up to the end of the report year have been received.
products-owed-unknown = It is not known which registers the districts have to send.

products-moves-note = The diagram counts only certificates that are certainly in force. “No longer in force” holds what expired or was withdrawn; “no certificate in force” holds products that gained a certificate, for the first time or again, between the two dates.

products-five = Five different counts of the products named in the register, as of { $day }
products-number = Count
products-in-register = In the register
products-meaning = Meaning
products-recognitions = Recognitions
products-recognitions-meaning = a product recognised twice counts twice
products-different = Different products
products-different-meaning = including expired ones
products-new-year = Newly recognised in the year
products-new-plan = Newly recognised in the plan period
products-new-year-meaning = the first recognition falls in the report year
products-new-plan-meaning = the first recognition falls in the plan period
products-in-force = Holding a valid certificate
products-in-force-meaning = certificate in force on the as-of date
products-ending = Expiring in the next 12 months
products-ending-meaning = certificates now in force that will expire
products-bounds-published = Two numbers in a cell are the minimum and the maximum: sources often give only the year of recognition, or no date at all.
products-bounds-sent = Two numbers in a cell are the minimum and the maximum: some decisions give only the month or the year.
products-other-figures = Other published figures on products, as of { $day }

# n: certificates in the list; total: all; unsaid: what published registers leave open, after a semicolon, or nothing.
certificates-nav = Certificates
certificates-heading = Certificates and when they expire
certificates-all = { $n ->
    [one] Certificates are valid for 36 months from the day of the decision. The list holds the { $n } recognition in the register that was certainly made before the as-of date{ $unsaid }.
   *[other] Certificates are valid for 36 months from the day of the decision. The list holds the { $n } recognitions in the register that were certainly made before the as-of date{ $unsaid }.
  }
certificates-some = { $n ->
    [one] Certificates are valid for 36 months from the day of the decision. The list holds only the { $n } certificate that expires in the next 12 months, out of { $total } recognitions in the register that were certainly made before the as-of date{ $unsaid }.
   *[other] Certificates are valid for 36 months from the day of the decision. The list holds only the { $n } certificates that expire in the next 12 months, out of { $total } recognitions in the register that were certainly made before the as-of date{ $unsaid }.
  }
certificates-unsaid = re-recognition may have taken place without the sources saying so
certificates-print-note = The printed version leaves out the list of { $n } recognitions; see the HTML file.
certificates-list = { $n ->
    [one] List of { $n } recognition, the earliest to expire at the top
   *[other] List of { $n } recognitions, the earliest to expire at the top
  }
certificates-board = Recognitions in the register up to { $day }
certificates-start = Recognised
certificates-end = Expires
certificates-none = The register holds no recognition that was certainly made before { $day } in this place.
certificates-undated = { $n ->
    [one] For { $n } product, the sources do not tell whether it was recognised before or after that day.
   *[other] For { $n } products, the sources do not tell whether they were recognised before or after that day.
  }
certificates-no-producer = producer not known
certificates-in-force = in force
certificates-ended = expired
certificates-maybe = possibly in force
certificates-first = First recognition
certificates-again = Re-recognition
certificates-up = Upgrade
certificates-down = Downgrade
certificates-unclear = Not known which recognition

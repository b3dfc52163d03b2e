# The page of the communes since the districts ended.

communes-title = Communes since { $day }
communes-until = { $name } (until { $day })
communes-count = { $n ->
    [one] { $n } commune
   *[other] { $n } communes
  }
communes-described = { $title }: { $n ->
    [one] { $n } commune
   *[other] { $n } communes
  }

communes-says = Since { $day } there is no district level. The territory of the nine former districts now belongs to <strong>{ $n }</strong> communes and wards. This page tells which former communes, wards and townships make up each of the new ones.
communes-says-products = Since { $day } there is no district level. The territory of the nine former districts now belongs to <strong>{ $n }</strong> communes and wards. This page tells which former communes, wards and townships make up each of the new ones, and how many OCOP products their territory had at the end of each year.
communes-caution = Many former names have been given to a larger area (Đại Từ, Định Hóa, Gia Sàng…), and some former codes are now the codes of other places. When citing a name or a code, please add the date.

communes-mapping-nav = New communes and old ones
communes-mapping-heading = What each new commune is made of
communes-mapping-caption = Communes and wards since { $day } and the former units, in the order of their codes
communes-new-code = New code
communes-new = New commune or ward
communes-old-district = Former district
communes-old = Former communes, wards and townships (former codes)
communes-part = part
communes-before = earlier: { $names }

communes-products-nav = Products by new commune
communes-products-heading = OCOP products by new commune
communes-ever-caption = Products ever recognised by the end of the year, within the boundaries since { $day }
communes-in-force-caption = Products with a certificate in force at the end of the year, within the boundaries since { $day }
communes-unknown = Commune not known, or elsewhere
communes-sum = Total
communes-no-products = This data set names only some of the products, so they are not counted by commune: the numbers would look complete without being so.
communes-estimated = estimate

communes-method-nav = Method
communes-method-heading = How the numbers are made
communes-method-law = Which place became which: Resolution 1683/NQ-UBTVQH15 of 16 June 2025; codes: Decision 19/2025/QĐ-TTg. Earlier rearrangements are recorded in the file <code>params/units/commune_map.csv</code>.
communes-method-whole = The numbers of a former commune move as a whole to the new commune that contains it; totals before and after are always equal.
communes-method-split = Where a former unit was split between two places, its numbers are <strong>shared out equally</strong>, as no published proportion was found (proposed; see <code>params/units/split_weights.csv</code>). Numbers that contain such a share are marked <span class="goal">estimate</span>.
communes-method-counted = Only products that were certainly recognised, or certainly in force, on 31 December are counted; the place of production is the commune last reported by that day.

# The table
communes-column-name = Commune or ward
communes-column-district = Former district
communes-column-from = From
communes-column-ever = Recognised
communes-column-in-force = In force
communes-column-estimated = Estimated
communes-in-part = { $name } (part)

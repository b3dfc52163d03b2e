-- One block an indicator: "-- id shape", then rows for the wrapper of that shape in benchmarks/duck.py. Every block gives yr
-- and unit or district_code (then um adds the units); member: does the row belong; answer: does it fulfil the condition.
-- g01.i01 sum
SELECT *, now AND solution_group = 'g01' AND activity_type = 'truyen_thong' AS member, outputs_count AS v FROM acts
-- g01.i02 count
SELECT *, now AS member, activity_type = 'tap_huan' AND solution_group IN ('g01', 'g02') AS answer FROM acts
-- g01.i03 sum
SELECT *, now AND activity_type = 'tap_huan' AS member, participants_total AS v FROM acts
-- g01.i04 share_of pf no
SELECT yr, district_code, producer_id AS id, true AS member, seen AND activity_type = 'tap_huan' AS answer FROM shown
-- g01.i05 share_of cm no
SELECT a.yr, district_code, coalesce(here, a.commune_code) AS id, now AS member, activity_type = 'truyen_thong' AND surely(whole) AS answer
FROM acts a LEFT JOIN moved m ON m.yr = a.yr AND m.commune_code = a.commune_code AND m.ry IS NOT DISTINCT FROM a.ry
-- g01.i06 ratio
SELECT *, now AND activity_type = 'tap_huan' AS member, participants_female AS part, participants_total AS whole FROM acts
-- g01.i07 count
SELECT district_code, year AS yr, true AS member, kind = 'moi' AS answer FROM registrations
-- g02.i01 share_of cm no
SELECT s.yr, district_code, coalesce(here, s.commune_code) AS id, true AS member, level = 'xa' AND active_from <= d1
  AND (active_to IS NULL OR active_to >= d1) AND surely(whole) AS answer
FROM staff_s s LEFT JOIN moved m ON m.yr = s.yr AND m.commune_code = s.commune_code AND m.ry IS NOT DISTINCT FROM s.ry
-- g02.i02 count
SELECT *, true AS member, is_full_time AND active_from <= d1 AND (active_to IS NULL OR active_to >= d1) AS answer FROM staff_s
-- g02.i03 share
SELECT *, active_from <= d1 AND (active_to IS NULL OR active_to >= d1) AS member,
  last_training_on BETWEEN d1 - INTERVAL 24 MONTH AND d1 AS answer FROM staff_s
-- g02.i04 ratio expect workforce
SELECT district_code, year AS yr, true AS member, trained_certified AS part, workers_total AS whole FROM workforce
-- g02.i05 difference
SELECT n.district_code, n.year AS yr, n.trained_certified - b.trained_certified AS v
FROM workforce n JOIN workforce b ON n.producer_id = b.producer_id AND b.year = n.year - 1
-- g02.i06 median
SELECT c.yr, c.district_code, c.now AS member, CASE WHEN c.decided_from = c.decided_to THEN date_diff('day', max(r.dossier_complete_on), c.decided_from) END AS v
FROM c LEFT JOIN registrations r ON r.product_id = c.product_id AND r.dossier_complete_on <= c.decided_from AND coalesce(r.year <= c.yr, true)
GROUP BY c.yr, c.cert_id, c.district_code, c.now, c.decided_from, c.decided_to
-- g03.i01 sum
SELECT *, going(started_from, started_to, ended_on, d1) AS member, area_ha AS v FROM areas_s
-- g03.i02 ratio
SELECT *, going(started_from, started_to, ended_on, d1) AS member,
  CASE certification IN ('vietgap', 'globalgap', 'huu_co') AND certificate_valid_to >= d1 WHEN true THEN area_ha WHEN false THEN 0 END AS part,
  area_ha AS whole FROM areas_s
-- g03.i03 share
WITH area AS (SELECT yr, producer_id, any3(going(started_from, started_to, ended_on, d1) AND (ownership = 'so_huu' OR contract_years >= 3)) AS stable FROM areas_s GROUP BY ALL),
  kind AS (SELECT yr, producer_id, any3(product_group <> 'du_lich') AS needs FROM products_s GROUP BY ALL)
SELECT pf.yr, pf.unit, pf.member AND CASE WHEN kind.producer_id IS NULL THEN true ELSE needs END AS member, stable AS answer
FROM pf LEFT JOIN area ON area.yr = pf.yr AND area.producer_id = pf.id LEFT JOIN kind ON kind.yr = pf.yr AND kind.producer_id = pf.id
-- g03.i04 count
WITH a AS (SELECT product_id, year, min(district_code) AS district_code, CASE WHEN count(*) = count(area_ha) THEN sum(area_ha) END AS ha
  FROM material_areas WHERE product_id IS NOT NULL GROUP BY ALL)
SELECT n.year AS yr, n.district_code, true AS member, n.ha > b.ha AS answer FROM a n JOIN a b ON b.product_id = n.product_id AND b.year = n.year - 1
-- g03.i05 things
SELECT *, growing_area_code AS id, true AS member, growing_area_code IS NOT NULL AND going(started_from, started_to, ended_on, d1) AS answer FROM areas_s
-- g03.i06 ratio expect value_chains
SELECT district_code, year AS yr, true AS member, input_local_t AS part, input_total_t AS whole FROM value_chains
-- g03.i07 sum expect value_chains
SELECT district_code, year AS yr, true AS member, households_linked AS v FROM value_chains
-- g04.i01 count
SELECT *, within(began, done, d0, d1) AS member, true AS answer FROM first_of_product
-- g04.i02 count
SELECT *, true AS answer FROM gf
-- g04.i03 share
WITH r AS (SELECT yr, district_code, product_id,
    seen AND within(ends_from, ends_to, d0, d1) AND NOT revoked AND NOT CASE
      WHEN after_to < ends_from - INTERVAL 6 MONTH THEN true WHEN after_from < ends_to - INTERVAL 6 MONTH THEN NULL ELSE false END AS due,
    CASE WHEN after IS NULL THEN CASE WHEN d1 > ends_to + INTERVAL 6 MONTH THEN false END
         WHEN after_to <= ends_from + INTERVAL 6 MONTH THEN after_seen
         WHEN after_from <= ends_to + INTERVAL 6 MONTH THEN NULL ELSE false END AS again FROM c)
SELECT yr, unit, any3(due) AS member, any3(due AND again) AS answer FROM r JOIN um USING (district_code) GROUP BY yr, unit, product_id
-- g04.i04 things
SELECT *, product_id AS id, now AND seen AS member, CASE WHEN before IS NOT NULL THEN stars > stars_before
  WHEN event IS NULL OR event = 'khong_ro' THEN NULL ELSE event = 'nang_hang' END AS answer FROM c
-- g04.i05 things
SELECT *, product_id AS id, now AND seen AS member, CASE WHEN before IS NOT NULL THEN stars < stars_before
  WHEN event IS NULL OR event = 'khong_ro' THEN NULL ELSE event = 'ha_hang' END AS answer FROM c
-- g04.i06 share
SELECT yr, district_code, within(held_on, held_on, d0, d1) AS member, result_stars >= 3 AS answer FROM evaluations, y
-- g04.i07 mean
SELECT *, now AS member, score AS v FROM c
-- g04.i08 share_of pf unknown
SELECT yr, district_code, producer_id AS id, true AS member, meets_t07 AND (assessed_on IS NULL OR assessed_on <= d1)
  AND (valid_to IS NULL OR valid_to >= d1) AS answer FROM chains_s
-- g05.i01 share_of gf unknown
SELECT yr, district_code, product_id AS id, true AS member, has_traceability AS answer FROM digital_s
-- g05.i02 share_of gf unknown
SELECT yr, district_code, product_id AS id, true AS member, is_dossier_digital AS answer FROM digital_s
-- g05.i03 share_of gf unknown
SELECT yr, district_code, product_id AS id, true AS member, NOT list_contains(string_split(ip_registered, ';'), 'khong') AS answer FROM digital_s
-- g05.i04 count
SELECT *, now AS member, solution_group = 'g05' AND activity_type = 'mo_hinh_khcn' AS answer FROM acts
-- g05.i05 share_of pf unknown
SELECT yr, district_code, producer_id AS id, true AS member, channel_type = 'san_tmdt' AND going(started_from, started_to, ended_on, d1) AS answer FROM channels_s
-- g05.i06 ratio expect business_results
WITH s AS (SELECT producer_id, year, CASE WHEN count(*) FILTER (channel_type IS NULL OR (channel_type = 'san_tmdt' AND revenue_mvnd IS NULL)) = 0
    THEN coalesce(sum(revenue_mvnd) FILTER (channel_type = 'san_tmdt'), 0) END AS sold FROM sales_channels GROUP BY ALL)
SELECT e.district_code, e.year AS yr, true AS member, sold AS part, revenue AS whole FROM earned e LEFT JOIN s USING (producer_id, year)
-- g05.i07 share_of gf no
SELECT yr, district_code, product_id AS id, within(valid_from, valid_from, DATE '1900-01-01', d1) AS member,
  kind IN ('haccp', 'iso22000', 'gmp', 'khac') AND valid_to >= d1 AS answer FROM product_certificates, y
-- g06.i01 share_of pf unknown
SELECT yr, district_code, producer_id AS id, true AS member, producer_type IN ('htx', 'lien_hiep_htx') AS answer FROM producers_s
-- g06.i02 share_of pf unknown
SELECT yr, district_code, producer_id AS id, true AS member, producer_type = 'doanh_nghiep' AND coalesce(size_class <> 'lon', true) AS answer FROM producers_s
-- g06.i03 count
SELECT *, within(began, done, d0, d1) AS member, true AS answer FROM first_of_producer
-- g06.i04 mean expect business_results
SELECT district_code, year AS yr, true AS member, revenue AS v FROM earned
-- g06.i05 share
SELECT n.district_code, n.year AS yr, true AS member, n.revenue >= 1.1 * b.revenue - 1e-9 AS answer
FROM earned n JOIN earned b ON b.producer_id = n.producer_id AND b.year = n.year - 1
-- g06.i06 median
SELECT f.yr, f.district_code, within(began, done, d0 - INTERVAL 1 YEAR, d0 - INTERVAL 1 DAY) AS member, (a.price - b.price) / b.price AS v
FROM first_of_product f LEFT JOIN prices a ON a.product_id = f.product_id AND a.year = f.yr LEFT JOIN prices b ON b.product_id = f.product_id AND b.year = f.yr - 2
-- g06.i07 share_of pf unknown
SELECT yr, district_code, producer_id AS id, true AS member, head_gender = 'nu' AS answer FROM producers_s
-- g06.i08 share_of pf unknown
SELECT yr, district_code, producer_id AS id, true AS member, head_ethnicity <> 'kinh' AS answer FROM producers_s
-- g07.i01 count
SELECT *, now AS member, solution_group = 'g07' AND activity_type IN ('hoi_cho', 'ket_noi') AS answer FROM acts
-- g07.i02 share_of gf no
SELECT yr, district_code, product_id AS id, true AS member, now AND solution_group = 'g07' AS answer FROM shown
-- g07.i03 sum
SELECT *, now AND solution_group = 'g07' AS member, contracts_signed AS v FROM acts
-- g07.i04 sum
SELECT *, now AND solution_group = 'g07' AS member, sales_mvnd AS v FROM acts
-- g07.i05 share_of pf unknown
SELECT yr, district_code, producer_id AS id, true AS member,
  channel_type IN ('sieu_thi', 'trung_tam_thuong_mai', 'cua_hang_tien_loi', 'chuoi_ban_le', 'san_tmdt') AND going(started_from, started_to, ended_on, d1) AS answer FROM channels_s
-- g07.i06 count
SELECT *, true AS member, meets_950 AND opened_on <= d1 AND (closed_on IS NULL OR closed_on > d1) AS answer FROM points_s
-- g07.i07 count
SELECT *, true AS member, level = 'tinh' AND coalesce(upgraded_on BETWEEN DATE '2021-01-01' AND d1, false) AND (closed_on IS NULL OR closed_on > d1) AS answer FROM points_s
-- g07.i08 things
SELECT t.*, yr, producer_id AS id, true AS member, channel_type = 'xuat_khau' AND by_then(started_from, started_to, d1) AND (ended_on IS NULL OR ended_on >= d0) AS answer
FROM sales_channels t JOIN y ON t.year = yr
-- g08.i01 count
SELECT yr, district_code, within(inspected_on, inspected_on, d0, d1) AS member, true AS answer FROM inspections, y
-- g08.i02 share_of gy no
SELECT yr, district_code, product_id AS id, within(inspected_on, inspected_on, d0, d1) AS member, true AS answer FROM inspections, y
-- g08.i03 share
SELECT yr, district_code, within(inspected_on, inspected_on, d0, d1) AS member, result = 'vi_pham' AS answer FROM inspections, y
-- g08.i04 share
SELECT yr, district_code, within(inspected_on, inspected_on, DATE '1900-01-01', d1) AND result = 'vi_pham' AND due_on < d1 AS member,
  coalesce(resolved_on <= d1, false) AS answer FROM inspections, y
-- g08.i05 count
WITH e AS (SELECT yr, unit, product_id, any3(NOT (runs AND seen) AND NOT revoked AND seen) AS member FROM c JOIN um USING (district_code) GROUP BY ALL),
  r AS (SELECT yr, product_id, any3(runs AND seen) AS running FROM c GROUP BY ALL)
SELECT yr, unit, member, NOT running AS answer FROM e JOIN r USING (yr, product_id) WHERE member IS DISTINCT FROM false
-- g08.i06 count
SELECT yr, district_code, seen AS member, within(ends_from, ends_to, d1 + 1, d1 + 90) AND NOT revoked
  AND NOT CASE WHEN after IS NULL THEN false ELSE after_seen END AS answer FROM c
-- g08.i07 count
SELECT *, revoked_on IS NOT NULL AND within(revoked_on, revoked_on, d0, d1) AND seen AS member, true AS answer FROM c
-- g08.i08 share
SELECT yr, district_code, seen AND within(ends_from, ends_to, d0, d1) AND NOT revoked AS member,
  CASE WHEN notice_on IS NULL OR notice_on > d1 THEN NULL WHEN notice_on <= ends_from - 30 THEN true
       WHEN ends_to IS NULL OR notice_on <= ends_to - 30 THEN NULL ELSE false END AS answer FROM c
-- g09.i01 sum
SELECT district_code, year AS yr, true AS member, allocated_mvnd AS v FROM budget_lines
-- g09.i02 ratio open
SELECT district_code, year AS yr, true AS member, disbursed_mvnd AS part, allocated_mvnd AS whole FROM budget_lines
-- g09.i03 ratio open
SELECT district_code, year AS yr, true AS member, allocated_mvnd AS part, planned_mvnd AS whole FROM budget_lines
-- g09.i04 ratio
SELECT district_code, year AS yr, true AS member, disbursed_mvnd AS whole,
  CASE source IN ('tin_dung', 'doanh_nghiep_htx_dan', 'khac') WHEN true THEN disbursed_mvnd WHEN false THEN 0 END AS part FROM budget_lines
-- g09.i05 quotient
SELECT district_code, year AS yr, source IN ('nstw', 'ns_tinh', 'ns_huyen', 'ns_xa', 'long_ghep') AS member, disbursed_mvnd AS v FROM budget_lines
-- g09.i06 things
SELECT yr, district_code, producer_id AS id, now AS member, true AS answer FROM shown
UNION ALL SELECT year, district_code, producer_id, true, true FROM budget_lines WHERE producer_id IS NOT NULL
-- g10.i01 ratio expect workforce
SELECT district_code, year AS yr, true AS member, workers_local AS part, workers_total AS whole FROM workforce
-- g10.i02 sum
SELECT district_code, year AS yr, true AS member, members_count AS v FROM producers
UNION ALL SELECT district_code, year, true, households_linked FROM value_chains
-- g10.i03 share_of cm no
SELECT s.yr, s.district_code, coalesce(here, s.commune_code) AS id, true AS member,
  CASE WHEN good.product_id IS NULL THEN false ELSE in_force END AND surely(whole) AS answer
FROM products_s s LEFT JOIN good ON good.yr = s.yr AND good.product_id = s.product_id
LEFT JOIN moved m ON m.yr = s.yr AND m.commune_code = s.commune_code AND m.ry IS NOT DISTINCT FROM s.ry
-- g10.i04 ratio expect workforce
SELECT district_code, year AS yr, true AS member, workers_female AS part, workers_total AS whole FROM workforce
-- g10.i05 ratio expect workforce
SELECT district_code, year AS yr, true AS member, workers_ethnic AS part, workers_total AS whole FROM workforce
-- g10.i06 sum expect value_chains
SELECT district_code, year AS yr, true AS member, poor_households AS v FROM value_chains
-- g10.i07 share
WITH v AS (SELECT s.yr, craft_village_id, any3(CASE WHEN good.product_id IS NULL THEN false ELSE in_force END) AS has
  FROM products_s s LEFT JOIN good ON good.yr = s.yr AND good.product_id = s.product_id WHERE craft_village_id IS NOT NULL GROUP BY ALL)
SELECT y.yr, w.district_code, within(recognised_on, recognised_on, DATE '1900-01-01', d1) AS member, CASE WHEN v.craft_village_id IS NULL THEN false ELSE has END AS answer
FROM craft_villages w CROSS JOIN y LEFT JOIN v ON v.yr = y.yr AND v.craft_village_id = w.craft_village_id

-- The same facts once more, in SQL: NULL is "unknown", so AND, OR and NOT are three-valued by themselves.
-- Given: the canonical tables; y (yr, d0, d1): the years with their first and last day; um (district_code, unit): every sender
-- counts for itself and for its province; communes (commune_code, district_code, first, last); moves (old_code, new_code, day):
-- what a commune became; settings (earliest).

CREATE OR REPLACE MACRO within(f, t, lo, hi) AS
  CASE WHEN f >= lo AND t <= hi THEN true WHEN (f IS NULL OR f <= hi) AND (t IS NULL OR t >= lo) THEN NULL ELSE false END;
CREATE OR REPLACE MACRO by_then(f, t, d) AS
  CASE WHEN f <= d AND t <= d THEN true WHEN f IS NULL OR t IS NULL OR f <= d OR t <= d THEN NULL ELSE false END;
CREATE OR REPLACE MACRO going(f, t, ended, d) AS by_then(f, t, d) AND (ended IS NULL OR ended >= d);
CREATE OR REPLACE MACRO surely(whole) AS CASE WHEN whole IS NOT DISTINCT FROM false THEN NULL ELSE true END;
CREATE OR REPLACE MACRO any3(x) AS
  CASE WHEN bool_or(x) THEN true WHEN bool_or(x IS NULL) THEN NULL ELSE false END;

CREATE OR REPLACE VIEW c AS
SELECT y.*, k.*,
  within(decided_from, decided_to, DATE '1900-01-01', d1) AS seen,
  within(decided_from, decided_to, d0, d1) AS now,
  coalesce(revoked_on <= d1, false) AS revoked,
  CASE WHEN ends_from >= d1 THEN true WHEN ends_to IS NULL OR ends_to >= d1 THEN NULL ELSE false END AS runs,
  lag(stars) OVER w AS stars_before, lag(cert_id) OVER w AS before,
  lead(cert_id) OVER w AS after, lead(decided_from) OVER w AS after_from, lead(decided_to) OVER w AS after_to,
  lead(seen) OVER w AS after_seen
FROM certificates k, y
WHERE within(decided_from, decided_to, DATE '1900-01-01', d1) IS DISTINCT FROM false
WINDOW w AS (PARTITION BY yr, product_id ORDER BY decided_from, decided_to, stars NULLS LAST);

CREATE OR REPLACE TABLE gf AS
SELECT yr, unit, product_id AS id, any3(runs AND seen AND NOT revoked) AS member
FROM c JOIN um USING (district_code) GROUP BY ALL HAVING member IS DISTINCT FROM false;
CREATE OR REPLACE TABLE pf AS
SELECT yr, unit, producer_id AS id, any3(runs AND seen AND NOT revoked) AS member
FROM c JOIN um USING (district_code) WHERE producer_id IS NOT NULL GROUP BY ALL HAVING member IS DISTINCT FROM false;
CREATE OR REPLACE TABLE gy AS
SELECT yr, unit, product_id AS id, any3(within(ends_from, ends_to, d0, DATE '2999-01-01') AND seen
  AND NOT coalesce(revoked_on < d0, false)) AS member
FROM c JOIN um USING (district_code) GROUP BY ALL HAVING member IS DISTINCT FROM false;
CREATE OR REPLACE TABLE cm AS
SELECT DISTINCT yr, unit, commune_code AS id, true AS member FROM y, communes JOIN um USING (district_code)
WHERE coalesce(first <= d1, true) AND coalesce(last >= d1, true);

-- Where the commune of a row lies on the last day of a year: the code means the commune that bore it at the end of the row's year.
CREATE OR REPLACE TABLE moved AS
WITH RECURSIVE steps AS (SELECT *, count(*) OVER (PARTITION BY old_code, day) > 1 AS part,
    (SELECT max(day) FROM moves e WHERE e.old_code = m.old_code AND e.day < m.day) AS before FROM moves m),
  named AS (SELECT commune_code, year AS ry FROM programme_staff UNION SELECT commune_code, year FROM products
    UNION SELECT commune_code, year(starts_from) FROM activities),
  said AS (SELECT yr, d1, commune_code, ry, least(coalesce(make_date(ry::BIGINT, 12, 31), d1), d1) AS said FROM named, y
    WHERE commune_code IS NOT NULL),
  begun AS (SELECT yr, d1, s.commune_code, ry, CASE WHEN bool_or(coalesce(first <= said, true) AND coalesce(last >= said, true))
    THEN said ELSE max(last) FILTER (last < said) END AS since
    FROM said s JOIN communes k ON k.commune_code = s.commune_code GROUP BY yr, d1, s.commune_code, ry, said),
  walk AS (SELECT yr, d1, commune_code, ry, commune_code AS here, since, true AS whole FROM begun
    UNION ALL SELECT yr, d1, commune_code, ry, new_code, day, whole AND NOT part FROM walk
    JOIN steps ON old_code = here AND day > since AND day <= d1 AND coalesce(before <= since, true))
SELECT yr, commune_code, ry, here, bool_or(whole) AS whole FROM walk
WHERE NOT EXISTS (SELECT 1 FROM steps WHERE old_code = here AND day > since AND day <= d1) GROUP BY ALL;
CREATE OR REPLACE TABLE good AS
SELECT yr, product_id, any3(runs AND seen AND NOT revoked) AS in_force FROM c GROUP BY ALL;

CREATE OR REPLACE VIEW producers_s AS SELECT y.*, t.* EXCLUDE (year) FROM producers t, y WHERE coalesce(t.year <= yr, true)
QUALIFY row_number() OVER (PARTITION BY yr, producer_id ORDER BY t.year DESC NULLS LAST) = 1;
CREATE OR REPLACE VIEW products_s AS SELECT y.*, t.year AS ry, t.* EXCLUDE (year) FROM products t, y WHERE coalesce(t.year <= yr, true)
QUALIFY row_number() OVER (PARTITION BY yr, product_id ORDER BY t.year DESC NULLS LAST) = 1;
CREATE OR REPLACE VIEW staff_s AS SELECT y.*, t.year AS ry, t.* EXCLUDE (year) FROM programme_staff t, y WHERE coalesce(t.year <= yr, true)
QUALIFY row_number() OVER (PARTITION BY yr, staff_id ORDER BY t.year DESC NULLS LAST) = 1;
CREATE OR REPLACE VIEW areas_s AS SELECT y.*, t.* EXCLUDE (year) FROM material_areas t, y WHERE coalesce(t.year <= yr, true)
QUALIFY row_number() OVER (PARTITION BY yr, area_id ORDER BY t.year DESC NULLS LAST) = 1;
CREATE OR REPLACE VIEW chains_s AS SELECT y.*, t.* EXCLUDE (year) FROM value_chains t, y WHERE coalesce(t.year <= yr, true)
QUALIFY row_number() OVER (PARTITION BY yr, producer_id ORDER BY t.year DESC NULLS LAST) = 1;
CREATE OR REPLACE VIEW digital_s AS SELECT y.*, t.* EXCLUDE (year) FROM digital_features t, y WHERE coalesce(t.year <= yr, true)
QUALIFY row_number() OVER (PARTITION BY yr, product_id ORDER BY t.year DESC NULLS LAST) = 1;
CREATE OR REPLACE VIEW channels_s AS SELECT y.*, t.* EXCLUDE (year) FROM sales_channels t, y WHERE coalesce(t.year <= yr, true)
QUALIFY row_number() OVER (PARTITION BY yr, channel_id ORDER BY t.year DESC NULLS LAST) = 1;
CREATE OR REPLACE VIEW points_s AS SELECT y.*, t.* EXCLUDE (year) FROM sales_points t, y WHERE coalesce(t.year <= yr, true)
QUALIFY row_number() OVER (PARTITION BY yr, point_id ORDER BY t.year DESC NULLS LAST) = 1;

CREATE OR REPLACE VIEW acts AS SELECT y.*, year(starts_from) AS ry, a.*, within(starts_from, starts_to, d0, d1) AS now,
  within(starts_from, starts_to, DATE '1900-01-01', d1) AS seen FROM activities a, y;
CREATE OR REPLACE VIEW shown AS SELECT a.* EXCLUDE (district_code), p.producer_id, p.product_id, p.district_code
FROM activity_participants p JOIN acts a USING (activity_id);

CREATE OR REPLACE VIEW earned AS
SELECT producer_id, year, min(district_code) AS district_code,
  coalesce(any_value(revenue_mvnd) FILTER (product_id IS NULL),
    CASE WHEN count(*) FILTER (product_id IS NOT NULL AND revenue_mvnd IS NULL) = 0
         THEN sum(revenue_mvnd) FILTER (product_id IS NOT NULL) END) AS revenue
FROM business_results GROUP BY ALL;
CREATE OR REPLACE VIEW prices AS
SELECT product_id, year, avg(price_mvnd) AS price FROM business_results
WHERE product_id IS NOT NULL AND price_mvnd IS NOT NULL GROUP BY ALL;

CREATE OR REPLACE VIEW held AS
SELECT yr, d0, d1, product_id, producer_id,
  coalesce(min(coalesce(decided_from, earliest)) FILTER (event = 'moi'), min(earliest)) AS began,
  min(coalesce(decided_to, DATE '2200-01-01')) AS done,
  arg_min(district_code, (coalesce(decided_from, earliest), coalesce(decided_to, DATE '2200-01-01'))) AS district_code,
  min((coalesce(decided_from, earliest), coalesce(decided_to, DATE '2200-01-01'))) AS place
FROM c, settings GROUP BY ALL;
CREATE OR REPLACE VIEW first_of_product AS
SELECT yr, d0, d1, product_id,
  coalesce(min(coalesce(decided_from, earliest)) FILTER (event = 'moi'), min(earliest)) AS began,
  min(coalesce(decided_to, DATE '2200-01-01')) AS done,
  arg_min(district_code, (coalesce(decided_from, earliest), coalesce(decided_to, DATE '2200-01-01'))) AS district_code
FROM c, settings GROUP BY ALL;
CREATE OR REPLACE VIEW first_of_producer AS
SELECT yr, d0, d1, producer_id, min(began) AS began, min(done) AS done, arg_min(district_code, place) AS district_code
FROM held WHERE producer_id IS NOT NULL GROUP BY ALL;

-- The twelve targets once more, in SQL: NULL is "unknown", so AND, OR and NOT are three-valued by themselves.
-- Given: the canonical tables; y (yr, d0, d1): the years with their first and last day; um (district_code, unit): every sender
-- counts for itself and for its province; units (unit); pairs (unit, product, producer): the baseline products of each unit;
-- settings (earliest); o: the options of the reading, one row.
-- Each target lists its candidates: yr, unit, whether each belongs (member) and fulfils the condition (answer).

CREATE OR REPLACE MACRO within(f, t, lo, hi) AS
  CASE WHEN f >= lo AND t <= hi THEN true WHEN (f IS NULL OR f <= hi) AND (t IS NULL OR t >= lo) THEN NULL ELSE false END;
CREATE OR REPLACE MACRO any3(x) AS
  CASE WHEN bool_or(x) THEN true WHEN bool_or(x IS NULL) THEN NULL ELSE false END;

CREATE OR REPLACE VIEW tc AS
SELECT yr, d1, unit, k.*,
  within(decided_from, decided_to, DATE '1900-01-01', d1) AS decided,
  within(decided_from, decided_to, DATE '1900-01-01', d1)
    AND CASE WHEN ends_from >= d1 THEN true WHEN ends_to >= d1 THEN NULL ELSE false END
    AND NOT coalesce(revoked_on <= d1, false) AS force
FROM certificates k JOIN um USING (district_code), y WHERE decided_from <= d1;

CREATE OR REPLACE VIEW producers_l AS SELECT yr, d1, unit, t.* EXCLUDE (year, district_code)
FROM producers t JOIN um USING (district_code), y WHERE coalesce(t.year <= yr, true)
QUALIFY row_number() OVER (PARTITION BY yr, unit, producer_id ORDER BY t.year DESC NULLS LAST) = 1;
CREATE OR REPLACE VIEW products_l AS SELECT yr, d1, unit, t.* EXCLUDE (year, district_code)
FROM products t JOIN um USING (district_code), y WHERE coalesce(t.year <= yr, true)
QUALIFY row_number() OVER (PARTITION BY yr, unit, product_id ORDER BY t.year DESC NULLS LAST) = 1;
CREATE OR REPLACE VIEW workforce_l AS SELECT yr, d1, unit, t.* EXCLUDE (year, district_code)
FROM workforce t JOIN um USING (district_code), y WHERE coalesce(t.year <= yr, true)
QUALIFY row_number() OVER (PARTITION BY yr, unit, producer_id ORDER BY t.year DESC NULLS LAST) = 1;
CREATE OR REPLACE VIEW chains_l AS SELECT yr, d1, unit, t.* EXCLUDE (year, district_code)
FROM value_chains t JOIN um USING (district_code), y WHERE coalesce(t.year <= yr, true)
QUALIFY row_number() OVER (PARTITION BY yr, unit, producer_id ORDER BY t.year DESC NULLS LAST) = 1;
CREATE OR REPLACE VIEW areas_l AS SELECT yr, d1, unit, t.* EXCLUDE (year, district_code)
FROM material_areas t JOIN um USING (district_code), y WHERE coalesce(t.year <= yr, true)
QUALIFY row_number() OVER (PARTITION BY yr, unit, area_id ORDER BY t.year DESC NULLS LAST) = 1;
CREATE OR REPLACE VIEW channels_l AS SELECT yr, d1, unit, t.* EXCLUDE (year, district_code)
FROM sales_channels t JOIN um USING (district_code), y WHERE coalesce(t.year <= yr, true)
QUALIFY row_number() OVER (PARTITION BY yr, unit, channel_id ORDER BY t.year DESC NULLS LAST) = 1;
CREATE OR REPLACE VIEW points_l AS SELECT yr, d1, unit, t.* EXCLUDE (year, district_code)
FROM sales_points t JOIN um USING (district_code), y WHERE coalesce(t.year <= yr, true)
QUALIFY row_number() OVER (PARTITION BY yr, unit, point_id ORDER BY t.year DESC NULLS LAST) = 1;

CREATE OR REPLACE VIEW ranked AS
SELECT yr, d1, unit, product_id, coalesce(min(decided_from) FILTER (event = 'moi'), any_value(earliest)) AS first_from,
  min(decided_to) AS first_to, any3(force) AS force,
  bool_or(coalesce(stars < 5, false) OR coalesce(event IN ('nang_hang', 'ha_hang', 'cong_nhan_lai'), false)) AS below,
  bool_or(coalesce(event = 'moi' AND stars = 5, false)) AS brand_new
FROM tc, settings GROUP BY ALL;
CREATE OR REPLACE VIEW goals AS
SELECT yr, pairs.unit, pairs.product AS goal, p.product_id, p.has_support_activity, p.is_sold
FROM y CROSS JOIN pairs LEFT JOIN (products_l p JOIN producers_l m USING (yr, unit, producer_id))
  ON p.yr = y.yr AND p.unit = pairs.unit AND lower(p.name) = lower(pairs.product) AND lower(m.name) = lower(pairs.producer);
CREATE OR REPLACE VIEW held AS
SELECT yr, unit, producer_id, any3(force) AS valid, any3(decided) AS ever,
  any3(within(decided_from, decided_to, o.window_start, d1)) AS ever_in_window
FROM tc, o GROUP BY ALL;
CREATE OR REPLACE VIEW m AS
SELECT p.*, CASE WHEN denominator = 'participating' THEN true WHEN h.producer_id IS NULL THEN false
  WHEN denominator = 'valid' THEN valid WHEN denominator = 'ever' THEN ever ELSE ever_in_window END AS member
FROM producers_l p LEFT JOIN held h USING (yr, unit, producer_id), o;

-- T01
SELECT yr, unit, true AS member, within(first_from, first_to, window_start, d1) AND (NOT still_valid_only OR force) AS answer
FROM ranked, o

-- T02
SELECT yr, unit, true AS member, CASE proof WHEN 'still_sold' THEN is_sold WHEN 'any_support_activity' THEN has_support_activity
  ELSE (CASE WHEN f.product_id IS NULL THEN false ELSE again END) END AS answer
FROM goals LEFT JOIN (
  SELECT yr, unit, product_id, any3(later AND force) AS again FROM
    (SELECT *, decided_from > min(decided_to) OVER (PARTITION BY yr, unit, product_id) AS later FROM tc WHERE stars = 5)
  GROUP BY ALL) f USING (yr, unit, product_id), o

-- T03
SELECT yr, unit, true AS member, within(f, t, window_start, d1)
  AND (NOT brand_new_product_only OR CASE WHEN below THEN false WHEN brand_new THEN true END) AS answer
FROM (SELECT yr, unit, product_id, min(decided_from) AS f, min(decided_to) AS t FROM tc WHERE stars = 5 GROUP BY ALL)
  JOIN ranked USING (yr, unit, product_id) ANTI JOIN goals USING (yr, unit, product_id), o

-- T04
SELECT yr, unit, CASE WHEN rolling_denominator THEN due ELSE within(first_from, first_to, DATE '1900-01-01', baseline_date) END AS member,
  again OR (support_activity_counts AND p.has_support_activity) AS answer
FROM (
  SELECT yr, unit, product_id, any3(within(ends_from, ends_to, window_start, d1)) AS due,
    any3(place > 1 AND (downgrade_counts OR stars >= before) AND within(decided_from, decided_to, window_start, d1)) AS again
  FROM (SELECT *, lag(stars) OVER w AS before, row_number() OVER w AS place FROM tc
    WINDOW w AS (PARTITION BY yr, unit, product_id ORDER BY decided_from, decided_to, stars NULLS LAST)), o GROUP BY ALL)
JOIN ranked USING (yr, unit, product_id) LEFT JOIN products_l p USING (yr, unit, product_id), o

-- T05
SELECT yr, unit, member, producer_type = 'htx' OR (count_unions AND producer_type = 'lien_hiep_htx')
  OR (count_groups AND producer_type = 'to_hop_tac') AS answer
FROM m, o

-- T06
SELECT yr, unit, member,
  producer_type = 'doanh_nghiep' AND coalesce(size_class IN ('sieu_nho', 'nho', 'vua'), unknown_size = 'count') AS answer
FROM m, o

-- T07
SELECT yr, unit, member, CASE chain_test WHEN 'all_three' THEN c.has_linkage AND c.circular_practices <> 'khong' AND a.stable
  WHEN 'linkage_and_area' THEN c.has_linkage AND a.stable ELSE c.meets_t07 END AS answer
FROM m LEFT JOIN chains_l c USING (yr, unit, producer_id) LEFT JOIN (
  SELECT yr, unit, producer_id, any3((ownership = 'so_huu' OR contract_years >= o.contract_years_wanted)
    AND NOT coalesce(ended_on < d1, false)) AS stable
  FROM areas_l, o GROUP BY ALL) a USING (yr, unit, producer_id), o

-- T08
SELECT yr, unit, member IS DISTINCT FROM false AS member, labour_ratio, w.workers_total AS whole,
  CASE WHEN w.workers_total IS NOT NULL THEN CASE WHEN missing_labour = 'zero' THEN coalesce(taught, 0) ELSE taught END END AS part
FROM m LEFT JOIN (SELECT w.*, trained_certified + CASE WHEN certificate_scope = 'incl_short_courses' THEN trained_short ELSE 0 END AS taught
  FROM workforce_l w, o) w USING (yr, unit, producer_id), o

-- T09
SELECT yr, unit, member AND (unknown_person <> 'excluded' OR answer IS NOT NULL) AS member, answer FROM
  (SELECT *, CASE woman WHEN 'head' THEN head_gender = 'nu' WHEN 'women_own_51' THEN women_own_51 ELSE women_in_management END AS answer FROM m, o)

-- T10
SELECT yr, unit, member AND (unknown_person <> 'excluded' OR answer IS NOT NULL) AS member, answer FROM
  (SELECT *, CASE minority WHEN 'head' THEN head_ethnicity <> 'kinh' ELSE minority_majority END AS answer FROM m, o)

-- T11
SELECT yr, unit, member, modern AS answer
FROM m LEFT JOIN (
  SELECT yr, unit, producer_id, any3(
    (channel_type IN ('sieu_thi', 'trung_tam_thuong_mai', 'cua_hang_tien_loi', 'chuoi_ban_le', 'san_tmdt')
      OR (include_social_and_website AND channel_type IN ('mang_xa_hoi', 'website_rieng'))
      OR (include_ocop_shop AND channel_type = 'cua_hang_ocop'))
    AND within(started_from, started_to, DATE '1900-01-01', d1) AND NOT coalesce(ended_on < d1, false)
    AND (NOT sales_last_12_months OR had_sales_12_months)) AS modern
  FROM channels_l, o GROUP BY ALL) USING (yr, unit, producer_id)

-- T12
SELECT yr, unit, true AS member, level = 'tinh' AND coalesce(upgraded_on BETWEEN window_start AND d1, false)
  AND NOT coalesce(closed_on <= d1, false) AND (meets_950_wanted = 'not_required' OR meets_950) AS answer
FROM points_l, o

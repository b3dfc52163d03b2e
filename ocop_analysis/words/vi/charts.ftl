# Charts: titles that state findings, what stands in them, and their alternatives in words.

chart-source = Nguồn: { $source }
chart-source-of = { $dataset }, đến { $date }; { $where }
chart-show-table = Xem bảng số liệu
chart-span = { $first }–{ $last }
chart-products = Số sản phẩm
chart-unknown = chưa rõ

chart-stock-moved-published = Số công bố đi từ { $first } ({ $first_when }) đến { $last } sản phẩm ({ $last_when })
chart-stock-moved-submissions = Sản phẩm còn giấy chứng nhận đi từ { $first } ({ $first_when }) đến { $last } sản phẩm ({ $last_when })
chart-stock-published = Số công bố: { $last } sản phẩm ({ $last_when })
chart-stock-submissions = Sản phẩm còn giấy chứng nhận: { $last } sản phẩm ({ $last_when })
chart-stock-star = { $star } sao
chart-stock-no-stars = Không rõ cơ cấu sao
chart-stock-named = Có tên trong sổ một phần
chart-stock-register = sổ,
    { $date }
chart-stock-total = Tổng
chart-stock-point = { $label }: { $total } sản phẩm (3 sao { $three }, 4 sao { $four }, 5 sao { $five })
chart-stock-point-no-stars = { $label }: { $total } sản phẩm (không rõ cơ cấu sao)
chart-stock-point-register = Dấu riêng: có tên trong sổ đến { $date }: { $span }.
chart-stock-measure-published = Số sản phẩm từ 3 sao theo công bố, cộng dồn các lần công nhận; { $place }, { $span }
chart-stock-measure-submissions = Số sản phẩm chắc chắn còn giấy chứng nhận vào cuối năm, chia theo hạng sao; { $place }, { $span }
chart-stock-alt = Biểu đồ cột: { $points }.

chart-new-above = Sản phẩm mới cộng dồn: { $total }, vượt mức { $target } của kế hoạch
chart-new-equal = Sản phẩm mới cộng dồn: { $total }, bằng mức { $target } của kế hoạch
chart-new-below = Sản phẩm mới cộng dồn: { $total }, còn thấp hơn mức { $target } của kế hoạch
chart-new-missing = (chưa có số năm { $years })
chart-new-in-year = Mới trong năm
chart-new-sum = Cộng dồn (ít nhất)
chart-new-sum-column = Cộng dồn, ít nhất
chart-new-plan = Kế hoạch: { $target }
chart-new-point = { $year }: mới { $new }, cộng dồn ít nhất { $sum }
chart-new-measure-published = Số sản phẩm mới từ 3 sao theo công bố, từng năm và cộng dồn; { $place }, { $span }
chart-new-measure-submissions = Số sản phẩm chắc chắn được công nhận lần đầu theo sổ, từng năm và cộng dồn; { $place }, { $span }
chart-new-alt = Biểu đồ cột và đường: { $points }. Mức kế hoạch { $target }.

chart-timeline = Trong { $n } giấy chứng nhận biết năm công nhận, { $over ->
    [0] chưa giấy nào
   *[other] { $over } giấy
  } chắc chắn đã hết hạn vào ngày chốt
chart-timeline-measure = Thời hạn của từng giấy chứng nhận; màu đậm hơn là hạng sao cao hơn, kẻ chéo là chưa chắc còn hiệu lực; { $place }
chart-timeline-day = Ngày chốt { $date }
chart-timeline-item = { $label }: công nhận { $start }, hết hạn { $end }
chart-timeline-alt = Biểu đồ thanh thời hạn, đoạn kẻ chéo là khoảng chưa chắc: { $items }.

chart-expiry = Năm { $year }: { $count } giấy chứng nhận trong sổ hết hạn
chart-expiry-none = Năm { $year }: không có giấy chứng nhận trong sổ hết hạn
chart-expiry-measure = Số giấy chứng nhận trong sổ theo năm hết hạn, tính đến { $date }; { $place }
chart-expiry-certain = Chắc chắn
chart-expiry-possible = Có thể (không rõ ngày)
chart-expiry-more = Có thể thêm
chart-expiry-count = Số giấy chứng nhận
chart-expiry-point = { $year }: chắc chắn { $certain }, có thể thêm { $possible }
chart-expiry-alt = Biểu đồ cột, giấy chứng nhận hết hạn theo năm: { $points }.

chart-map-published = { $known } trên { $n } huyện, thành phố có số công bố đến { $date }
chart-map-submissions = { $known } trên { $n } huyện, thành phố đã gửi số liệu đến { $date }
chart-map-range = Sản phẩm còn giấy chứng nhận: từ { $low } ({ $least }) đến { $high } ({ $most }); { $known } trên { $n } huyện, thành phố đã gửi số liệu đến { $date }
chart-map-measure = { $what }; các huyện, thành phố vẽ theo vị trí, màu đậm hơn là nhiều hơn
chart-map-tile = { $name }: { $text } ({ $when })
chart-map-unknown = { $name }: { table-no-data }
chart-map-alt = Bản đồ ô vuông, { $what }: { $tiles }.
chart-map-outlines-alt = Bản đồ các huyện, { $what }: { $tiles }.

chart-comparison-none-published = Chưa có số công bố của { $name } để so sánh với các huyện khác
chart-comparison-none-submissions = Chưa có sổ của { $name } để so sánh với các huyện khác
chart-comparison-published = { $name }: { $total } sản phẩm theo công bố { $when }; các huyện khác ở thời điểm khác
chart-comparison-submissions = { $name }: { $total } sản phẩm còn giấy chứng nhận, nhiều thứ { $place } trong { $n } huyện, thành phố có sổ
chart-comparison-measure-published = Số sản phẩm từ 3 sao theo công bố gần nhất đến { $date }; theo thứ tự mã đơn vị, không xếp hạng vì thời điểm khác nhau
chart-comparison-measure-submissions = Số sản phẩm còn giấy chứng nhận của các huyện, thành phố vào { $date }, xếp từ nhiều đến ít
chart-comparison-totals = Sản phẩm từ 3 sao (tổng công bố)
chart-comparison-alt = Biểu đồ chấm: { $districts }.

chart-shares-some = Chỉ tiêu tỷ lệ: chỉ { $targets } có số liệu
chart-shares-met = Chỉ tiêu tỷ lệ: { $targets } đạt mức kế hoạch
chart-shares-none = Chưa chỉ tiêu tỷ lệ nào chắc chắn đạt mức kế hoạch
chart-shares-threshold-column = Ngưỡng
chart-shares-measure = Tỷ lệ (%) của từng chỉ tiêu so với ngưỡng kế hoạch; kẻ chéo là khoảng có thể; { $place }, đến { $date }
chart-shares-mark = ngưỡng { $value }
chart-shares-axis = Tỷ lệ (%)
chart-shares-item = { $label }: { $value }, ngưỡng { $threshold }
chart-shares-alt = Biểu đồ khoảng giá trị: { $items }.

chart-paths = Lộ trình của { $n } chỉ tiêu có số liệu ít nhất hai năm
chart-paths-told = { chart-paths }: { $verdicts }
chart-paths-measure = Số đếm hoặc tỷ lệ (%) vào cuối mỗi năm so với lộ trình đến hết kỳ kế hoạch; { $place }
chart-paths-key-path = nét đứt: lộ trình
chart-paths-key-goal = vạch ngang có số: mức cần đạt
chart-paths-key-range = thanh đứng: khoảng có thể
chart-paths-key-open = mũi tên: chưa biết cận trên
chart-paths-key-forecast = ô kẻ chéo: khoảng dự báo 80%
chart-paths-goal = Mức cần đạt
chart-paths-known = Số đã biết
chart-paths-forecast = Dự báo
chart-paths-verdict = So với lộ trình
chart-paths-forecast-of = dự báo { $year }: { $middle } ({ $between })
chart-paths-item = { $code } { $target }, mức cần đạt { $goal }: { $known }
chart-paths-alt = Biểu đồ đường nhỏ: { $items }.

chart-scores = Điểm chung năm { $year }: { $score }
chart-scores-moved = Điểm chung năm { $year }: { $score }; năm { $base } là { $before }
chart-scores-measure = Điểm chung và điểm từng nhóm giải pháp, thang 0–100; { $place }, năm { $year }
chart-scores-year = Năm { $year }
chart-scores-axis = Điểm (0: mốc thấp, 100: mốc cao)
chart-scores-lowest = Thấp nhất có thể
chart-scores-highest = Cao nhất có thể
chart-scores-item = { $name }: { $score } (có thể { $between })
chart-scores-beside = { $label } { $score }
chart-scores-alt = Biểu đồ chấm, thang 0 đến 100: { $items }.
chart-scores-line = { $name }, điểm: { $years }
chart-scores-line-scale = Thang 0–100.

chart-ranks-same = Chưa phân biệt được thứ hạng của { $n } huyện, thành phố
chart-ranks-tiers = Thứ hạng của { $n } huyện, thành phố: { $tiers } nhóm phân biệt được
chart-ranks-measure = Thứ hạng theo điểm chung, từ bách phân vị thứ 5 đến thứ 95 qua { $runs } lượt thử; các huyện, thành phố, năm { $year }
chart-ranks-axis = Thứ hạng (1: điểm chung cao nhất)
chart-ranks-highest = Thứ hạng, cao nhất
chart-ranks-lowest = Thứ hạng, thấp nhất
chart-ranks-tier = Nhóm phân biệt được
chart-ranks-alt = Biểu đồ khoảng thứ hạng: { $items }.

chart-line-no-band = Không có dải của các huyện.
chart-line-band = Dải nhạt: các huyện, năm { $year } từ { $low } đến { $high }.
chart-small-map = { $what } theo huyện, { $year }: { $districts }
chart-small-map-unknown = không nêu hoặc chưa có

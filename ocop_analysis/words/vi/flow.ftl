# The chart of products between star ratings at the ends of two years.

flow-title = Trong { $held } sản phẩm có giấy chứng nhận cuối năm { $year }: { $kept } giữ hạng, { $up } lên hạng, { $down } xuống hạng, { $ended } hết hiệu lực; thêm { $fresh } sản phẩm mới có giấy hoặc có lại giấy
flow-subtitle = Số sản phẩm của { $place } theo hạng sao, cuối năm { $before } và cuối năm { $now }
flow-kept = giữ hạng
flow-up = lên hạng
flow-down = xuống hạng
flow-ended = hết hiệu lực
flow-fresh = mới có giấy
flow-end-of = Cuối năm { $year }
flow-before = Hạng cuối năm { $year }
flow-none-before = chưa có giấy còn hiệu lực
flow-none-now = hết hiệu lực
flow-move = từ { $start } sang { $end }: { $n }
flow-alt = Sơ đồ dòng giữa các hạng 3, 4 và 5 sao từ cuối năm { $before } đến cuối năm { $now }, số sản phẩm: { $moves }; mọi hướng khác: 0.

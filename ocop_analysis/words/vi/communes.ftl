# The page of the communes since the districts ended.

communes-title = Xã, phường từ { $day }
communes-until = { $name } (đến { $day })
communes-count = { $n } xã, phường
communes-described = { $title }: { $n } xã, phường

communes-says = Từ ngày { $day } không còn cấp huyện. Lãnh thổ của chín huyện, thành phố cũ nay thuộc <strong>{ $n }</strong> xã, phường. Trang này cho biết mỗi xã, phường mới gồm những xã, phường, thị trấn cũ nào.
communes-says-products = Từ ngày { $day } không còn cấp huyện. Lãnh thổ của chín huyện, thành phố cũ nay thuộc <strong>{ $n }</strong> xã, phường. Trang này cho biết mỗi xã, phường mới gồm những xã, phường, thị trấn cũ nào, và số sản phẩm OCOP của lãnh thổ ấy cuối mỗi năm.
communes-caution = Nhiều tên cũ được đặt lại cho một nơi rộng hơn (Đại Từ, Định Hóa, Gia Sàng…), và có mã cũ nay là mã của nơi khác. Khi dẫn một tên hoặc mã, hãy ghi kèm ngày.

communes-mapping-nav = Xã mới từ xã cũ nào
communes-mapping-heading = Mỗi xã, phường mới gồm những nơi nào
communes-mapping-caption = Xã, phường từ { $day } và các đơn vị cũ, xếp theo mã
communes-new-code = Mã mới
communes-new = Xã, phường mới
communes-old-district = Huyện, thành phố cũ
communes-old = Xã, phường, thị trấn cũ (mã cũ)
communes-part = một phần
communes-before = trước đó: { $names }

communes-products-nav = Sản phẩm theo xã mới
communes-products-heading = Sản phẩm OCOP theo xã, phường mới
communes-ever-caption = Sản phẩm đã từng được công nhận đến cuối năm, tính theo địa giới từ { $day }
communes-in-force-caption = Sản phẩm còn hiệu lực vào cuối năm, tính theo địa giới từ { $day }
communes-unknown = Chưa rõ xã, hoặc ở nơi khác
communes-sum = Cộng
communes-no-products = Bộ số liệu này chỉ nêu tên được một phần sản phẩm, nên không đếm theo xã, phường: con số sẽ trông như toàn bộ mà không phải.
communes-estimated = ước tính

communes-method-nav = Cách tính
communes-method-heading = Cách tính
communes-method-law = Nơi nào thành nơi nào: Nghị quyết 1683/NQ-UBTVQH15 ngày 16/6/2025; mã: Quyết định 19/2025/QĐ-TTg. Các lần sắp xếp trước đó ghi ở tệp <code>params/units/commune_map.csv</code>.
communes-method-whole = Số của một xã cũ chuyển nguyên vẹn sang xã mới chứa nó; tổng trước và sau luôn bằng nhau.
communes-method-split = Đơn vị cũ bị tách về hai nơi thì số của nó được <strong>chia đều</strong>, vì chưa tìm thấy tỷ lệ nào được công bố (đề xuất, ghi ở <code>params/units/split_weights.csv</code>). Số có phần chia như vậy mang dấu <span class="goal">ước tính</span>.
communes-method-counted = Chỉ đếm sản phẩm chắc chắn đã được công nhận, chắc chắn còn hiệu lực vào ngày 31/12; nơi sản xuất lấy theo lần báo gần nhất có ghi xã đến ngày đó.

# The table
communes-column-name = Xã, phường
communes-column-district = Huyện cũ
communes-column-from = Từ
communes-column-ever = Đã công nhận
communes-column-in-force = Còn hiệu lực
communes-column-estimated = Ước tính
communes-in-part = { $name } (một phần)

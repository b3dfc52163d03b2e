# Products and certificates: what is published, what the register names, what ends when.

products-nav = Sản phẩm
products-heading = Sản phẩm được công nhận
products-published = Con số công bố là tổng các lần công nhận cộng dồn, không trừ sản phẩm đã hết hạn.
products-held = Cột là số sản phẩm chắc chắn còn giấy chứng nhận vào cuối mỗi năm.
products-no-published = Chưa tìm thấy tổng số sản phẩm công bố nào của nơi này đến { $day }, nên không có biểu đồ.
products-no-register = Chưa nhận sổ nào để đếm sản phẩm của nơi này đến { $day }, nên không có biểu đồ.
products-coverage = Công bố { $when } nêu { $total } sản phẩm; tính đến lúc đó sổ sản phẩm nêu tên được ít nhất { $n } sản phẩm ({ $share }).
products-coverage-unknown = Chưa tìm thấy tổng số sản phẩm công bố cho { $place }, nên không biết sổ phủ được bao nhiêu.
products-owed-whole = Đã nhận đủ sổ giấy chứng nhận phải gửi của { $place } đến hết năm báo cáo.
products-owed-part = Đã nhận { $share } số sổ giấy chứng nhận phải gửi của { $place } đến hết năm báo cáo.
products-owed-unknown = Chưa rõ các huyện phải gửi những sổ nào.

products-moves-note = Sơ đồ chỉ tính giấy chứng nhận chắc chắn còn hiệu lực. “Hết hiệu lực” là hết hạn hoặc bị thu hồi; “chưa có giấy còn hiệu lực” là sản phẩm được cấp giấy lần đầu hoặc có lại giấy giữa hai mốc đó.

products-five = Năm con số khác nhau về sản phẩm có tên trong sổ, đến { $day }
products-number = Con số
products-in-register = Trong sổ
products-meaning = Nghĩa là
products-recognitions = Lượt công nhận
products-recognitions-meaning = một sản phẩm công nhận hai lần tính hai lượt
products-different = Sản phẩm khác nhau
products-different-meaning = kể cả sản phẩm đã hết hạn
products-new-year = Công nhận mới trong năm
products-new-plan = Công nhận mới trong kỳ
products-new-year-meaning = lần công nhận đầu tiên rơi vào năm báo cáo
products-new-plan-meaning = lần công nhận đầu tiên rơi vào kỳ kế hoạch
products-in-force = Còn giấy chứng nhận
products-in-force-meaning = có giấy chứng nhận còn hiệu lực vào ngày chốt
products-ending = Hết hạn trong 12 tháng tới
products-ending-meaning = giấy chứng nhận đang có hiệu lực sẽ hết hạn
products-bounds-published = Hai số trong một ô là ít nhất và nhiều nhất: nguồn thường chỉ cho biết năm, hoặc không cho biết ngày công nhận.
products-bounds-sent = Hai số trong một ô là ít nhất và nhiều nhất: có quyết định chỉ ghi tháng hoặc năm.
products-other-figures = Số liệu công bố khác về sản phẩm, đến { $day }

# n: certificates in the list; total: all; unsaid: what published registers leave open, after a semicolon, or nothing.
certificates-nav = Giấy chứng nhận
certificates-heading = Giấy chứng nhận và thời điểm hết hạn
certificates-all = Giấy chứng nhận có giá trị 36 tháng từ ngày quyết định. Danh sách gồm { $n } lần công nhận chắc chắn trước ngày chốt có trong sổ{ $unsaid }.
certificates-some = Giấy chứng nhận có giá trị 36 tháng từ ngày quyết định. Danh sách chỉ nêu { $n } giấy hết hạn trong 12 tháng tới, trong tổng số { $total } lần công nhận chắc chắn trước ngày chốt có trong sổ{ $unsaid }.
certificates-unsaid = việc công nhận lại có thể đã diễn ra mà nguồn không nêu
certificates-print-note = Bản in không kèm danh sách { $n } lần công nhận; xem trên tệp HTML.
certificates-list = Danh sách { $n } lần công nhận, hết hạn sớm nhất ở trên
certificates-board = Các lần công nhận có trong sổ đến { $day }
certificates-start = Công nhận
certificates-end = Hết hạn
certificates-none = Sổ không có lần công nhận nào chắc chắn diễn ra trước { $day } ở nơi này.
certificates-undated = Có { $n } sản phẩm mà nguồn không cho biết được công nhận trước hay sau ngày đó.
certificates-no-producer = chưa rõ chủ thể
certificates-in-force = còn hiệu lực
certificates-ended = đã hết hạn
certificates-maybe = có thể còn hiệu lực
certificates-first = Công nhận lần đầu
certificates-again = Công nhận lại
certificates-up = Nâng hạng
certificates-down = Hạ hạng
certificates-unclear = Không rõ lần thứ mấy

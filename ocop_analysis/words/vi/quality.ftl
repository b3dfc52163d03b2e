# What offices sent and what the checks found: the section of a report, and the page on the data themselves.

quality-nav = Số liệu đã gửi
quality-heading = Số liệu đã gửi và kết quả kiểm tra
quality-missing-is-unknown = Bảng chưa nhận là chưa biết, không phải bằng không.
quality-tables-caption = Tình trạng các bảng phải gửi
quality-findings-caption = Kiểm tra nói gì nhiều nhất
quality-says = Đã nhận { $came } trên { $total } bảng phải gửi ({ $share }).
quality-says-more = Đã nhận { $came } trên { $total } bảng phải gửi ({ $share }); { $more }.
quality-says-late = { $n } bảng nhận muộn
quality-says-aside = { $n } dòng có lỗi được để riêng
quality-quoted = Lời của phần kiểm tra được dẫn nguyên văn tiếng Việt, như người gửi đã nhận.

# Headings
quality-table = Bảng
quality-rows-used = Số dòng dùng
quality-rows-aside = Số dòng để riêng
quality-severity = Mức độ
quality-rule = Quy tắc
quality-rule-says = Quy tắc xét gì
quality-count = Số lần
quality-example = Ví dụ
quality-where = Ở đâu
quality-spelling = Cách viết
quality-nearest = Gần nhất trong danh mục
quality-first-cell = Lần đầu ở
quality-name = Tên
quality-like = Gần giống
quality-similarity = Độ giống (0–100)

# The page on the data themselves
quality-title = Chất lượng số liệu đã nhận
quality-subtitle = { $dataset }; tính đến { $day }
quality-lines-came = Đã nhận { $came } trên { $total } bảng của các huyện và các năm.
quality-lines-late = Nhận muộn: { $late } bảng; trang có mà trống: { $empty } bảng.
quality-lines-aside = Để riêng { $n } dòng có lỗi; các dòng khác vẫn được dùng.
quality-severities-note = Ô ghi “–” là không có mục nào để nêu. Lỗi làm dòng bị để riêng; cảnh báo giữ dòng nhưng cần trả lời; lưu ý chỉ để biết.
quality-completeness-heading = Số liệu đã nhận
quality-checks-heading = Kiểm tra nói gì
quality-decisions-heading = Chờ người có trách nhiệm quyết định
quality-facts = đầy đủ, phát hiện, điều chờ quyết định
quality-none = { $table }: không có.
quality-completeness-caption = Số bảng đã nhận trên số bảng phải gửi
quality-by-table-caption = Từng bảng, mọi huyện và mọi năm
quality-by-rule-caption = Phát hiện theo quy tắc, nặng nhất ở trên
quality-aside-caption = Các dòng được để riêng
quality-words-caption = Từ chưa có trong danh mục: thêm vào lookups.csv
quality-names-caption = Tên gần giống: ghi quyết định vào decisions.csv, chương trình không tự gộp
quality-personal = về một cột dữ liệu cá nhân, không nêu ví dụ
quality-at-cell = { $file }, trang “{ $sheet }”, ô { $cell }
quality-at-row = { $file }, trang “{ $sheet }”, dòng { $row }

severity-loi = Lỗi
severity-canh-bao = Cảnh báo
severity-luu-y = Lưu ý

came-da-nhan = đã nhận
came-muon = nhận muộn
came-trong = trang trống
came-thieu = chưa nhận

similar-chu-the = chủ thể
similar-san-pham = sản phẩm

# Rules of reading, which are no checks of params/checks.yml
rule-tieu-de-la = Không hiểu tiêu đề của một cột; cột chưa được dùng
rule-tieu-de-thieu-nghia = Tiêu đề của một cột kinh phí không cho biết là kế hoạch, giao hay giải ngân
rule-bang-la = Không rõ một trang là bảng gì; trang chưa được đọc
rule-khong-ro-don-vi = Không rõ số liệu của huyện nào
rule-khong-ro-nam = Không rõ số liệu của năm nào
rule-khong-ro-noi = Không xác định được một nơi
rule-tep-khong-co-so-lieu = Tệp không có bản ghi nào đọc được
rule-khong-doc-duoc = Không đọc được một ô
rule-tu-la = Một từ không có trong danh mục
rule-khong-cong-nhan = Dòng nói rằng sản phẩm không được công nhận, nên không tính là giấy chứng nhận
rule-khac-ngay-het-han = Ngày hết hiệu lực không phải ngày tính từ quyết định
rule-khac-lan-gui-truoc = Giá trị khác với tệp gửi trước
rule-khac-giua-cac-trang = Giá trị khác nhau giữa hai trang
rule-khac-trong-dong = Hai ô của một dòng khác nhau
rule-dong-lap-lai = Một dòng lặp lại, chỉ tính một lần
rule-dong-khong-so-lieu = Một dòng không có số liệu
rule-tach-san-pham = Một ô nêu nhiều sản phẩm, đã tách ra
rule-chua-chia-duoc = Một con số cho nhiều dòng, không chia được
rule-hieu-la = Cách hiểu một ô viết khác thường
rule-approximate = Một số gần đúng
rule-range = Ô ghi một khoảng, không phải một số
rule-lower-bound = Chỉ biết số ít nhất
rule-upper-bound = Chỉ biết số nhiều nhất
rule-incomplete = Ô ghi chưa đủ
rule-several = Ô ghi nhiều giá trị
rule-other-district = Địa chỉ ở huyện khác với huyện của tệp
rule-district-only = Chỉ biết huyện, chưa rõ xã
rule-lost-zero = Số 0 ở đầu bị mất, đã thêm lại
rule-two-digit-year = Ngày ghi năm bằng hai chữ số
rule-serial = Ngày ghi bằng số của Excel
rule-quarter = Ngày chỉ ghi quý
rule-three-decimals = Số có ba chữ số sau dấu phẩy, được hiểu là phần thập phân
rule-thousand-commas = Dấu phẩy được hiểu là dấu ngăn hàng nghìn
rule-decimal-point = Dấu chấm được hiểu là dấu thập phân

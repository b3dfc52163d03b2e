# Who makes, what was done and spent, and which district stands where on the targets.

makers-nav = Chủ thể
makers-heading = Chủ thể có giấy chứng nhận còn hiệu lực
makers-note = Đếm chủ thể chắc chắn có giấy chứng nhận còn hiệu lực vào cuối mỗi năm, theo loại hình ghi mới nhất. Tỷ lệ nữ và người dân tộc thiểu số điều hành ở <a href="#g06">nhóm 6</a>; số nhỏ của huyện không nêu.
makers-caption = Số chủ thể theo loại hình, cuối mỗi năm
makers-type = Loại hình
makers-share = Tỷ lệ năm { $year }
makers-unknown = Chưa rõ loại hình
makers-all = Tất cả chủ thể
makers-htx = Hợp tác xã
makers-lien-hiep-htx = Liên hiệp hợp tác xã
makers-to-hop-tac = Tổ hợp tác
makers-doanh-nghiep = Doanh nghiệp
makers-ho-kinh-doanh = Hộ kinh doanh
makers-trang-trai = Trang trại
makers-khac = Khác

efforts-nav = Hoạt động, kinh phí
efforts-heading = Hoạt động, kinh phí và chuyển biến của chỉ số
efforts-note = Đặt cạnh nhau để thấy nơi nào có việc làm mà chỉ số chưa chuyển, hoặc ngược lại. <strong>Không suy ra nguyên nhân</strong>: chỉ số có thể chuyển vì lý do khác, kết quả có thể đến sau, và chỉ số tốt lên không chứng tỏ hoạt động đã có tác dụng.
efforts-caption-year = Năm { $year }, theo nhóm giải pháp; kinh phí tính bằng triệu đồng
efforts-caption-plan = Cả kỳ kế hoạch, theo nhóm giải pháp; kinh phí tính bằng triệu đồng
efforts-targets = Chỉ tiêu liên quan
efforts-activities = Hoạt động
efforts-attendances = Lượt người
efforts-allocated = Bố trí
efforts-disbursed = Giải ngân
efforts-moves = Chỉ số kết quả tốt lên / kém đi / so được
efforts-remark = Lưu ý
efforts-no-move = có hoạt động hoặc kinh phí, chưa chỉ số nào tốt lên rõ
efforts-no-activity = có chỉ số tốt lên, chưa thấy hoạt động hay kinh phí
efforts-marks = ✓ đạt, ✗ chưa đạt, ? chưa đủ căn cứ, · không xét. Dấu “–”: không có dòng nào ghi số, hoặc chưa có hai năm để so. “Ít nhất”: có dòng chưa ghi số. Chỉ số kết quả gồm đầu ra và kết quả, không gồm đầu vào và quá trình, vì đó chính là hoạt động.

contributions-nav = Phần của từng huyện
contributions-heading = Phần của từng huyện, thành phố trong các chỉ tiêu
contributions-note = Số đếm trong sổ của từng nơi. Với chỉ tiêu tỷ lệ, dòng nhỏ là số còn thiếu nếu nơi đó tự đạt ngưỡng chung; nơi thiếu nhiều nhất còn cách ngưỡng xa nhất, tính theo số chủ thể hay sản phẩm. Kế hoạch không giao các chỉ tiêu T01, T02, T03 và T12 cho huyện nên ở đó chỉ nêu số đếm. Cộng các huyện có thể khác số của tỉnh, vì tỉnh có dòng của riêng mình.
contributions-caption = Mười hai chỉ tiêu theo huyện, thành phố, đến { $day }
contributions-lacking = thiếu { $n }
contributions-enough = đủ
contributions-untold = không nêu
contributions-marks = Dấu “–”: chưa biết, hoặc chỉ biết một khoảng. “Ít nhất”: còn trường hợp chưa trả lời. “Không nêu”: có nơi số quá nhỏ, nêu các nơi khác thì suy ra được.

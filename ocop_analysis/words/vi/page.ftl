# Around every page: titles, contents, footer, the page that stands in for one that failed.

page-review = { $place }: tổng kết { $first }-{ $last }
page-quality = { $place }: chất lượng số liệu đã nhận
page-of-year = { $place }, năm { $year }
page-synthetic = DỮ LIỆU MINH HỌA – không phải số liệu thật
page-contents = Mục lục
page-home = Tất cả báo cáo
page-cited = Trang <code>{ $page }</code>, ngày chốt { $day }, bộ số liệu <code>{ $data }</code>, mã nội dung <code>{ $key }</code>.
page-named = Trang <code>{ $page }</code>.
page-notebook = Cách làm được ghi trong sổ tay <code>{ $page }.ipynb</code> nằm cạnh tệp này. Khi trích dẫn xin ghi tên trang, ngày chốt và mã nội dung.
page-failed = Báo cáo này không lập được.
page-mending = Các báo cáo khác không bị ảnh hưởng. Sửa nguyên nhân rồi chạy lại <code>ocop report { $page }</code>.
page-watermark = DỮ LIỆU MINH HỌA

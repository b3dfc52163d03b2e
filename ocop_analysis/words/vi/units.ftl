# Names of administrative units, by their kind.

unit-tinh = Tỉnh { $name }
unit-thanh-pho = Thành phố { $name }
unit-quan = Quận { $name }
unit-huyen = Huyện { $name }
unit-thi-xa = Thị xã { $name }
unit-phuong = Phường { $name }
unit-xa = Xã { $name }
unit-thi-tran = Thị trấn { $name }
unit-dac-khu = Đặc khu { $name }

unit-short-city = TP { $name }

# Names of administrative units, by their kind: as a table has them, and inside a sentence (unit-inside-…).

unit-tinh = Tỉnh { $name }
unit-thanh-pho = Thành phố { $name }
unit-quan = Quận { $name }
unit-huyen = Huyện { $name }
unit-thi-xa = Thị xã { $name }
unit-phuong = Phường { $name }
unit-xa = Xã { $name }
unit-thi-tran = Thị trấn { $name }
unit-dac-khu = Đặc khu { $name }

unit-inside-tinh = tỉnh { $name }
unit-inside-thanh-pho = thành phố { $name }
unit-inside-quan = quận { $name }
unit-inside-huyen = huyện { $name }
unit-inside-thi-xa = thị xã { $name }
unit-inside-phuong = phường { $name }
unit-inside-xa = xã { $name }
unit-inside-thi-tran = thị trấn { $name }
unit-inside-dac-khu = đặc khu { $name }

unit-short-city = TP { $name }

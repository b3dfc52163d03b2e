# Names of administrative units, by their kind: as a table has them, and inside a sentence (unit-inside-…).

unit-tinh = { $name } province
unit-thanh-pho = { $name } city
unit-quan = { $name } urban district
unit-huyen = { $name } district
unit-thi-xa = { $name } town
unit-phuong = { $name } ward
unit-xa = { $name } commune
unit-thi-tran = { $name } township
unit-dac-khu = { $name } special zone

unit-inside-tinh = { unit-tinh }
unit-inside-thanh-pho = { unit-thanh-pho }
unit-inside-quan = { unit-quan }
unit-inside-huyen = { unit-huyen }
unit-inside-thi-xa = { unit-thi-xa }
unit-inside-phuong = { unit-phuong }
unit-inside-xa = { unit-xa }
unit-inside-thi-tran = { unit-thi-tran }
unit-inside-dac-khu = { unit-dac-khu }

unit-short-city = { $name } city

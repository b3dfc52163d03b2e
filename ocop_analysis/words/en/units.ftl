# Names of administrative units, by their kind.

unit-tinh = { $name } province
unit-thanh-pho = { $name } city
unit-quan = { $name } urban district
unit-huyen = { $name } district
unit-thi-xa = { $name } town
unit-phuong = { $name } ward
unit-xa = { $name } commune
unit-thi-tran = { $name } township
unit-dac-khu = { $name } special zone

unit-short-city = { $name } city

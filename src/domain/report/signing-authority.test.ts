import { expect, test } from "vitest";
import { signingAuthority } from "./signing-authority.ts";

const CITY = "Ủy ban nhân dân thành phố Sơn Hải";

test.each([
  ["a chairman signs for the committee", CITY, "Chủ tịch", ["TM. Ủy ban nhân dân"]],
  [
    "a deputy signs in the chairman's place",
    CITY,
    "Phó Chủ tịch",
    ["TM. Ủy ban nhân dân", "KT. Chủ tịch"],
  ],
  ["the chief of the office signs by order", CITY, "Chánh Văn phòng", ["TL. Chủ tịch"]],
  ["the head of a department signs in his own right", "Sở Nội vụ", "Giám đốc", []],
  ["his deputy signs in his place", "Sở Nội vụ", "Phó Giám đốc", ["KT. Giám đốc"]],
  ["a secretary signs for the Party committee", "Đảng ủy xã Hòa Bình", "Bí thư", ["T/M Đảng ủy"]],
  ["his deputy does, too", "Đảng ủy xã Hòa Bình", "Phó Bí thư", ["T/M Đảng ủy"]],
])("%s", (_rule, issuer, position, authority) => {
  expect(signingAuthority(issuer, position)).toEqual(authority);
});

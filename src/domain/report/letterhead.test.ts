import { expect, test } from "vitest";
import { letterheadOf } from "./letterhead.ts";

test.each([
  [
    "a committee stands on two lines and has no parent",
    "Ủy ban nhân dân thành phố Vũng Tàu",
    { superior: null, issuingBody: ["Ủy ban nhân dân", "thành phố Vũng Tàu"] },
  ],
  [
    "a department stands under the committee of its place",
    "Sở Nội vụ tỉnh Kim Giang",
    { superior: "UBND tỉnh Kim Giang", issuingBody: ["Sở Nội vụ"] },
  ],
  [
    "a body that names no place stands alone",
    "Thanh tra Chính phủ",
    { superior: null, issuingBody: ["Thanh tra Chính phủ"] },
  ],
])("%s", (_rule, issuer, letterhead) => {
  expect(letterheadOf(issuer)).toEqual(letterhead);
});

import { expect, test } from "vitest";
import { repeatedPercent, sharedWith } from "./repeated-text.ts";

const LAST =
  "Công tác thu gom rác thải sinh hoạt đạt 92,5% số hộ, tăng 3 điểm so với đầu nhiệm kỳ, còn chậm ở các hẻm nhỏ.";

test.each([
  ["the same text", LAST, 100],
  ["new figures in the same words", LAST.replace("92,5", "95"), 100],
  ["the same without accents", LAST.normalize("NFD").replace(/[\u0300-\u036f]/gu, ""), 100],
  [
    "another text about the same",
    "Đã trang bị thêm sáu xe ép rác và tổ chức thu gom hai lần mỗi ngày ở mọi tuyến đường chính của phường.",
    undefined,
  ],
  ["a short sentence says nothing", "Công tác thu gom rác thải sinh hoạt đạt 92,5%", undefined],
])("%s", (_, text, percent) => expect(repeatedPercent(text, [LAST])).toBe(percent));

test("a text with a new half repeats half", () => {
  const half = `${LAST} Trong năm đã vận hành trạm trung chuyển mới, bố trí thêm hai tổ thu gom ban đêm ở khu vực chợ và bến tàu.`;
  expect(sharedWith(half, LAST)).toBeGreaterThan(0.3);
  expect(sharedWith(half, LAST)).toBeLessThan(0.7);
  expect(repeatedPercent(half, [LAST])).toBeUndefined();
});

test("what was two points last time and is one now repeats both", () => {
  const [a = "", b = ""] = LAST.split(", còn");
  expect(repeatedPercent(LAST, [`${a}.`, `Còn${b}`])).toBe(100);
});

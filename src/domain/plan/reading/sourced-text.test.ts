import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanLine } from "./clean-text.ts";
import { joinOf, replaceIn, sliceOf, sourced, spansOf, trimOf } from "./sourced-text.ts";

const text = fc.string({ unit: fc.constantFrom(..."ab Ốạđ,.*:-19 \t"), maxLength: 40 });

describe("text keeps the place of every letter", () => {
  it("however it is cut, trimmed and joined", () => {
    fc.assert(
      fc.property(text, text, fc.nat(40), fc.nat(40), (first, second, a, b) => {
        const blocks = [first, second];
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const part = trimOf(sliceOf(joinOf([sourced(0, first), sourced(1, second)], ""), from, to));
        const quoted = spansOf(part).map(({ block, start, end }) =>
          blocks[block]?.slice(start, end),
        );
        expect(quoted.join("")).toBe(part.text);
      }),
    );
  });

  it("however it is cleaned: every span lies inside the block", () => {
    fc.assert(
      fc.property(text, (line) => {
        for (const { start, end } of spansOf(cleanLine(sourced(0, line)).text)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(line.length);
          expect(start).toBeLessThan(end);
        }
      }),
    );
  });

  it("and a replaced word still points at what stood there", () => {
    const line = "Phần đầu đạt 5%";
    const changed = replaceIn(sourced(2, line), /Phần đầu/gu, () => "Phấn đấu");
    expect(spansOf(sliceOf(changed, 0, 8))).toEqual([{ block: 2, start: 0, end: 8 }]);
  });
});

describe("slips of the scanner are read past and reported", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["Phần đầu đưa lượng khách", "Phấn đấu đưa lượng khách"],
    ["phân đấu quản lý đô thị", "phấn đấu quản lý đô thị"],
    ["quỹ “Vi người nghèo”", "quỹ “Vì người nghèo”"],
    ["ngày O4 tháng 3; 1OO% đơn vị", "ngày 04 tháng 3; 100% đơn vị"],
    ["*Bảo tồn các di tích.*", "Bảo tồn các di tích."],
    ["**1.1.** Tổ chức", "1.1. Tổ chức"],
    ["Uỷ ban nhân dân, văn hoá", "Ủy ban nhân dân, văn hóa"],
    ["theo tỷ trọng : Du lịch", "theo tỷ trọng: Du lịch"],
    ["trước 3l/12/2025, ngày l5/8", "trước 31/12/2025, ngày 15/8"],
    ["đạt l00% kế hoạch, giảm 2,5o/o", "đạt 100% kế hoạch, giảm 2,5%"],
    ["nhiệm kỳ 2025 -2030", "nhiệm kỳ 2025-2030"],
  ];
  it.each(cases)("%s", (written, understood) => {
    expect(cleanLine(sourced(0, written)).text.text).toBe(understood);
  });

  it.each([
    "lễ hội truyền thống",
    "công ăn việc làm",
    "trong phần đầu của nhiệm kỳ",
    "giai đoạn 2020 - 2025",
    "Quý III năm 2024",
    "hoán đổi, thoát nghèo",
    "* Đơn vị thực hiện",
  ])("%s is right as it stands", (line) => {
    const cleaned = cleanLine(sourced(0, line));
    expect(cleaned.text.text).toBe(line);
    expect(cleaned.repairs).toEqual([]);
  });
});

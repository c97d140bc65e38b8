import { describe, expect, it } from "vitest";
import { sourced } from "./sourced-text.ts";
import { isCollective, splitUnits } from "./unit-list.ts";
import { unitDictionary, writeOut } from "./unit-names.ts";

const split = (text: string): readonly string[] =>
  splitUnits(sourced(0, text)).map((part) => part.text);

describe("a list of units is cut only where another unit begins", () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["Phòng Y tế; Phòng Kinh tế.", ["Phòng Y tế", "Phòng Kinh tế"]],
    [
      "Phòng Y tế, Phòng Kinh tế và Công an huyện",
      ["Phòng Y tế", "Phòng Kinh tế", "Công an huyện"],
    ],
    ["Trung tâm Văn hóa, Thông tin và Thể thao", ["Trung tâm Văn hóa, Thông tin và Thể thao"]],
    [
      "Phòng Kinh tế, Hạ tầng và Đô thị, các khu phố",
      ["Phòng Kinh tế, Hạ tầng và Đô thị", "các khu phố"],
    ],
    [
      "Văn phòng HĐND và UBND huyện, Thanh tra huyện",
      ["Văn phòng HĐND và UBND huyện", "Thanh tra huyện"],
    ],
    ["Các phòng, ban, UBND các phường, xã", ["Các phòng, ban", "UBND các phường, xã"]],
    [
      "Phòng Tổ chức, biên chế và Tổ chức phi chính phủ",
      ["Phòng Tổ chức, biên chế và Tổ chức phi chính phủ"],
    ],
    ["Sở Lao động - Thương binh và Xã hội", ["Sở Lao động - Thương binh và Xã hội"]],
    ["Phòng Y tế\nPhòng Kinh tế", ["Phòng Y tế", "Phòng Kinh tế"]],
    ["-", []],
    ["Trung tâm Y tế huyện, công an các xã", ["Trung tâm Y tế huyện", "công an các xã"]],
  ];
  it.each(cases)("%s", (text, expected) => {
    expect(split(text)).toEqual(expected);
  });
});

describe("classes of units are not single units", () => {
  it.each(["Các phòng, ban", "UBND các phường, xã", "Ủy ban nhân dân cấp huyện, cấp xã"])(
    "%s",
    (name) => {
      expect(isCollective(name)).toBe(true);
    },
  );
  it.each(["UBND xã Long Sơn", "Phòng Công chức, viên chức", "Công an huyện"])(
    "but %s is one",
    (name) => {
      expect(isCollective(name)).toBe(false);
    },
  );
});

describe("names are understood in their longest correct form", () => {
  const names = [
    "Phòng Tài chính - Kế hoạch",
    "Phòng Tài chính – Kế hoạch",
    "Phòng Tài chính – hoạch",
    "Công an thành phố",
    "Công an thành phố Vũng Tàu",
    "Trung tâm Văn hóa, Thông tin và Thể thao",
    "UBND xã Mỹ Thạnh",
    "UBND xã Mỹ Thạnh",
    "UBND xã Mỹ Thành",
    "Phòng Kinh tế",
    "Phòng Y tế",
  ];
  const understand = unitDictionary(names, "Vũng Tàu");
  const cases: readonly (readonly [string, string])[] = [
    ["Phòng Tài chính – hoạch", "Phòng Tài chính - Kế hoạch"],
    ["Công an thành phố", "Công an thành phố Vũng Tàu"],
    ["Trung tâm văn hóa - Thông tin và Thể thao", "Trung tâm Văn hóa, Thông tin và Thể thao"],
    ["UBND xã Mỹ Thành", "Ủy ban nhân dân xã Mỹ Thành"],
    ["Phòng Y tế", "Phòng Y tế"],
  ];
  it.each(cases)("%s → %s", (written, name) => {
    expect(understand(written).name).toBe(name);
  });

  it("says which of them were misread", () => {
    expect(understand("Phòng Tài chính – hoạch").repaired).toBe(true);
    expect(understand("Công an thành phố").repaired).toBe(false);
  });

  it("writes UBND out, but not inside the name of the office of both bodies", () => {
    expect(writeOut("Văn phòng UBND tỉnh")).toBe("Văn phòng Ủy ban nhân dân tỉnh");
    expect(writeOut("Văn phòng HĐND và UBND tỉnh")).toBe("Văn phòng HĐND và UBND tỉnh");
  });
});

describe("a shortened name is the long one that the document writes elsewhere", () => {
  const names = unitDictionary(
    [
      "Phòng Tài chính - Kế hoạch",
      "Phòng TC-KH",
      "Phòng NN&MT",
      "Phòng Nông nghiệp và Môi trường",
      "Ban QL chợ",
      "Ban Quản lý chợ",
      "Phòng GDĐT",
    ],
    null,
  );
  it.each([
    ["Phòng TC-KH", "Phòng Tài chính - Kế hoạch"],
    ["Phòng NN&MT", "Phòng Nông nghiệp và Môi trường"],
    ["Ban QL chợ", "Ban Quản lý chợ"],
    ["Phòng GDĐT", "Phòng GDĐT"],
  ])("%s is %s", (written, name) => {
    expect(names(written)).toMatchObject({ name, repaired: false });
  });
});

import { describe, expect, it } from "vitest";
import { readMarker } from "./numbering.ts";
import { sourced } from "./sourced-text.ts";

describe("a label opens a line", () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    ["II. NỘI DUNG", "roman", "II", "NỘI DUNG"],
    ["B. NHIỆM VỤ", "part", "B", "NHIỆM VỤ"],
    ["1. Mục đích", "arabic", "1", "Mục đích"],
    ["4.10. Tỷ lệ huy động", "decimal", "4.10", "Tỷ lệ huy động"],
    ["1.1 Tổ chức", "decimal", "1.1", "Tổ chức"],
    ["Mục 2.3. Hoàn thiện", "decimal", "2.3", "Hoàn thiện"],
    ["đ) Đón khách", "letter", "đ", "Đón khách"],
    ["(3) Bê tông hóa", "paren", "3", "Bê tông hóa"],
    ["Điều 1. Giao chỉ tiêu", "article", "1", "Giao chỉ tiêu"],
    ["120.3. Tổ chức", "decimal", "120.3", "Tổ chức"],
    ["Nhiệm vụ 7. Tổ chức", "arabic", "7", "Tổ chức"],
    ["PHỤ LỤC II DANH MỤC", "division", "PHỤ LỤC II", "DANH MỤC"],
    ["- Làm cơ sở", "bullet", "-", "Làm cơ sở"],
    ["+ Hỗ trợ", "bullet", "+", "Hỗ trợ"],
    ["* Đơn vị thực hiện", "bullet", "*", "Đơn vị thực hiện"],
  ];
  it.each(cases)("%s", (line, kind, label, body) => {
    const read = readMarker(sourced(0, line));
    expect([read?.marker.kind, read?.marker.label, read?.body.text]).toEqual([kind, label, body]);
  });

  it.each(["1.200 lượt người", "30/9/2024", "100% cơ sở", "12 lớp bồi dưỡng", "Căn cứ Luật", "-"])(
    "%s has none",
    (line) => {
      expect(readMarker(sourced(0, line))).toBeNull();
    },
  );
});

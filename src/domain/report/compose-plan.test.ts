import { describe, expect, test } from "vitest";
import { planInput } from "../../../test/golden/documents/sample.ts";
import { composePlan } from "./compose-plan.ts";
import { numberAndSymbol, placeAndDate } from "./furniture-text.ts";
import type { ReportModel } from "./report-model.ts";
import { textOf } from "./report-model.ts";

const linesOf = ({ body }: ReportModel): readonly string[] =>
  body.flatMap((block) => {
    if (block.kind === "heading") return [`${block.number}. ${block.text}`];
    if (block.kind === "paragraph") return [textOf(block.runs)];
    return block.kind === "list" ? block.items.map((item) => `- ${textOf(item.runs)}`) : [];
  });

describe("composePlan(input)", () => {
  test("an item is followed by who does it and by when", () => {
    const lines = linesOf(composePlan(planInput));
    const at = lines.findIndex((line) => line.startsWith("1.1. "));
    expect(lines.slice(at, at + 5)).toEqual([
      "1.1. Phấn đấu đưa lượng khách lưu trú đạt 5 triệu lượt người/năm vào năm 2025.",
      "- Đơn vị chủ trì: Phòng Văn hóa và Thông tin.",
      "- Đơn vị phối hợp: Chi cục Thống kê thành phố.",
      "- Sản phẩm: Báo cáo đánh giá.",
      "- Thời gian thực hiện: Hoàn thành trước ngày 09/9/2025.",
    ]);
  });

  test("a group keeps the number the register gave it", () => {
    const [group, ...rest] = planInput.groups;
    if (group === undefined) throw new Error("the sample has a group");
    const plan = composePlan({ ...planInput, groups: [{ ...group, number: "4" }, ...rest] });
    expect(linesOf(plan)).toContain("4. Nhóm chỉ tiêu, nhiệm vụ về phát triển kinh tế");
  });

  test("purposes nobody wrote are said to be missing", () => {
    const plan = composePlan({ ...planInput, purposes: [] });
    expect(plan.notices.map((notice) => notice.blockId)).toEqual(["purposes"]);
  });

  test.each([
    [{ number: null }, "Số: \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/KH-UBND"],
    [{ number: "7" }, "Số: 07/KH-UBND"],
    [{ number: "115" }, "Số: 115/KH-UBND"],
  ])("the number %j is printed “%s”", (rest, printed) => {
    expect(numberAndSymbol({ ...composePlan(planInput).furniture, ...rest })).toBe(printed);
  });

  test.each([
    [{ date: "2025-02-09" }, "Sơn Hải, ngày 09 tháng 02 năm 2025"],
    [{ date: "2025-11-20" }, "Sơn Hải, ngày 20 tháng 11 năm 2025"],
    [
      { date: null },
      "Sơn Hải, ngày\u00a0\u00a0\u00a0\u00a0\u00a0tháng\u00a0\u00a0\u00a0\u00a0\u00a0năm 2025",
    ],
  ])("the date %j is printed “%s”", (rest, printed) => {
    expect(placeAndDate({ ...composePlan(planInput).furniture, ...rest })).toBe(printed);
  });
});

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

  test("groups numbered II, III are sections beside the others, and their items keep their letters", () => {
    const [group, ...rest] = planInput.groups;
    if (group === undefined) throw new Error("the sample has a group");
    const items = group.items.map((item, index) => ({ ...item, number: "ab".charAt(index) }));
    const plan = composePlan({
      ...planInput,
      groups: [{ ...group, number: "II", items }, ...rest],
    });
    const lines = linesOf(plan);
    expect(lines.filter((line) => /(?:yêu cầu|thực hiện)$/u.test(line))).toEqual([
      "I. Mục đích, yêu cầu",
      "III. Tổ chức thực hiện",
    ]);
    expect(lines).toContain("II. Nhóm chỉ tiêu, nhiệm vụ về phát triển kinh tế");
    expect(lines.some((line) => line.startsWith("a) Phấn đấu đưa"))).toBe(true);
  });

  test("groups that begin at I stand in a part of their own below the aims", () => {
    const [group, ...rest] = planInput.groups;
    if (group === undefined) throw new Error("the sample has a group");
    const plan = composePlan({ ...planInput, groups: [{ ...group, number: "I" }, ...rest] });
    expect(plan.body.find(({ id }) => id === "content.title")).toMatchObject({ level: 0 });
  });

  test.each([
    ["Quyết định", "/QĐ-UBND", "Điều 1. "],
    ["Thông báo", "/TB-UBND", "Ủy ban nhân dân thành phố Sơn Hải thông báo "],
    ["Chỉ thị", "/CT-UBND", "Để "],
    ["Công văn", "/UBND-TH", "Ủy ban nhân dân thành phố Sơn Hải đề nghị "],
  ])("a plan that is a %s is laid out as one", (documentType, symbol, opening) => {
    const issued = { ...planInput.issuing, symbol };
    const plan = composePlan({ ...planInput, documentType, issuing: issued });
    expect(plan.furniture.documentType).toBe(documentType === "Công văn" ? null : documentType);
    expect(linesOf(plan)[0]?.startsWith(opening)).toBe(true);
    expect(plan.furniture.enacting?.formula).toBe(
      documentType === "Quyết định" ? "QUYẾT ĐỊNH:" : undefined,
    );
    expect(linesOf(plan).at(-1)?.endsWith("./.")).toBe(true);
  });

  test("items numbered as the groups are stand behind dashes, assignments in brackets", () => {
    const [group] = planInput.groups;
    if (group === undefined) throw new Error("the sample has a group");
    const items = group.items.map((item, index) => ({
      ...item,
      number: String(index + 1),
      subItems: [],
    }));
    const lines = linesOf(composePlan({ ...planInput, groups: [{ ...group, items }] }));
    expect(lines).toContain(
      "- Phấn đấu đưa lượng khách lưu trú đạt 5 triệu lượt người/năm vào năm 2025 (Đơn vị chủ trì: Phòng Văn hóa và Thông tin; Đơn vị phối hợp: Chi cục Thống kê thành phố; Sản phẩm: Báo cáo đánh giá; Thời gian thực hiện: Hoàn thành trước ngày 09/9/2025).",
    );
  });

  test("with parts of their own they stand under named numbers, and no part is lost", () => {
    const [group] = planInput.groups;
    if (group === undefined) throw new Error("the sample has a group");
    const items = group.items.map((item, index) => ({ ...item, number: String(index + 1) }));
    const lines = linesOf(composePlan({ ...planInput, groups: [{ ...group, items }] }));
    expect(lines).toContain("Nhiệm vụ 2. Xây dựng thiết chế văn hóa tại các phường:");
    expect(lines).toContain("- Phường Thắng Lợi.");
  });

  test("groups that are appendices stand behind the signature, without an annex of assignments", () => {
    const [group] = planInput.groups;
    if (group === undefined) throw new Error("the sample has a group");
    const appended = { ...group, number: "Phụ lục", title: "Giao việc cho các phường" };
    const { body, appendices } = composePlan({ ...planInput, groups: [group, appended] });
    expect(appendices.map(({ number, title }) => [number, title])).toEqual([
      ["I", "Giao việc cho các phường"],
      ["II", planInput.tables[0]?.table.title],
    ]);
    expect(body.some(({ id }) => id === "group.2.title")).toBe(false);
  });

  test("the annex says in one row who does what by when", () => {
    const [annex] = composePlan(planInput).appendices;
    const table = annex?.blocks.find((block) => block.kind === "table")?.table;
    expect([annex?.number, annex?.title, annex?.landscape]).toEqual([
      "I",
      "Phân công nhiệm vụ",
      true,
    ]);
    expect(table?.columns.map(({ label }) => label)).toEqual([
      "STT",
      "Nội dung",
      "Chỉ tiêu",
      "Đơn vị chủ trì",
      "Đơn vị phối hợp",
      "Thời hạn",
      "Ghi chú",
    ]);
    const row = table?.rows.find(({ number }) => number === "1.1");
    expect(row?.cells.map(({ text }) => text)).toEqual([
      "Lượng khách lưu trú: 5 triệu lượt người",
      "Phòng Văn hóa và Thông tin",
      "Chi cục Thống kê thành phố",
      "Hoàn thành trước ngày 09/9/2025",
      "Báo cáo đánh giá",
    ]);
  });

  test("a section nobody wrote is left out and said to be missing", () => {
    const plan = composePlan({ ...planInput, purposes: [] });
    expect(plan.notices.map((notice) => notice.subject)).toEqual(["purposes"]);
    expect(linesOf(plan).filter((line) => /Mục đích$|Yêu cầu$/u.test(line))).toEqual([
      "1. Yêu cầu",
    ]);
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

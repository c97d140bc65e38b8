import { describe, expect, it } from "vitest";
import type { ReadDeadline } from "../plan-reading.ts";
import { findDeadline, readDeadline } from "./deadlines.ts";
import { sourced } from "./sourced-text.ts";

const read = (text: string): ReadDeadline | null => readDeadline(sourced(0, text), 2024);

describe("words of time become a deadline", () => {
  const cases: readonly (readonly [string, Partial<ReadDeadline>])[] = [
    ["Hoàn thành trước ngày 09/9/2024.", { type: "date", date: "2024-09-09", relation: "before" }],
    ["chậm nhất ngày 15/11/2023", { type: "date", date: "2023-11-15", relation: "by" }],
    ["ngày 05 tháng đầu quý", { type: "recurring", recurrence: "quarterly" }],
    ["định kỳ 6 tháng", { type: "recurring", recurrence: "semiannual" }],
    ["Thực hiện giai đoạn 2024 - 2026", { type: "range", from: "2024-01-01", date: "2026-12-31" }],
    ["30-6-2016", { type: "date", date: "2016-06-30", relation: "on" }],
    ["31.12.2025", { type: "date", date: "2025-12-31", relation: "on" }],
    ["trước ngày 31 tháng 12 năm 2022", { type: "date", date: "2022-12-31", relation: "before" }],
    ["trước ngày 30/6", { type: "date", date: "2024-06-30", relation: "before" }],
    ["Tháng 8/2016", { type: "month", date: "2016-08-31" }],
    ["trong tháng 02/2023", { type: "month", date: "2023-02-28" }],
    ["Quý II/2024", { type: "quarter", date: "2024-06-30" }],
    ["Quý 3 năm 2016", { type: "quarter", date: "2016-09-30" }],
    ["Q4/2025", { type: "quarter", date: "2025-12-31" }],
    ["trong Quý IV", { type: "quarter", date: "2024-12-31" }],
    [
      "Quý III, IV/2021",
      { type: "multiple", date: "2021-12-31", milestones: ["2021-09-30", "2021-12-31"] },
    ],
    ["6 tháng đầu năm", { type: "halfyear", date: "2024-06-30" }],
    ["cả năm 2023", { type: "year", date: "2023-12-31" }],
    [
      "từ ngày 01/8/2023 đến ngày 30/9/2023",
      { type: "range", from: "2023-08-01", date: "2023-09-30" },
    ],
    ["Tháng 7 - tháng 9/2021", { type: "range", date: "2021-09-30" }],
    ["Từ quý II đến quý IV năm 2024", { type: "range", from: "2024-04-01", date: "2024-12-31" }],
    ["Đợt 1: 30/9/2025; Đợt 2: 15/12/2025", { type: "multiple", date: "2025-12-15" }],
    ["Thường xuyên trong năm 2024", { type: "ongoing", date: null }],
    ["Hằng quý", { type: "recurring", recurrence: "quarterly", date: null }],
    ["trước ngày 25 tháng cuối quý", { type: "recurring", recurrence: "quarterly" }],
    ["trước ngày 15/12 hằng năm", { type: "recurring", recurrence: "annual", monthDay: "12-15" }],
    ["trong vòng 10 ngày kể từ ngày ban hành", { type: "relative", days: 10, date: null }],
    ["trước khai giảng năm học 2022 - 2023", { type: "relative", relation: "before" }],
  ];
  it.each(cases)("%s", (text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });

  it.each(["-", "", "Theo quy chế", "trước ngày 31/02/2024"])("%s is none", (text) => {
    expect(read(text)).toBeNull();
  });
});

describe("a deadline inside running words is found and can be cut out", () => {
  const cases: readonly (readonly [string, string, string | null])[] = [
    ["Đóng cửa 02 bãi rác; hoàn thành trước 30/11/2022.", "Đóng cửa 02 bãi rác", "2022-11-30"],
    ["Bàn giao mặt bằng chậm nhất ngày 15/11/2023", "Bàn giao mặt bằng", "2023-11-15"],
    ["Xây dựng Đề án; trình UBND tỉnh trong tháng 6 năm 2022", "Xây dựng Đề án", "2022-06-30"],
  ];
  it.each(cases)("%s", (text, title, date) => {
    const found = findDeadline(sourced(0, text), 2022);
    expect(found?.deadline.date).toBe(date);
    expect(text.slice(0, found?.start)).toBe(title);
  });

  it("the days counted from an event belong to it", () => {
    const text =
      "Theo dõi việc thực hiện; tổng hợp, báo cáo trong vòng 10 ngày kể từ ngày ban hành";
    const deadline = findDeadline(sourced(0, text), 2023)?.deadline;
    expect(deadline).toMatchObject({
      raw: "trong vòng 10 ngày kể từ ngày ban hành",
      type: "relative",
      days: 10,
    });
  });

  it("takes no year of a target for a deadline", () => {
    expect(findDeadline(sourced(0, "Đến năm 2025 có 33% trường đạt chuẩn"), 2024)).toBeNull();
  });
});

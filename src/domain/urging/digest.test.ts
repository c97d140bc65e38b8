import { describe, expect, test } from "vitest";
import { type OwedTask, digestLines, digestOf, occasionOf, workingDaysLeft } from "./digest.ts";
import { isSendingTime } from "./sending-hours.ts";

const task = (facts: Partial<OwedTask> = {}): OwedTask => ({
  round: "Đánh giá nhiệm kỳ 2020–2025",
  unit: "Phòng Y tế",
  itemNumber: "4.1",
  itemTitle: "Tỷ lệ bao phủ bảo hiểm y tế",
  dueOn: "2024-09-10",
  isReturned: false,
  isBlocked: false,
  ...facts,
});

describe("messages leave only on working days and within the hours", () => {
  test.each([
    ["a Monday at eight", "2024-09-09", "08:00", true],
    ["before the office opens", "2024-09-09", "06:59", false],
    ["when the office closes", "2024-09-09", "17:30", false],
    ["a Sunday", "2024-09-08", "09:00", false],
    ["the national day", "2024-09-02", "09:00", false],
    ["the first day of Tết 2025", "2025-01-29", "09:00", false],
  ])("%s", (_name, date, time, isOpen) => {
    expect(isSendingTime({ date, time })).toBe(isOpen);
  });

  test("a weekend day that is worked by decision is a working day", () => {
    const decision = { off: [], worked: ["2024-05-04"] };
    expect(isSendingTime({ date: "2024-05-04", time: "09:00" }, undefined, decision)).toBe(true);
  });
});

describe("a task speaks", () => {
  test.each([
    ["three working days before, over a weekend", "2024-09-05", "2024-09-10", "before"],
    ["not on the days between", "2024-09-06", "2024-09-10", undefined],
    ["on the working day before", "2024-09-09", "2024-09-10", "before"],
    ["on the last day", "2024-09-10", "2024-09-10", "due"],
    ["on the Friday, where the last day is a Sunday", "2024-09-06", "2024-09-08", "before"],
    ["every day after", "2024-09-12", "2024-09-10", "late"],
    ["not months before", "2024-01-10", "2024-09-10", undefined],
  ])("%s", (_name, today, dueOn, occasion) => {
    expect(occasionOf(task({ dueOn }), today)).toBe(occasion);
  });

  test("never while it waits for an answer to an obstacle", () => {
    expect(occasionOf(task({ isBlocked: true }), "2024-09-20")).toBeUndefined();
  });

  test("working days are counted over Tết", () => {
    expect(workingDaysLeft("2025-01-24", "2025-02-04")).toBe(2);
  });
});

describe("a digest", () => {
  const at = (today: string, hoursSinceLast: number | null = null) => ({ today, hoursSinceLast });

  test("is not written where nothing is owed", () => {
    expect(digestOf([], at("2024-09-10"))).toBeUndefined();
  });

  test("is not written within a day of the last one", () => {
    expect(digestOf([task()], at("2024-09-10", 23.9))).toBeUndefined();
    expect(digestOf([task()], at("2024-09-10", 24))?.occasion).toBe("due");
  });

  test("tells all that is owed, the most pressing first, else in the order of the plan", () => {
    const digest = digestOf(
      [
        task({ itemNumber: "4.2" }),
        task({ itemNumber: "4.10" }),
        task({ itemNumber: "1.1", isBlocked: true, dueOn: "2024-09-01" }),
        task({ itemNumber: "3.1", dueOn: "2024-09-30" }),
        task({ itemNumber: "2.1", dueOn: "2024-09-08", isReturned: true }),
      ],
      at("2024-09-10"),
    );
    expect(digest?.occasion).toBe("late");
    expect(digest?.daysLeft).toBe(-2);
    expect(digest?.tasks.map(({ itemNumber }) => itemNumber)).toEqual([
      "2.1",
      "4.2",
      "4.10",
      "3.1",
      "1.1",
    ]);
  });

  test("is silent where only blocked work is owed", () => {
    expect(digestOf([task({ isBlocked: true })], at("2024-09-20"))).toBeUndefined();
  });

  test("says each task in a line, and no title of a confidential one", () => {
    const today = "2024-09-10";
    const digest = digestOf(
      [
        task(),
        task({ itemNumber: "5.1", itemTitle: null, dueOn: "2024-09-08", isReturned: true }),
        task({ itemNumber: "6.1", round: "Quý III", unit: "Phường 1", isBlocked: true }),
      ],
      at(today),
    );
    expect(digest && digestLines(digest, today)).toEqual([
      "Đánh giá nhiệm kỳ 2020–2025:",
      "- 5.1, Phòng Y tế (được trả lại để sửa, quá hạn 2 ngày) nội dung mật, xem trong phần mềm",
      "- 4.1, Phòng Y tế (hạn hôm nay) Tỷ lệ bao phủ bảo hiểm y tế",
      "Quý III:",
      "- 6.1, Phường 1 (đang chờ trả lời vướng mắc) Tỷ lệ bao phủ bảo hiểm y tế",
    ]);
  });
});

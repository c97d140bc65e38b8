import { describe, expect, test } from "vitest";
import {
  type DeadlineCase,
  deadlineFact,
  deadlineInWords,
  extensionInWords,
  isLate,
} from "./deadline.ts";

const aCase = (changes: Partial<DeadlineCase> = {}): DeadlineCase => ({
  dueOn: "2024-09-08",
  originalDueOn: "2024-09-08",
  today: "2024-09-05",
  answeredOn: null,
  waitsFor: null,
  ...changes,
});

describe("deadlineFact(case)", () => {
  test.each<readonly [string, Partial<DeadlineCase>, string, boolean]>([
    ["days are counted down", {}, "còn 3 ngày", false],
    ["the last day is in time", { today: "2024-09-08" }, "hạn hết hôm nay", false],
    ["the day after is late", { today: "2024-09-09" }, "quá hạn 1 ngày", true],
    ["months are crossed", { today: "2024-10-01" }, "quá hạn 23 ngày", true],
    [
      "an answer on the last day is in time",
      { answeredOn: "2024-09-08", today: "2024-12-01" },
      "nộp đúng hạn",
      false,
    ],
    [
      "a late answer stays as late as it was",
      { answeredOn: "2024-09-10", today: "2024-12-01" },
      "nộp muộn 2 ngày",
      true,
    ],
    [
      "who waits for another is not late",
      { today: "2024-09-20", waitsFor: "Chi cục Thống kê" },
      "đang chờ số liệu của Chi cục Thống kê",
      false,
    ],
    [
      "before the deadline waiting says nothing yet",
      { waitsFor: "Chi cục Thống kê" },
      "còn 3 ngày",
      false,
    ],
    [
      "an extension moves the day",
      { dueOn: "2024-09-12", today: "2024-09-10" },
      "còn 2 ngày",
      false,
    ],
  ])("%s", (_rule, changes, words, late) => {
    const fact = deadlineFact(aCase(changes));
    expect([deadlineInWords(fact), isLate(fact)]).toEqual([words, late]);
  });

  test("an extension keeps both dates", () => {
    expect(extensionInWords(aCase({ dueOn: "2024-09-12" }))).toBe(
      "được gia hạn từ 08/9/2024 đến 12/9/2024",
    );
    expect(extensionInWords(aCase())).toBe("");
  });
});

import { expect, it } from "vitest";
import { describeDay, describeDueDay, interpretDeadline } from "./deadline-policy.ts";

const before = { date: "2024-09-09", relation: "before" } as const;

it("“trước ngày” ends with the day before, or with that day, as the plan's rule says", () => {
  expect(interpretDeadline(before, "before-means-end-of-previous-day")).toEqual({
    dueOn: "2024-09-08",
    rule: "before-means-end-of-previous-day",
  });
  expect(interpretDeadline(before, "before-means-end-of-that-day")).toEqual({
    dueOn: "2024-09-09",
    rule: "before-means-end-of-that-day",
  });
});

it("no other wording needs a rule", () => {
  const by = { date: "2024-12-31", relation: "by" } as const;
  expect(interpretDeadline(by, "before-means-end-of-previous-day")).toEqual({
    dueOn: "2024-12-31",
    rule: null,
  });
  const ongoing = { date: null, relation: null };
  expect(interpretDeadline(ongoing, "before-means-end-of-that-day").dueOn).toBeNull();
});

it("the first of a month goes back into the month before", () => {
  const first = { date: "2024-03-01", relation: "before" } as const;
  expect(interpretDeadline(first, "before-means-end-of-previous-day").dueOn).toBe("2024-02-29");
});

it("a day is said with its weekday", () => {
  expect(describeDay("2024-09-08")).toBe("hết ngày 08/9/2024 (Chủ nhật)");
});

it("says of a day off which working day comes before it", () => {
  expect(describeDueDay("2024-09-08")).toBe(
    "hết ngày 08/9/2024 (Chủ nhật; ngày làm việc trước đó là 06/9/2024)",
  );
  expect(describeDueDay("2026-02-18")).toBe(
    "hết ngày 18/02/2026 (thứ Tư; ngày làm việc trước đó là 13/02/2026)",
  );
  expect(describeDueDay("2024-09-09")).toBe("hết ngày 09/9/2024 (thứ Hai)");
});

import { describe, expect, test } from "vitest";
import type { DirectiveView } from "../../contract/directive.ts";
import {
  byUrgency,
  countPlace,
  deadlineChoices,
  nextWorkingDay,
  placeOf,
  standingInWords,
  subjectInWords,
} from "./directive-model.ts";

const directive = (facts: Partial<DirectiveView>): DirectiveView => ({
  id: "d",
  itemNumber: null,
  targetCode: null,
  unitId: "u",
  unit: "Phòng Kinh tế",
  body: "Báo cáo",
  dueOn: "2024-09-25",
  state: "open",
  isOverdue: false,
  daysLate: -15,
  issuedBy: "Chủ tịch",
  issuedAt: "2024-09-10T01:15:00.000Z",
  history: [],
  ...facts,
});

const late = directive({ isOverdue: true, daysLate: 2 });
const answered = directive({ state: "answered", daysLate: 2 });

describe("a directive stands in one place", () => {
  test.each([
    ["open before its day", directive({}), "dang-lam", "còn 15 ngày"],
    ["open on its day", directive({ daysLate: 0 }), "dang-lam", "hôm nay là hạn"],
    ["open after its day", late, "qua-han", "quá hạn 2 ngày"],
    ["answered after its day is not late", answered, "da-bao-cao", "đã báo cáo"],
    ["closed", directive({ state: "closed", daysLate: 2 }), "da-dong", "đã đóng"],
  ] as const)("%s", (_name, one, place, words) => {
    expect(placeOf(one)).toBe(place);
    expect(standingInWords(one)).toBe(words);
  });

  test("counts of the places add up to all", () => {
    const list = [late, answered, directive({}), directive({ state: "closed" })];
    const places = ["qua-han", "dang-lam", "da-bao-cao", "da-dong"] as const;
    const sum = places.reduce((total, place) => total + countPlace(list, place), 0);
    expect(sum).toBe(countPlace(list, "tat-ca"));
  });
});

test.each([
  [
    "a target is named before its item",
    { targetCode: "4.11a", itemNumber: "4.11" },
    "chỉ tiêu 4.11a",
  ],
  ["an item", { itemNumber: "3.5" }, "nội dung 3.5"],
  ["nothing of the plan", {}, ""],
])("%s", (_name, facts, words) => {
  expect(subjectInWords(directive(facts))).toBe(words);
});

test("the most urgent stand first, closed ones last", () => {
  const [soon, later] = [
    directive({ id: "soon", dueOn: "2024-09-12" }),
    directive({ id: "later" }),
  ];
  const closed = directive({ id: "closed", state: "closed", dueOn: "2024-09-01" });
  const order = byUrgency([closed, later, { ...answered, id: "answered" }, soon, late]);
  expect(order.map(({ id }) => id)).toEqual(["d", "answered", "soon", "later", "closed"]);
});

describe("deadlines to choose", () => {
  test.each([
    ["a Saturday moves to Monday", "2024-09-14", "2024-09-16"],
    ["a Sunday moves to Monday", "2024-09-08", "2024-09-09"],
    ["a Friday stays", "2024-09-13", "2024-09-13"],
  ])("%s", (_name, day, working) => expect(nextWorkingDay(day)).toBe(working));

  test("carry their weekday and never fall on a weekend", () => {
    expect(deadlineChoices("2024-09-10").map(({ date, day }) => [date, day])).toEqual([
      ["2024-09-13", "Thứ Sáu 13/9"],
      ["2024-09-17", "Thứ Ba 17/9"],
      ["2024-09-24", "Thứ Ba 24/9"],
      ["2024-10-10", "Thứ Năm 10/10"],
    ]);
  });

  test("a month after 31/01 is the last day of February", () => {
    expect(deadlineChoices("2024-01-31").at(-1)?.date).toBe("2024-02-29");
  });
});

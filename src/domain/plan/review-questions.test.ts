import { describe, expect, it } from "vitest";
import { type RegisterEntry, matchUnits } from "./match-units.ts";
import type { DocumentBlock } from "./plan-document.ts";
import { readPlan } from "./read-plan.ts";
import { type ReviewQuestion, listQuestions } from "./review-questions.ts";

const item = (number: string, title: string, units: string): string =>
  `${number}. ${title}\n* Đơn vị thực hiện: ${units}\n* Thời gian thực hiện: Trước ngày 09/9/2024`;

const PLAN = [
  "KẾ HOẠCH",
  "Đánh giá nhiệm kỳ 2020-2025",
  "I. NỘI DUNG",
  "1. Kinh tế",
  item("1.1", "Tỷ lệ lấp đầy đạt 40%", "Phòng Kinh tế"),
  item("1.2", "Tạo việc làm cho khoảng 14.000 lao động", "Phòng Kinh tế, Phòng Y tê thị xã"),
  item("1.3", "Giảm 5-10% số vụ tai nạn", "Phòng Kinh tế"),
  "2. Xã hội",
  item("2.1", "Không còn hộ nghèo (trừ đối tượng bảo trợ xã hội)", "Các phòng, ban"),
  item("2.2", "Tỷ lệ đạt chuẩn đạt 52%", "Phòng Kinh tế"),
].join("\n");

const blocks: readonly DocumentBlock[] = PLAN.split("\n").map((text) => ({
  kind: "paragraph",
  text,
}));
const REGISTER: readonly RegisterEntry[] = [
  { id: "kt", name: "Phòng Kinh tế", aliases: [], kind: "office" },
  { id: "yt", name: "Phòng Y tế thị xã", aliases: [], kind: "office" },
  { id: "pb", name: "Các phòng, ban", aliases: [], kind: "group" },
];
const reading = readPlan(blocks);
const questions = listQuestions(reading, matchUnits(reading, REGISTER));
const question = (id: string): ReviewQuestion | undefined => questions.find((q) => q.id === id);

describe("what a person has to confirm", () => {
  it("each question has its own id", () => {
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
  });

  it("the meaning of “trước ngày”, once for all items", () => {
    expect(question("deadline-policy")).toMatchObject({
      items: [1, 2, 3, 4, 5],
      options: [
        {
          value: "before-means-end-of-previous-day",
          label: "Hết ngày 08/9/2024 (Chủ nhật; ngày làm việc trước đó là 06/9/2024)",
        },
        { value: "before-means-end-of-that-day", label: "Hết ngày 09/9/2024 (thứ Hai)" },
      ],
    });
  });

  it("the lead: the only unit is proposed, and answers for all items alike", () => {
    expect(question("lead:1.1")).toMatchObject({
      proposed: "kt",
      similar: ["lead:1.3", "lead:2.2"],
    });
  });

  it("the lead among several units, and of a class, is for a person to choose", () => {
    expect(question("lead:1.2")).toMatchObject({ proposed: null, similar: [] });
    expect(question("lead:2.1")).toMatchObject({ proposed: null, options: [] });
  });

  it("a level that may be a floor or an exact value, with all like it", () => {
    expect(question("target:1.1:0:level")).toMatchObject({
      proposed: "at-least",
      similar: ["target:2.2:0:level"],
    });
  });

  it("over the term or every year, the base of a change, what is left out", () => {
    expect(question("target:1.2:0:frequency")).toMatchObject({ proposed: "cumulative" });
    expect(question("target:1.3:0:baseline")).toMatchObject({ proposed: null });
    expect(question("target:2.1:0:exclusion")).toMatchObject({ proposed: "exclude" });
  });
});

describe("names of units", () => {
  it("no question where the register knows the name", () => {
    expect(questions.filter(({ kind }) => kind === "unit")).toEqual([]);
  });

  it("a question with proposals where it knows a similar one", () => {
    const other = REGISTER.map((unit) =>
      unit.id === "yt" ? { ...unit, name: "Phòng Y tế thị xã Bình Lộc" } : unit,
    );
    const asked = listQuestions(reading, matchUnits(reading, other)).filter(
      ({ kind }) => kind === "unit",
    );
    expect(asked).toMatchObject([{ items: [2], proposed: "yt" }]);
  });
});

it("numbers that repeat are told apart by their place", () => {
  const twice = readPlan(
    [
      "KẾ HOẠCH",
      "Năm 2024",
      "I. A",
      "1. Nhóm một",
      "a) Thu",
      "b) Chi",
      "2. Nhóm hai",
      "a) Học",
    ].map((text): DocumentBlock => ({ kind: "paragraph", text })),
  );
  const ids = listQuestions(twice, []).map(({ id }) => id);
  expect(ids).toEqual(["lead:a#1", "lead:b", "lead:a#3"]);
});

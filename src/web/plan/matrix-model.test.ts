import { describe, expect, test } from "vitest";
import type { PlanView } from "../../contract/plan.ts";
import { leadsInWords, matrixOf, matrixSentence, unitSentence } from "./matrix-model.ts";

type Assignment = PlanView["items"][number]["assignments"][number];

const part = (unit: string, role: Assignment["role"]): Assignment => ({
  unitId: unit,
  unit,
  unitName: unit,
  role,
  asWritten: "",
});

/** Only what the matrix reads. */
const planOf = (items: readonly { number: string; assignments: Assignment[] }[]) =>
  ({
    items: items.map((item) => ({ ...item, id: item.number })),
  }) as unknown as PlanView; // the matrix reads nothing else

const unit = (id: string) => ({ id, shortName: id, name: id });

describe("the assignment matrix", () => {
  test("counts every part and names idle units and items without a lead", () => {
    const plan = planOf([
      { number: "1.1", assignments: [part("A", "lead"), part("B", "coordinate")] },
      { number: "1.2", assignments: [part("B", "coordinate")] },
    ]);
    const facts = matrixOf(plan, [unit("A"), unit("B"), unit("C")]);
    expect(matrixSentence(plan, facts)).toBe(
      "3 phần việc của 2 đơn vị: 1 nội dung chưa có đơn vị chủ trì (1.2), 1 đơn vị chưa có việc",
    );
    expect(facts.units.map(unitSentence)).toEqual([
      "A: 1 nội dung, chủ trì 1",
      "B: 2 nội dung, chủ trì 0",
      "C: chưa có nội dung nào",
    ]);
    expect(facts.units.map(({ id, roles }) => [id, roles.size])).toEqual([
      ["A", 1],
      ["B", 2],
      ["C", 0],
    ]);
  });

  test("a unit that the register no longer has keeps its row", () => {
    const plan = planOf([{ number: "1.1", assignments: [part("Cũ", "lead")] }]);
    const facts = matrixOf(plan, [unit("A")]);
    expect(facts.units.map(({ id }) => id)).toEqual(["A", "Cũ"]);
  });

  test("where all is assigned the sentence says so", () => {
    const plan = planOf([{ number: "1.1", assignments: [part("A", "lead")] }]);
    expect(matrixSentence(plan, matrixOf(plan, [unit("A")]))).toBe(
      "1 phần việc của 1 đơn vị: cả 1 nội dung đã có đơn vị chủ trì, cả 1 đơn vị có việc",
    );
  });

  test("more than six numbers are counted, not listed", () => {
    const numbers = ["1", "2", "3", "4", "5", "6", "7", "8"];
    expect(leadsInWords(8, numbers)).toBe(
      "8 nội dung chưa có đơn vị chủ trì (1, 2, 3, 4, 5, 6 và 2 nội dung khác)",
    );
  });
});

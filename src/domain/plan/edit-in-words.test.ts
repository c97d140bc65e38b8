import { describe, expect, test } from "vitest";
import { type EditedParts, editInWords } from "./edit-in-words.ts";
import type { OutlineItem } from "./outline.ts";

const NAMES = { unit: (id: string) => `Phòng ${id}`, group: (id: string) => `Nhóm ${id}` };
const ITEM: OutlineItem = {
  id: "i",
  groupId: "1",
  number: "1.1",
  wording: "Lời cũ",
  secrecy: "open",
  deadlineAsWritten: null,
  deadlineOn: null,
  criteria: null,
  assignments: [{ unitId: "A", role: "lead" }],
  targets: [],
};
const NONE: EditedParts = { groups: [], items: [] };
const of = (item: Partial<OutlineItem>): EditedParts => ({
  groups: [],
  items: [{ ...ITEM, ...item }],
});

describe("editInWords(before, after)", () => {
  test("what an edit leaves as it was is not told", () => {
    expect(editInWords(of({}), of({ wording: "Lời mới" }), NAMES)).toEqual([
      { label: "Lời văn", before: "Lời cũ", after: "Lời mới" },
    ]);
  });

  test("units are named, with the part they had and have", () => {
    const after = of({
      assignments: [
        { unitId: "A", role: "coordinate" },
        { unitId: "B", role: "lead" },
      ],
    });
    expect(editInWords(of({}), after, NAMES)).toEqual([
      { label: "Đơn vị", before: "Chủ trì: Phòng A", after: "Phối hợp: Phòng A" },
      { label: "Đơn vị", before: null, after: "Chủ trì: Phòng B" },
    ]);
  });

  test("an item taken away shows what it said", () => {
    expect(editInWords(of({}), NONE, NAMES)).toEqual([
      { label: "Lời văn", before: "Lời cũ", after: null },
      { label: "Đơn vị", before: "Chủ trì: Phòng A", after: null },
    ]);
  });

  test("another group and its number are told", () => {
    expect(editInWords(of({}), of({ groupId: "2", number: "2.3" }), NAMES)).toEqual([
      { label: "Số", before: "1.1", after: "2.3" },
      { label: "Nhóm", before: "Nhóm 1", after: "Nhóm 2" },
    ]);
  });

  test("parts of the document stand line by line", () => {
    const before = { ...NONE, document: { recipients: ["Như trên"] } };
    const after = { ...NONE, document: { recipients: ["Như trên", "Lưu: VT"] } };
    expect(editInWords(before, after, NAMES)).toEqual([
      { label: "Nơi nhận", before: "Như trên", after: "Như trên\nLưu: VT" },
    ]);
  });

  test("a change of order alone has no line", () => {
    expect(editInWords(of({}), of({}), NAMES)).toEqual([]);
  });
});

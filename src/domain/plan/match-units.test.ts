import { describe, expect, it } from "vitest";
import { type RegisterEntry, matchUnit } from "./match-units.ts";

const REGISTER: readonly RegisterEntry[] = [
  { id: "tckh", name: "Phòng Tài chính - Kế hoạch", aliases: ["Phòng TC-KH"], kind: "office" },
  { id: "kt", name: "Phòng Kinh tế", aliases: [], kind: "office" },
  { id: "yt", name: "Phòng Y tế", aliases: [], kind: "office" },
  { id: "ttyt", name: "Trung tâm Y tế thành phố", aliases: [], kind: "agency" },
  { id: "ca", name: "Công an thành phố Vũng Tàu", aliases: [], kind: "agency" },
  { id: "nhat", name: "Ủy ban nhân dân phường Thắng Nhất", aliases: [], kind: "ward" },
  { id: "nhi", name: "Ủy ban nhân dân phường Thắng Nhì", aliases: [], kind: "ward" },
  {
    id: "px",
    name: "Ủy ban nhân dân các phường, xã",
    aliases: ["Các UBND phường, xã"],
    kind: "group",
  },
];

describe("a written name is found in the register", () => {
  const cases: readonly (readonly [string, string, string | null, string | null])[] = [
    ["Phòng Tài chính - Kế hoạch", "exact", "tckh", null],
    ["Phòng Tài chính – kế hoạch", "exact", "tckh", null],
    ["Trung tâm y tế thành phố", "exact", "ttyt", null],
    ["UBND phường Thắng Nhất", "exact", "nhat", null],
    ["Phòng TC-KH", "alias", "tckh", null],
    ["UBND các phường, xã", "group", "px", null],
    ["Công an thành phố", "similar", null, "ca"],
    ["Phòng Tài chính – hoạch", "similar", null, "tckh"],
    ["UBND phường Thắng Nhật", "similar", null, "nhat"],
    ["Liên đoàn Lao động thành phố", "none", null, null],
    ["Các phòng, ban", "none", null, null],
  ];
  it.each(cases)("%s: %s", (written, outcome, id, proposed) => {
    const match = matchUnit(written, REGISTER);
    expect([match.outcome, match.id, match.proposals[0]?.id ?? null]).toEqual([
      outcome,
      id,
      proposed,
    ]);
  });

  it("a name the document itself explains leads to the unit meant", () => {
    const match = matchUnit("Phòng TC hoạch", REGISTER, "Phòng Tài chính - Kế hoạch");
    expect(match).toMatchObject({ outcome: "similar", proposals: [{ id: "tckh", score: 1 }] });
  });
});

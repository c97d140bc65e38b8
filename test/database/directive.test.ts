import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../src/application/actor.ts";
import { giveDirective } from "../../src/application/directive/give-directive.ts";
import { listDirectives } from "../../src/application/directive/list-directives.ts";
import { moveDirective } from "../../src/application/directive/move-directive.ts";
import type { Dependencies } from "../../src/application/ports.ts";
import { dependenciesOn } from "../../src/main/dependencies.ts";
import { anActor, anOrganization, fixedClock } from "../support/actors.ts";
import { databaseOfThisFile } from "../support/database.ts";
import { type PlantedIds, plantRound } from "../support/planted-round.ts";
import { aUnit } from "../support/units.ts";

const { db } = await databaseOfThisFile();
const deps = dependenciesOn(db, fixedClock());
const ABSENT = "01920000-0000-7000-8000-000000000000";

let round: PlantedIds;
let leader: Actor;
let clearedLeader: Actor;
let office: Actor;
let education: Actor;
let culture: Actor;
let educationUnit: string;
let cultureUnit: string;

beforeAll(async () => {
  const admin = await anOrganization(deps);
  educationUnit = await aUnit(deps, admin, "Phòng Giáo dục và Đào tạo");
  cultureUnit = await aUnit(deps, admin, "Phòng Văn hóa và Thông tin");
  leader = await anActor(deps, admin, { username: "chutich", role: "leader" });
  clearedLeader = await anActor(deps, admin, {
    username: "bithu",
    role: "leader",
    hasClearance: true,
  });
  office = await anActor(deps, admin, { username: "vanphong", role: "office" });
  education = await anActor(deps, admin, {
    username: "gddt",
    role: "unit_officer",
    unitId: educationUnit,
  });
  culture = await anActor(deps, admin, {
    username: "vhtt",
    role: "unit_officer",
    unitId: cultureUnit,
  });
  round = await plantRound(db, leader, {
    deadlineAt: "2024-09-08T16:59:59.999Z",
    groups: [
      {
        number: "4",
        title: "Văn hóa, giáo dục",
        items: [
          {
            number: "4.11",
            title: "Trường đạt chuẩn",
            tasks: [{ unitId: educationUnit }],
            targets: [
              {
                code: "4.11a",
                measure: "Trường đạt chuẩn",
                unitOfMeasure: "trường",
                decimals: 0,
                value: "33",
              },
            ],
          },
          {
            number: "5.8",
            title: "Nội dung hạn chế",
            secrecy: "confidential",
            tasks: [{ unitId: cultureUnit }],
          },
        ],
      },
    ],
  });
});

const order = (changes: Partial<Parameters<typeof giveDirective>[2]> = {}) => ({
  roundId: round.roundId,
  unitIds: [educationUnit],
  targetId: null,
  itemId: null,
  body: "Lập danh sách trường có thể đạt chuẩn.",
  dueOn: "2024-09-25",
  ...changes,
});

async function given(
  changes: Partial<Parameters<typeof giveDirective>[2]> = {},
  by: Actor = leader,
): Promise<string> {
  const answer = await giveDirective(deps, by, order(changes));
  const id = answer.ok ? answer.value.ids[0] : undefined;
  if (id === undefined) throw new Error(`not given: ${JSON.stringify(answer)}`);
  return id;
}

async function seenBy(actor: Actor, at: Dependencies = deps) {
  const listed = await listDirectives(at, actor);
  if (!listed.ok) throw new Error(listed.error.code);
  return listed.value;
}

const find = async (actor: Actor, id: string, at: Dependencies = deps) =>
  (await seenBy(actor, at)).find((directive) => directive.id === id);

const codeOf = (answer: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
  answer.ok ? "ok" : answer.error?.code;

describe("giving a directive", () => {
  test.each([
    ["the day before today is refused", "2024-09-09", "directive.deadline.past"],
    ["today is still possible", "2024-09-10", "ok"],
  ])("%s", async (_name, dueOn, code) => {
    expect(codeOf(await giveDirective(deps, leader, order({ dueOn })))).toBe(code);
  });

  test("each unit gets its own, and a unit named twice gets one", async () => {
    const answer = await giveDirective(
      deps,
      leader,
      order({ unitIds: [educationUnit, cultureUnit, educationUnit] }),
    );
    expect(answer.ok && answer.value.ids.length).toBe(2);
  });

  test("only a leader gives them", async () => {
    expect(codeOf(await giveDirective(deps, office, order()))).toBe("access.action.forbidden");
  });

  test.each([
    ["a round", () => ({ roundId: ABSENT })],
    ["a unit", () => ({ unitIds: [educationUnit, ABSENT] })],
    ["a target", () => ({ targetId: ABSENT })],
    ["an item", () => ({ itemId: ABSENT })],
  ])("%s that does not exist is refused, and nothing is given", async (_name, wrong) => {
    const before = (await seenBy(leader)).length;
    const answer = await giveDirective(deps, leader, order(wrong()));
    expect(codeOf(answer)).toBe("access.thing.not-found");
    expect((await seenBy(leader)).length).toBe(before);
  });

  test("it carries the code of its target and the number of its item", async () => {
    const id = await given({ targetId: round.target("4.11a") });
    expect(await find(leader, id)).toMatchObject({ targetCode: "4.11a", itemNumber: "4.11" });
  });
});

describe("who knows of a directive", () => {
  test("a unit's people see only those to their unit", async () => {
    await given({ unitIds: [cultureUnit] });
    const [own, others] = [await seenBy(culture), await seenBy(education)];
    expect(own.length).toBeGreaterThan(0);
    expect(own.every(({ unitId }) => unitId === cultureUnit)).toBe(true);
    expect(others.every(({ unitId }) => unitId === educationUnit)).toBe(true);
  });

  test("one about a confidential item stays with those named for it", async () => {
    const about = { itemId: round.item("5.8"), unitIds: [cultureUnit] };
    expect(codeOf(await giveDirective(deps, leader, order(about)))).toBe("access.thing.not-found");
    const id = await given(about, clearedLeader);
    expect(await find(clearedLeader, id)).toBeDefined();
    expect(await find(culture, id)).toBeDefined();
    expect(await find(leader, id)).toBeUndefined();
    expect(await find(office, id)).toBeUndefined();
    const closed = await moveDirective(deps, office, { id, move: "close", body: "" });
    expect(codeOf(closed)).toBe("access.thing.not-found");
  });
});

describe("the life of a directive", () => {
  test("answered, closed and reopened, each with its words and its person", async () => {
    const id = await given();
    for (const [actor, move, body] of [
      [education, "answer", "Đã lập danh sách."],
      [office, "close", "Đã đủ."],
      [leader, "reopen", "Thiếu trường mầm non."],
    ] as const) {
      expect(codeOf(await moveDirective(deps, actor, { id, move, body }))).toBe("ok");
    }
    const directive = await find(leader, id);
    expect(directive?.state).toBe("open");
    expect(directive?.history.map(({ kind, by, body }) => [kind, by, body])).toEqual([
      ["directive.given", leader.fullName, "Lập danh sách trường có thể đạt chuẩn."],
      ["directive.answered", education.fullName, "Đã lập danh sách."],
      ["directive.closed", office.fullName, "Đã đủ."],
      ["directive.reopened", leader.fullName, "Thiếu trường mầm non."],
    ]);
  });

  test("an answer comes only from the unit that was asked", async () => {
    const id = await given();
    const answer = await moveDirective(deps, culture, { id, move: "answer", body: "Đã làm." });
    expect(codeOf(answer)).toBe("access.thing.not-found");
    expect((await find(leader, id))?.state).toBe("open");
  });

  test.each([
    ["answered twice", ["answer", "answer"]],
    ["reopened while open", ["reopen"]],
    ["closed twice", ["close", "close"]],
    ["answered once closed", ["close", "answer"]],
  ] as const)("%s is refused and leaves no event", async (_name, moves) => {
    const id = await given();
    const by = { answer: education, close: office, reopen: leader };
    const codes: (string | undefined)[] = [];
    for (const move of moves) {
      codes.push(codeOf(await moveDirective(deps, by[move], { id, move, body: "Ghi chú." })));
    }
    expect(codes.at(-1)).toBe("directive.state.wrong");
    expect((await find(leader, id))?.history.length).toBe(moves.length);
  });
});

describe("lateness of a directive", () => {
  const on = (day: string) => dependenciesOn(db, fixedClock(`${day}T01:15:00.000Z`));

  test.each([
    ["before its day", "2024-09-24", false, -1],
    ["on its day", "2024-09-25", false, 0],
    ["the day after", "2024-09-26", true, 1],
  ])("%s", async (_name, day, isOverdue, daysLate) => {
    const id = await given();
    expect(await find(leader, id, on(day))).toMatchObject({ isOverdue, daysLate });
  });

  test("what is answered is not overdue, and overdue ones stand first", async () => {
    const [late, answered] = [await given(), await given()];
    await moveDirective(deps, education, { id: answered, move: "answer", body: "Đã làm xong." });
    const listed = await seenBy(leader, on("2024-10-30"));
    expect(listed.find(({ id }) => id === answered)?.isOverdue).toBe(false);
    expect(listed.find(({ id }) => id === late)?.isOverdue).toBe(true);
    const firstOnTime = listed.findIndex(({ isOverdue }) => !isOverdue);
    expect(listed.slice(firstOnTime).every(({ isOverdue }) => !isOverdue)).toBe(true);
  });
});

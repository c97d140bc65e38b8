import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../src/application/actor.ts";
import { sendReminders } from "../../src/application/tracking/send-reminders.ts";
import { readDocument } from "../../src/adapters/documents/read-document.ts";
import {
  listLetters,
  readLetters,
  writeLetters,
} from "../../src/application/tracking/write-letters.ts";
import { viewTracking } from "../../src/application/tracking/view-tracking.ts";
import { dependenciesOn } from "../../src/main/dependencies.ts";
import { anActor, anOrganization, fixedClock } from "../support/actors.ts";
import { databaseOfThisFile } from "../support/database.ts";
import { type PlantedIds, plantRound } from "../support/planted-round.ts";
import { aUnit } from "../support/units.ts";

const { db } = await databaseOfThisFile();
const DEADLINE = "2024-09-08T16:59:59.999Z";
const at = (moment: string) => dependenciesOn(db, fixedClock(moment));
const now = at("2024-09-10T01:15:00.000Z");

let round: PlantedIds;
let office: Actor;
let leader: Actor;
let cleared: Actor;
let city: string;
let police: string;
let ward: string;
let health: string;

beforeAll(async () => {
  const admin = await anOrganization(now);
  city = await aUnit(now, admin, "Phòng Quản lý đô thị");
  police = await aUnit(now, admin, "Công an thành phố", "agency");
  ward = await aUnit(now, admin, "Phường 12", "ward");
  health = await aUnit(now, admin, "Phòng Y tế");
  office = await anActor(now, admin, { username: "vanphong", role: "office" });
  leader = await anActor(now, admin, { username: "chutich", role: "leader" });
  cleared = await anActor(now, admin, {
    username: "bithu",
    role: "leader",
    hasClearance: true,
  });
  round = await plantRound(db, office, {
    deadlineAt: DEADLINE,
    groups: [
      {
        number: "3",
        title: "Đô thị",
        items: [
          {
            number: "3.1",
            title: "Trật tự đô thị",
            tasks: [
              { unitId: city, state: "submitted", firstSubmittedAt: "2024-09-07T20:00:00.000Z" },
              { unitId: ward, state: "not_started" },
              { unitId: health, state: "returned", returnDueAt: "2024-09-12T09:30:00.000Z" },
            ],
          },
          {
            number: "3.2",
            title: "Cấp nước",
            tasks: [
              {
                unitId: city,
                state: "returned",
                returnDueAt: "2024-09-12T09:30:00.000Z",
                firstSubmittedAt: "2024-09-06T03:00:00.000Z",
              },
            ],
          },
          {
            number: "3.5",
            title: "Camera",
            tasks: [
              { unitId: city, state: "in_progress" },
              { unitId: police, state: "frozen", firstSubmittedAt: "2024-09-06T04:00:00.000Z" },
            ],
          },
        ],
      },
      {
        number: "5",
        title: "Quốc phòng – an ninh",
        items: [
          {
            number: "5.8",
            title: "Điểm nóng về an ninh",
            secrecy: "confidential",
            tasks: [
              { unitId: police, state: "accepted", firstSubmittedAt: "2024-09-05T04:00:00.000Z" },
            ],
          },
        ],
      },
    ],
  });
  const issue = {
    organization_id: office.organizationId,
    obligation_id: round.obligation(police),
    raised_by: office.accountId,
  };
  await db
    .insertInto("issue")
    .values([
      {
        ...issue,
        id: uuidv7(),
        plan_item_id: round.item("5.8"),
        body: "Chưa thống kê xong điểm nóng.",
      },
      { ...issue, id: uuidv7(), plan_item_id: round.item("3.5"), body: "Thiếu kinh phí camera." },
    ])
    .execute();
});

async function board(actor: Actor = office, deps = now) {
  const view = await viewTracking(deps, actor, round.roundId);
  if (!view.ok) throw new Error(view.error.code);
  return view.value;
}

const unitOn = async (unitId: string, deps = now) => {
  const unit = (await board(office, deps)).units.find((each) => each.unitId === unitId);
  if (unit === undefined) throw new Error("the unit is not on the board");
  return unit;
};

describe("the board counts", () => {
  test("the states add up to all tasks, and so do the units", async () => {
    const { totals, units } = await board();
    expect(totals).toMatchObject({
      tasks: 7,
      accepted: 2,
      submitted: 1,
      returned: 2,
      inProgress: 1,
      notStarted: 1,
      missing: 4,
      unitsMissing: 3,
    });
    const { accepted, submitted, returned, inProgress, notStarted } = totals;
    expect(accepted + submitted + returned + inProgress + notStarted).toBe(totals.tasks);
    expect(units.reduce((sum, unit) => sum + unit.done + unit.missing, 0)).toBe(totals.tasks);
    expect(units.reduce((sum, unit) => sum + unit.missing, 0)).toBe(totals.missing);
  });

  test("submissions by the day they had in Vietnam", async () => {
    expect((await board()).perDay).toEqual([
      { day: "2024-09-05", submitted: 1 },
      { day: "2024-09-06", submitted: 2 },
      { day: "2024-09-08", submitted: 1 },
    ]);
  });
});

describe("nobody is overdue", () => {
  const lateItems = async (unitId: string, moment: string) => {
    const unit = await unitOn(unitId, at(moment));
    const late = unit.tasks.filter((task) => task.isOverdue).map((task) => task.itemId);
    return ["3.1", "3.2", "3.5", "5.8"].filter((number) => late.includes(round.item(number)));
  };

  test.each([
    ["in the last minute of the day it is due", "2024-09-08T16:59:00.000Z", []],
    [
      "for what is submitted, nor for a return that has a later day",
      "2024-09-10T01:15:00.000Z",
      ["3.5"],
    ],
    ["but for a return whose own day has passed", "2024-09-12T09:31:00.000Z", ["3.2", "3.5"]],
  ])("%s", async (_name, moment, late) => {
    expect(await lateItems(city, moment)).toEqual(late);
  });

  test("for what is accepted or frozen, however long ago the deadline was", async () => {
    expect(await lateItems(police, "2025-01-01T00:00:00.000Z")).toEqual([]);
  });
});

describe("a confidential item on the board", () => {
  const titleOf = async (actor: Actor) =>
    (await board(actor)).items.find((item) => item.number === "5.8")?.title;
  const obstaclesOf = async (actor: Actor) =>
    (await board(actor)).units.flatMap((unit) => unit.openIssues.map(({ body }) => body));

  test("keeps its title from readers who are not named for it", async () => {
    expect(await titleOf(office)).toBeNull();
    expect(await titleOf(leader)).toBeNull();
    expect(await titleOf(cleared)).toBe("Điểm nóng về an ninh");
  });

  test("keeps the obstacles reported about it, and only those", async () => {
    expect(await obstaclesOf(office)).toEqual(["Thiếu kinh phí camera."]);
    expect(await obstaclesOf(cleared)).toContain("Chưa thống kê xong điểm nóng.");
  });

  test("is counted for everybody alike", async () => {
    expect((await board(office)).totals).toEqual((await board(cleared)).totals);
  });
});

describe("reminders", () => {
  const remind = async (
    unitIds: readonly string[],
    { force = false, dryRun = false, moment = "2024-09-10T01:15:00.000Z" } = {},
  ) => {
    const request = { roundId: round.roundId, unitIds, force };
    const answer = await sendReminders(at(moment), office, request, { dryRun });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  const countSent = async () =>
    Number(
      (
        await db
          .selectFrom("reminder")
          .select((eb) => eb.fn.countAll<number>().as("count"))
          .executeTakeFirstOrThrow()
      ).count,
    );

  test("a dry run tells every word and sends nothing", async () => {
    const { sent } = await remind([city], { dryRun: true });
    expect(sent[0]?.body).toBe(
      "Phòng Quản lý đô thị còn 2 phần việc chưa nộp, quá hạn 2 ngày: 3.2, 3.5. Nếu có vướng mắc, xin cho biết để Văn phòng hỗ trợ.",
    );
    expect(await countSent()).toBe(0);
    expect(await unitOn(city)).toMatchObject({ reminders: 0, lastReminderAt: null });
  });

  test("a unit that owes only what was returned is told that day, not that it is late", async () => {
    const { sent } = await remind([health], { dryRun: true });
    expect(sent[0]?.body).toBe(
      "Còn 2 ngày đến hạn. Phòng Y tế còn 1 phần việc: 3.1. Mở danh sách để nhập tiếp.",
    );
  });

  test("a unit that owes nothing is left in peace", async () => {
    const { sent, skipped } = await remind([police]);
    expect(sent).toEqual([]);
    expect(skipped).toMatchObject([{ unitId: police, reason: "đã nộp đủ" }]);
  });

  test("none twice within 24 hours, unless the Office insists", async () => {
    expect((await remind([city])).sent.length).toBe(1);
    const soon = "2024-09-11T01:14:00.000Z";
    expect((await remind([city, ward], { moment: soon })).sent.map(({ unitId }) => unitId)).toEqual(
      [ward],
    );
    expect((await remind([city], { moment: soon, force: true })).sent.length).toBe(1);
    expect((await remind([city], { moment: "2024-09-12T01:14:00.000Z" })).sent.length).toBe(1);
  });

  test("each sending is an occasion of its own, and an event of the obligation", async () => {
    const { nextOccasion, lastOccasion } = await board();
    expect(nextOccasion).toBe(5);
    expect(lastOccasion?.units).toBe(1);
    const events = await now.work.read(office, (stores) =>
      stores.events.listFor("obligation", round.obligation(city)),
    );
    expect(events.map(({ kind }) => kind)).toEqual(Array(3).fill("obligation.reminded"));
    expect(events[0]?.details).toEqual({ occasion: 1, itemNumbers: ["3.2", "3.5"] });
  });

  test("only the Office sends them", async () => {
    const request = { roundId: round.roundId, unitIds: [ward], force: true };
    const answer = await sendReminders(now, leader, request);
    expect(answer.ok).toBe(false);
  });
});

describe("urging letters", () => {
  const write = (unitIds: readonly string[], isCollective: boolean, actor = office) =>
    writeLetters(now, actor, {
      roundId: round.roundId,
      unitIds,
      isCollective,
      sendBy: "2024-09-13",
      signerPosition: "Chánh Văn phòng",
      receiver: "Phòng Tài chính - Kế hoạch",
    });
  const textOf = async (content: Uint8Array) => {
    const read = await readDocument({ fileName: "cong-van.docx", bytes: new Uint8Array(content) });
    if (!read.ok) throw new Error(read.error.code);
    return JSON.stringify(read.value);
  };
  const filesOf = async (batchId: string) => {
    const read = await readLetters(now, leader, batchId);
    if (!read.ok) throw new Error(read.error.code);
    return read.value;
  };

  test("one to each unit that owes something lists what that unit owes, and is filed", async () => {
    const written = await write([city, ward, police], false);
    if (!written.ok) throw new Error(written.error.code);
    expect(written.value).toMatchObject({ letters: 2, skipped: ["Công an thành phố"] });
    const files = await filesOf(written.value.batchId);
    const [ofWard] = files.filter(({ fileName }) => fileName.includes("Phường 12"));
    const text = await textOf(ofWard?.content ?? new Uint8Array());
    expect(text).toContain("Kính gửi: Phường 12");
    expect(text).toContain("TL. CHỦ TỊCH");
    expect(text).toContain("Trật tự đô thị");
    expect(text).not.toContain("Cấp nước");
    const listed = await listLetters(now, leader, round.roundId);
    expect(listed.ok && listed.value.map(({ units }) => units)).toEqual(
      expect.arrayContaining([["Phường 12"], ["Phòng Quản lý đô thị"]]),
    );
  });

  test("one to all names them all; a second one of the day belongs to the same urging", async () => {
    const [first, second] = [await write([city, ward], true), await write([city], true)];
    if (!first.ok || !second.ok) throw new Error("the letters are written");
    const [letter] = await filesOf(first.value.batchId);
    const text = await textOf(letter?.content ?? new Uint8Array());
    expect(text).toContain("Phường 12");
    expect(text).toContain("Phòng Quản lý đô thị");
    const listed = await listLetters(now, leader, round.roundId);
    expect(new Set(listed.ok ? listed.value.map(({ occasion }) => occasion) : []).size).toBe(1);
    const events = await now.work.read(office, (stores) =>
      stores.events.listFor("obligation", round.obligation(ward)),
    );
    expect(events.filter(({ kind }) => kind === "obligation.letter-written")).toHaveLength(2);
  });

  test("to units that owe nothing, or by somebody else than the Office, are not written", async () => {
    const none = await write([police], false);
    expect(none.ok ? "" : none.error.code).toBe("urging.letter.nothing-owed");
    expect((await write([city], true, leader)).ok).toBe(false);
  });
});

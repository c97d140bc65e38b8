import { uuidv7 } from "uuidv7";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "../../src/application/actor.ts";
import { findWaitingReport } from "../../src/application/report/find-waiting-report.ts";
import { dependenciesOn } from "../../src/main/dependencies.ts";
import { anActor, anOrganization, fixedClock } from "../support/actors.ts";
import { databaseOfThisFile } from "../support/database.ts";
import { plantRound } from "../support/planted-round.ts";

const { db } = await databaseOfThisFile();
const deps = dependenciesOn(db, fixedClock());
const reportId = uuidv7();
let leader: Actor;
let writer: Actor;
let roundId: string;

beforeAll(async () => {
  const admin = await anOrganization(deps);
  leader = await anActor(deps, admin, { username: "chutich", role: "leader" });
  writer = await anActor(deps, admin, {
    username: "tckh",
    role: "finance",
    fullName: "Người viết",
  });
  const round = await plantRound(db, writer, {
    deadlineAt: "2024-09-08T16:59:59.999Z",
    groups: [],
  });
  roundId = round.roundId;
});

const waiting = async () => {
  const answer = await findWaitingReport(deps, leader, roundId);
  return answer.ok ? answer.value.report : answer.error.code;
};

test("nothing waits before a report is begun", async () => {
  expect(await waiting()).toBeNull();
});

test("a report waits while it is presented, in its newest version, and at no other time", async () => {
  const organization_id = leader.organizationId;
  await db
    .insertInto("report")
    .values({
      organization_id,
      id: reportId,
      round_id: roundId,
      title: "Báo cáo gửi Thành ủy",
      state: "draft",
      created_by: writer.accountId,
    })
    .execute();
  for (const version of [1, 2]) {
    await db
      .insertInto("report_version")
      .values({
        organization_id,
        id: uuidv7(),
        report_id: reportId,
        version,
        model: "{}",
        checksum: "",
        made_by: writer.accountId,
        made_at: `2024-09-1${version}T03:40:00.000Z`,
      })
      .execute();
  }
  const setState = (state: "draft" | "presented" | "approved") =>
    db.updateTable("report").set({ state }).where("id", "=", reportId).execute();
  expect(await waiting()).toBeNull();
  await setState("presented");
  expect(await waiting()).toEqual({
    title: "Báo cáo gửi Thành ủy",
    version: 2,
    presentedBy: "Người viết",
    presentedAt: "2024-09-12T03:40:00.000Z",
  });
  await setState("approved");
  expect(await waiting()).toBeNull();
});

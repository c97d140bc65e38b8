import { beforeAll, describe, expect, test } from "vitest";
import { sql } from "kysely";
import type { Actor } from "../../src/application/actor.ts";
import { saveFigures } from "../../src/application/collection/save-figures.ts";
import { saveNarratives } from "../../src/application/collection/save-narratives.ts";
import { submitWork } from "../../src/application/collection/submit-work.ts";
import { viewSheet } from "../../src/application/collection/view-sheet.ts";
import {
  type TaskReturn,
  decideSubmission,
} from "../../src/application/review/decide-submission.ts";
import { viewSubmission } from "../../src/application/review/view-submission.ts";
import type { Problem } from "../../src/domain/kernel/problem.ts";
import type { Result } from "../../src/domain/kernel/result.ts";
import { dependenciesOn } from "../../src/main/dependencies.ts";
import { anActor, anOrganization, fixedClock } from "../support/actors.ts";
import { type CollectionRound, aCollectionRound } from "../support/builders-collection.ts";
import { databaseOfThisFile } from "../support/database.ts";

const NOW = "2024-09-06T01:15:00.000Z";
const LATER = "2024-09-12T09:30:00.000Z";
const YEARS = [2022, 2023, 2024];

const { db } = await databaseOfThisFile();
const deps = dependenciesOn(db, fixedClock(NOW));

function must<T>(result: Result<T, Problem>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code} ${JSON.stringify(result.error.details)}`);
}

let admin: Actor;
let finance: Actor;
let office: Actor;
let made = 0;

beforeAll(async () => {
  admin = await anOrganization(deps);
  finance = await anActor(deps, admin, { username: "tai-chinh", role: "finance" });
  office = await anActor(deps, admin, { username: "van-phong", role: "office" });
});

/** Two units share a row of item 2.1; item 2.2 asks for words alone; 2.3 may be a state secret. */
async function aRound() {
  made += 1;
  const [culture, statistics] = [`Phòng Văn hóa ${made}`, `Chi cục Thống kê ${made}`];
  const [shared, loose] = [`chung${made}`, `roi${made}`];
  const round = await aCollectionRound(db, admin, {
    units: [culture, statistics],
    items: [
      { number: "2.2", units: [culture] },
      { number: "2.1", units: [culture, statistics] },
      { number: "2.3", secrecy: "state_secret", units: [culture] },
    ],
    rows: [
      { key: shared, item: "2.1", by: [culture], secondSources: [statistics] },
      { key: loose, by: [culture], isRequired: false },
    ],
  });
  const officerOf = (unit: string) =>
    anActor(deps, admin, {
      username: `can-bo-${made}-${unit === culture ? 1 : 2}`,
      role: "unit_officer",
      unitId: round.unit(unit),
    });
  return {
    round,
    shared,
    loose,
    culture,
    statistics,
    officer: await officerOf(culture),
    statistician: await officerOf(statistics),
    obligationId: round.obligation(culture),
  };
}

/** Types one figure into each year of a row; an empty text clears what stands there. */
async function typeRow(
  who: Actor,
  round: CollectionRound,
  row: string,
  obligationId: string,
  texts: readonly string[],
) {
  const { cells } = must(await viewSheet(deps, who, obligationId));
  const typed = texts.map((text, at) => {
    const address = { rowId: round.row(row), columnId: round.column(YEARS[at] ?? 0) };
    const stands = cells.find(
      ({ rowId, columnId }) => rowId === address.rowId && columnId === address.columnId,
    );
    return { ...address, typed: text, baseEntryId: stands?.entryId ?? null };
  });
  return must(await saveFigures(deps, who, { obligationId, cells: typed })).outcomes;
}

const giveBack = (submissionId: string, back: TaskReturn) =>
  decideSubmission(deps, finance, {
    submissionId,
    accept: [],
    returns: [back],
    reason: "",
    dueAt: LATER,
  });

const accept = (submissionId: string, taskId: string) =>
  decideSubmission(deps, finance, {
    submissionId,
    accept: [taskId],
    returns: [],
    reason: "",
    dueAt: null,
  });

const write = async (
  who: Actor,
  obligationId: string,
  itemId: string,
  section: "results" | "limitations",
  body: string,
) => {
  const { narratives } = must(await viewSheet(deps, who, obligationId));
  const stands = narratives.find((each) => each.itemId === itemId && each.section === section);
  const paragraph = { itemId, section, point: 1, body, baseEntryId: stands?.entryId ?? null };
  return must(await saveNarratives(deps, who, { obligationId, paragraphs: [paragraph] }));
};

describe("submitWork(deps, actor, request)", () => {
  test("a task without figures is sent with its result in words, never without", async () => {
    const { round, officer, culture, obligationId } = await aRound();
    const [item, task] = [round.item("2.2"), round.task(culture, "2.2")];
    await write(officer, obligationId, item, "limitations", "Kinh phí còn hạn chế.");
    expect(await submitWork(deps, officer, { obligationId, taskIds: [task] })).toMatchObject({
      ok: false,
      error: { code: "collection.submission.results-missing", details: { items: ["2.2"] } },
    });
    await write(officer, obligationId, item, "results", "Đã tổ chức 12 lễ hội.");
    const sent = must(await submitWork(deps, officer, { obligationId, taskIds: [task] }));
    expect(sent.itemNumbers).toEqual(["2.2"]);
  });

  test("a row of no item is open to the unit though its last item may be a state secret", async () => {
    const { round, loose, officer, obligationId } = await aRound();
    const outcomes = await typeRow(officer, round, loose, obligationId, ["10", "11", "12"]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["saved", "saved", "saved"]);
  });
});

describe("decideSubmission(deps, actor, request)", () => {
  test("an accepted figure ends what was known before, and that stays readable", async () => {
    const { round, shared, officer, culture, obligationId } = await aRound();
    const before = {
      organization_id: admin.organizationId,
      id: deps.secrets.newId(),
      indicator_id: round.indicator(shared),
      unit_id: round.unit(culture),
      period_label: "2023",
      period_from: "2023-01-01",
      period_to: "2023-12-31",
      year: 2023,
      kind: "actual" as const,
      value: "33",
      status: "value" as const,
      maturity: "preliminary" as const,
      source: "Niên giám thống kê",
      known_from: "2024-01-31T00:00:00.000Z",
    };
    await db.insertInto("observation").values(before).execute();
    await typeRow(officer, round, shared, obligationId, ["32", "34", "36"]);
    const sent = must(await submitWork(deps, officer, { obligationId }));
    const task = round.task(culture, "2.1");
    expect(must(await accept(sent.submissionId, task)).observations).toBe(3);
    const of2023 = await db
      .selectFrom("observation")
      .where("indicator_id", "=", round.indicator(shared))
      .where("year", "=", 2023)
      .orderBy("known_from")
      .select(["value", "source", "submission_id", "known_from", "known_to"])
      .execute();
    expect(of2023).toEqual([
      {
        value: "33",
        source: before.source,
        submission_id: null,
        known_from: before.known_from,
        known_to: NOW,
      },
      {
        value: "34",
        source: `${culture}, biên nhận số ${sent.receiptNumber}`,
        submission_id: sent.submissionId,
        known_from: NOW,
        known_to: null,
      },
    ]);
  });

  test("a return of the whole task opens every cell of it again", async () => {
    const { round, shared, officer, culture, obligationId } = await aRound();
    await typeRow(officer, round, shared, obligationId, ["32", "34", "36"]);
    const { submissionId } = must(await submitWork(deps, officer, { obligationId }));
    const place = { rowId: round.row(shared), columnId: round.column(2023) };
    const comments = [{ ...place, body: "Thiếu nguồn." }];
    const taskId = round.task(culture, "2.1");
    must(await giveBack(submissionId, { taskId, comments, reopens: "all" }));
    const { cells } = must(await viewSheet(deps, officer, obligationId));
    const states = cells.filter(({ rowId }) => rowId === place.rowId).map(({ state }) => state);
    expect(states).toEqual(["editable", "returned", "editable"]);
  });

  test("a paragraph left out of a new revision is no longer said, but the old one keeps it", async () => {
    const { round, officer, culture, obligationId } = await aRound();
    const [item, taskId] = [round.item("2.2"), round.task(culture, "2.2")];
    await write(officer, obligationId, item, "results", "Đã tổ chức 12 lễ hội.");
    await write(officer, obligationId, item, "limitations", "Chưa có nhà văn hóa.");
    const first = must(await submitWork(deps, officer, { obligationId }));
    const comments = [{ section: "limitations" as const, body: "Đã có từ năm 2023." }];
    must(await giveBack(first.submissionId, { taskId, comments }));
    await write(officer, obligationId, item, "limitations", "");
    const second = must(await submitWork(deps, officer, { obligationId }));
    expect(second.revision).toBe(2);
    const saidNow = must(await viewSheet(deps, office, obligationId)).narratives;
    expect(saidNow.map(({ section }) => section)).toEqual(["results"]);
    const { narratives } = must(await viewSubmission(deps, office, first.submissionId));
    expect(narratives.map(({ body }) => body)).toContain("Chưa có nhà văn hóa.");
  });

  test("what another source took back is not shown beside a figure any more", async () => {
    const { round, shared, officer, statistician, statistics, obligationId } = await aRound();
    const theirs = round.obligation(statistics);
    await typeRow(officer, round, shared, obligationId, ["32", "34", "36"]);
    await typeRow(statistician, round, shared, theirs, ["32", "34", "41"]);
    const { submissionId } = must(await submitWork(deps, officer, { obligationId }));
    const first = must(await submitWork(deps, statistician, { obligationId: theirs }));
    const beside = async () =>
      must(await viewSubmission(deps, finance, submissionId)).otherSources.map(
        ({ value }) => value,
      );
    expect((await beside()).sort()).toEqual(["32", "34", "41"]);
    const place = { rowId: round.row(shared), columnId: round.column(2024) };
    const back = { taskId: round.task(statistics, "2.1"), comments: [{ ...place, body: "Sai." }] };
    must(await giveBack(first.submissionId, back));
    await typeRow(statistician, round, shared, theirs, ["32", "34", ""]);
    const explanations = [{ ...place, note: "Chưa có số liệu chính thức." }];
    must(await submitWork(deps, statistician, { obligationId: theirs, explanations }));
    expect((await beside()).sort()).toEqual(["32", "34"]);
  });
});

describe("what was sent and decided", () => {
  test.each([
    ["an entry is not rewritten", sql`UPDATE figure_entry SET typed = '9'`],
    ["an entry is not removed", sql`DELETE FROM figure_entry`],
    ["a paragraph is not rewritten", sql`UPDATE narrative_entry SET body = 'khác'`],
    ["a submission is not changed", sql`UPDATE submission SET is_late = NOT is_late`],
    ["a sent figure is not taken out", sql`DELETE FROM submission_figure`],
    ["a review is not changed", sql`UPDATE review SET decision = 'returned'`],
    ["a reviewer's words are not changed", sql`UPDATE review_comment SET body = 'khác'`],
    ["a known figure is not overwritten", sql`UPDATE observation SET value = 1`],
    ["a known figure is not removed", sql`DELETE FROM observation`],
  ])("%s", async (_rule, change) => {
    const { round, shared, officer, culture, obligationId } = await aRound();
    await typeRow(officer, round, shared, obligationId, ["32", "34", "36"]);
    await write(officer, obligationId, round.item("2.1"), "results", "Tăng đều.");
    const first = must(await submitWork(deps, officer, { obligationId }));
    const taskId = round.task(culture, "2.1");
    const comments = [{ section: "results" as const, body: "Nêu rõ hơn." }];
    must(await giveBack(first.submissionId, { taskId, comments }));
    const second = must(await submitWork(deps, officer, { obligationId }));
    must(await accept(second.submissionId, taskId));
    await expect(change.execute(db)).rejects.toMatchObject({ code: /^23/u });
  });
});

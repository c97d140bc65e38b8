import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../src/application/actor.ts";
import { listSubmissions } from "../../src/application/collection/list-submissions.ts";
import { raiseIssue } from "../../src/application/collection/raise-issue.ts";
import { type TypedCell, saveFigures } from "../../src/application/collection/save-figures.ts";
import { keepPresence } from "../../src/application/collection/keep-presence.ts";
import { saveNarratives } from "../../src/application/collection/save-narratives.ts";
import { submitWork } from "../../src/application/collection/submit-work.ts";
import { viewEarlier } from "../../src/application/collection/view-earlier.ts";
import { viewMyWork } from "../../src/application/collection/view-my-work.ts";
import { viewSheet } from "../../src/application/collection/view-sheet.ts";
import { decideSubmission } from "../../src/application/review/decide-submission.ts";
import { viewReport } from "../../src/application/report/view-report.ts";
import { listReviews } from "../../src/application/review/list-reviews.ts";
import { viewSubmission } from "../../src/application/review/view-submission.ts";
import type { Problem } from "../../src/domain/kernel/problem.ts";
import type { Result } from "../../src/domain/kernel/result.ts";
import { textOf } from "../../src/domain/report/report-model.ts";
import { dependenciesOn } from "../../src/main/dependencies.ts";
import { anActor, anOrganization, fixedClock } from "../support/actors.ts";
import { type CollectionRound, aCollectionRound } from "../support/builders-collection.ts";
import { databaseOfThisFile } from "../support/database.ts";

const { db } = await databaseOfThisFile();
const deps = dependenciesOn(db, fixedClock("2024-09-06T01:15:00.000Z"));

function must<T>(result: Result<T, Problem>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code} ${JSON.stringify(result.error.details)}`);
}

const codeOf = (result: Result<unknown, Problem>): string => (result.ok ? "ok" : result.error.code);

let admin: Actor;
let made = 0;

/** One unit, two items, a rate of two counts; a second unit that only cross-checks. */
async function aSchoolRound(deadlineAt?: string) {
  made += 1;
  const [education, health] = [`Phòng Giáo dục ${made}`, `Phòng Y tế ${made}`];
  const round = await aCollectionRound(db, admin, {
    ...(deadlineAt === undefined ? {} : { deadlineAt }),
    units: [education, health],
    items: [
      { number: "4.10", units: [education] },
      { number: "4.11", units: [education, health] },
      { number: "5.1", secrecy: "state_secret", units: [education] },
    ],
    rows: [
      { key: `tre${made}`, label: "Trẻ trên địa bàn", item: "4.10", by: [education] },
      {
        key: `nhatre${made}`,
        label: "Trẻ đến nhà trẻ",
        under: `tre${made}`,
        item: "4.10",
        isPart: true,
        by: [education],
      },
      {
        key: `tyle${made}`,
        label: "Tỷ lệ đến nhà trẻ",
        kind: "ratio",
        item: "4.10",
        unitOfMeasure: "%",
        decimals: 1,
        ceiling: "100",
        numerator: `nhatre${made}`,
        denominator: `tre${made}`,
        by: [education],
      },
      {
        key: `truong${made}`,
        label: "Trường đạt chuẩn",
        item: "4.11",
        by: [education],
        secondSources: [health],
      },
      { key: `mat${made}`, label: "Kết quả diễn tập", item: "5.1", by: [education] },
    ],
  });
  const named = (role: "unit_officer", unit: string, n: number, fullName: string) =>
    anActor(deps, admin, {
      username: `nguoi-${made}-${n}`,
      role,
      unitId: round.unit(unit),
      fullName,
    });
  const officer = await named("unit_officer", education, 1, "Chuyên viên một");
  const colleague = await named("unit_officer", education, 2, "Chuyên viên hai");
  const stranger = await named("unit_officer", health, 3, "Chuyên viên y tế");
  const n = made;
  const keys = {
    tre: `tre${n}`,
    nhatre: `nhatre${n}`,
    tyle: `tyle${n}`,
    truong: `truong${n}`,
    mat: `mat${n}`,
  };
  return {
    round,
    officer,
    colleague,
    stranger,
    education,
    health,
    keys,
    obligationId: round.obligation(education),
  };
}
type School = Awaited<ReturnType<typeof aSchoolRound>>;

const typed = (
  { round }: { readonly round: CollectionRound },
  row: string,
  year: number,
  text: string,
  baseEntryId: string | null = null,
): TypedCell => ({
  rowId: round.row(row),
  columnId: round.column(year),
  typed: text,
  baseEntryId,
});

/** Everything of 4.10 and 4.11 filled with figures that fit together. */
async function fillSchool(school: School) {
  const { keys } = school;
  const cells = [
    typed(school, keys.tre, 2022, "15.126"),
    typed(school, keys.tre, 2023, "14.980"),
    typed(school, keys.tre, 2024, "14.872"),
    typed(school, keys.nhatre, 2022, "5.128"),
    typed(school, keys.nhatre, 2023, "5.513"),
    typed(school, keys.nhatre, 2024, "5.711"),
    typed(school, keys.truong, 2022, "32"),
    typed(school, keys.truong, 2023, "34"),
    typed(school, keys.truong, 2024, "36"),
  ];
  const request = { obligationId: school.obligationId, cells };
  return must(await saveFigures(deps, school.officer, request));
}

let finance: Actor;
let office: Actor;

beforeAll(async () => {
  admin = await anOrganization(deps);
  finance = await anActor(deps, admin, {
    username: "tham-tra",
    role: "finance",
    fullName: "Tài chính",
  });
  office = await anActor(deps, admin, { username: "van-phong", role: "office" });
});

const taskState = async (id: string) =>
  (await db.selectFrom("task").where("id", "=", id).select("state").executeTakeFirstOrThrow())
    .state;

const kindsOf = async (subjectId: string) =>
  (
    await db
      .selectFrom("event")
      .where("subject_id", "=", subjectId)
      .orderBy("sequence")
      .select("kind")
      .execute()
  ).map(({ kind }) => kind);

const observationsOf = (indicatorId: string) =>
  db
    .selectFrom("observation")
    .where("indicator_id", "=", indicatorId)
    .orderBy("year")
    .orderBy("id")
    .select([
      "year",
      "kind",
      "value",
      "maturity",
      "numerator",
      "denominator",
      "figure_entry_id",
      "known_to",
      "unit_id",
    ])
    .execute();

describe("saveFigures(deps, actor, request)", () => {
  test("good cells are kept when others are refused, and the task begins with an event", async () => {
    const school = await aSchoolRound();
    const { round, keys, obligationId, officer, education } = school;
    const { outcomes } = must(
      await saveFigures(deps, officer, {
        obligationId,
        cells: [
          typed(school, keys.tre, 2022, "15.126"),
          typed(school, keys.nhatre, 2022, "khoảng 300"),
          typed(school, keys.tyle, 2022, "34"),
          typed(school, keys.mat, 2022, "1"),
          typed(school, keys.nhatre, 2023, "…"),
        ],
      }),
    );
    expect(
      outcomes.map((each) => (each.kind === "rejected" ? each.problem.code : each.kind)),
    ).toEqual([
      "saved",
      "collection.figure.not-a-number",
      "collection.figure.not-editable",
      "collection.figure.state-secret",
      "saved",
    ]);
    const task = round.task(education, "4.10");
    expect([await taskState(task), await kindsOf(task)]).toEqual(["in_progress", ["task.started"]]);
    const sheet = must(await viewSheet(deps, officer, obligationId));
    const cell = sheet.cells.find(
      ({ rowId, columnId }) => rowId === round.row(keys.tre) && columnId === round.column(2022),
    );
    expect(cell).toMatchObject({
      typed: "15.126",
      value: "15126",
      state: "editable",
      by: "Chuyên viên một",
    });
  });

  test("of two people at one cell the second is shown both values, and nothing is lost", async () => {
    const school = await aSchoolRound();
    const { keys, obligationId, officer, colleague } = school;
    const cell = (text: string) => ({ obligationId, cells: [typed(school, keys.tre, 2022, text)] });
    const [first, second] = await Promise.all([
      saveFigures(deps, officer, cell("15126")),
      saveFigures(deps, colleague, cell("15162")),
    ]);
    const kinds = [must(first), must(second)].map(({ outcomes }) => outcomes[0]?.kind);
    expect([...kinds].sort()).toEqual(["conflict", "saved"]);
    const entries = await db
      .selectFrom("figure_entry")
      .where("obligation_id", "=", obligationId)
      .where("superseded_at", "is", null)
      .select("typed")
      .execute();
    const won = kinds[0] === "saved" ? "15126" : "15162";
    expect(entries).toEqual([{ typed: won }]);
    const lost = kinds[0] === "saved" ? must(second) : must(first);
    expect(lost.outcomes[0]).toMatchObject({ kind: "conflict", theirs: { typed: won } });
  });

  test("sending the same again changes nothing, whatever base it names", async () => {
    const school = await aSchoolRound();
    const { keys, obligationId, officer } = school;
    const request = { obligationId, cells: [typed(school, keys.tre, 2022, "15.126")] };
    const first = must(await saveFigures(deps, officer, request)).outcomes[0];
    const again = must(await saveFigures(deps, officer, request)).outcomes[0];
    expect(again).toEqual(first);
  });

  test("emptying the last cell takes the task back to its beginning", async () => {
    const school = await aSchoolRound();
    const { round, keys, obligationId, officer, education } = school;
    const saved = must(
      await saveFigures(deps, officer, {
        obligationId,
        cells: [typed(school, keys.truong, 2022, "32")],
      }),
    );
    const [outcome] = saved.outcomes;
    const base = outcome?.kind === "saved" ? (outcome.entry?.entryId ?? null) : null;
    await saveFigures(deps, officer, {
      obligationId,
      cells: [typed(school, keys.truong, 2022, "", base)],
    });
    const task = round.task(education, "4.11");
    expect([await taskState(task), await kindsOf(task)]).toEqual([
      "not_started",
      ["task.started", "task.cleared"],
    ]);
  });

  test("a dry run answers what would happen and leaves no trace", async () => {
    const school = await aSchoolRound();
    const { keys, obligationId, officer } = school;
    const request = { obligationId, cells: [typed(school, keys.tre, 2022, "15.126")] };
    const rehearsed = must(await saveFigures(deps, officer, request, { dryRun: true }));
    expect(rehearsed.outcomes[0]?.kind).toBe("saved");
    expect(must(await viewSheet(deps, officer, obligationId)).counts.filled).toBe(0);
  });

  test("another unit's people find nothing here, and reviewers may not type", async () => {
    const { obligationId, stranger, keys, ...school } = await aSchoolRound();
    const request = { obligationId, cells: [typed(school, keys.tre, 2022, "1")] };
    expect(codeOf(await saveFigures(deps, stranger, request))).toBe("access.thing.not-found");
    expect(codeOf(await viewSheet(deps, stranger, obligationId))).toBe("access.thing.not-found");
    expect(codeOf(await saveFigures(deps, finance, request))).toBe("access.action.forbidden");
  });
});

describe("saveNarratives(deps, actor, request)", () => {
  const paragraph = (
    itemId: string | null,
    section: "results" | "limitations" | "goals",
    body: string,
  ) => ({
    itemId,
    section,
    point: 1,
    body,
    baseEntryId: null,
  });

  test("of a possible state secret only a verdict word and a report number are taken", async () => {
    const { round, officer, obligationId } = await aSchoolRound();
    const secret = round.item("5.1");
    const attempt = async (body: string) => {
      const saved = must(
        await saveNarratives(deps, officer, {
          obligationId,
          paragraphs: [paragraph(secret, "results", body)],
        }),
      );
      return saved.outcomes[0]?.kind;
    };
    expect(await attempt("Đã tổ chức 12 cuộc diễn tập với 450 người.")).toBe("rejected");
    expect(await attempt("Đạt. Kết quả chi tiết nêu tại báo cáo giấy số 87/BC-BCH.")).toBe("saved");
  });

  test("of two writers at one box the second is shown both texts", async () => {
    const { round, officer, colleague, obligationId } = await aSchoolRound();
    const write = (who: Actor, body: string) =>
      saveNarratives(deps, who, {
        obligationId,
        paragraphs: [paragraph(round.item("4.10"), "results", body)],
      });
    const results = (
      await Promise.all([write(officer, "Câu của một."), write(colleague, "Câu của hai.")])
    ).map(must);
    expect(results.map(({ outcomes }) => outcomes[0]?.kind).sort()).toEqual(["conflict", "saved"]);
  });

  test("one moves a point while the other writes it: both are kept", async () => {
    const { round, officer, colleague, obligationId } = await aSchoolRound();
    const at = { itemId: round.item("4.10"), section: "limitations" } as const;
    const save = async (
      who: Actor,
      point: number,
      body: string,
      rest: { position?: number; baseEntryId?: string | null } = {},
    ) =>
      must(
        await saveNarratives(deps, who, {
          obligationId,
          paragraphs: [{ ...at, point, body, baseEntryId: null, ...rest }],
        }),
      ).outcomes[0];
    const [first, second] = [await save(officer, 1, "một"), await save(officer, 2, "hai")];
    if (first?.kind !== "saved" || second?.kind !== "saved") throw new Error("not saved");
    const baseEntryId = first.entry?.entryId ?? null;
    await save(colleague, 1, "một", { position: 2, baseEntryId });
    await save(colleague, 2, "hai", { position: 1, baseEntryId: second.entry?.entryId ?? null });
    const written = await save(officer, 1, "một, viết lại", { baseEntryId });
    expect(written).toMatchObject({ kind: "saved", entry: { body: "một, viết lại", position: 2 } });
    const late = await save(colleague, 1, "một, khác", { baseEntryId });
    expect(late).toMatchObject({ kind: "conflict", theirs: { body: "một, viết lại" } });
    const { narratives } = must(await viewSheet(deps, officer, obligationId));
    expect(narratives.map(({ point, body }) => [point, body])).toEqual([
      [2, "hai"],
      [1, "một, viết lại"],
    ]);
    const seen = must(
      await keepPresence(deps, colleague, { obligationId, rowId: null, cursor: null }),
    );
    expect(seen.narratives.map(({ body }) => body).sort()).toEqual(["hai", "một, viết lại"]);
  });

  test("a bound figure follows its cell, is kept as it was when sent, and goes into the report", async () => {
    const school = await aSchoolRound();
    const { round, keys, obligationId, officer } = school;
    const cell = `${round.row(keys.tyle)}|${round.column(2024)}`;
    const at = { itemId: round.item("4.10"), section: "results", point: 1 } as const;
    const body = `Tỷ lệ đạt {{cell:${cell}}}%.`;
    const link = { answersSection: "limitations", answersPoint: 1 } as const;
    must(
      await saveNarratives(deps, officer, {
        obligationId,
        paragraphs: [
          { ...at, body, baseEntryId: null },
          { ...at, section: "limitations", body: "Thiếu lớp.", baseEntryId: null },
          { ...at, section: "subjective_causes", body: "Chậm xây.", ...link, baseEntryId: null },
        ],
      }),
    );
    const taskIds = [round.task(school.education, "4.10")];
    const explanations = [keys.tre, keys.nhatre].flatMap((row) =>
      [2022, 2023, 2024].map((year) => ({
        rowId: round.row(row),
        columnId: round.column(year),
        note: "Chưa có.",
      })),
    );
    expect(codeOf(await submitWork(deps, officer, { obligationId, taskIds, explanations }))).toBe(
      "collection.narrative.figure-missing",
    );
    await fillSchool(school);
    const { submissionId } = must(await submitWork(deps, officer, { obligationId, taskIds }));
    const sent = must(await viewSubmission(deps, finance, submissionId));
    expect(sent.narratives.map((told) => told.body)).toContain("Tỷ lệ đạt 38,4%.");
    must(
      await decideSubmission(deps, finance, {
        submissionId,
        accept: taskIds,
        returns: [],
        reason: "",
        dueAt: null,
      }),
    );
    const report = must(await viewReport(deps, finance, { roundId: round.roundId }));
    const printed = report.model.body.flatMap((block) =>
      block.kind === "paragraph"
        ? [textOf(block.runs)]
        : block.kind === "list"
          ? block.items.map((item) => textOf(item.runs))
          : [],
    );
    expect(printed).toContain("Tỷ lệ đạt 38,4%.");
    expect(printed).toContain("Nguyên nhân của hạn chế “Thiếu lớp”: Chậm xây.");
    const number = report.numbers.find(({ key }) => key.startsWith("unit:"));
    expect(number).toMatchObject({
      text: "38,4",
      observationIds: [expect.any(String)],
      address: { rowId: round.row(keys.tyle), columnId: round.column(2024) },
    });
  });

  test("last round's words stand beside, a copy is marked until it is edited, and repeats are told", async () => {
    const [last, now] = [await aSchoolRound(), await aSchoolRound()];
    await db
      .updateTable("round")
      .set({ as_of_year: 2020 })
      .where("id", "=", last.round.roundId)
      .execute();
    await db
      .updateTable("obligation")
      .set({ unit_id: last.round.unit(last.education) })
      .where("id", "=", now.obligationId)
      .execute();
    const { officer } = last;
    const words =
      "Đã huy động trẻ trong độ tuổi ra lớp, mở thêm ba nhà trẻ ở khu công nghiệp và đào tạo lại giáo viên.";
    const write = async (
      round: School,
      body: string,
      rest: { copiedFrom?: string; baseEntryId?: string | null } = {},
    ) =>
      must(
        await saveNarratives(deps, officer, {
          obligationId: round.obligationId,
          paragraphs: [
            { ...paragraph(round.round.item("4.11"), "results", body), baseEntryId: null, ...rest },
          ],
        }),
      ).outcomes[0];
    await write(last, words);
    await fillSchool(last);
    must(await submitWork(deps, officer, { obligationId: last.obligationId }));
    const earlier = must(await viewEarlier(deps, officer, now.obligationId));
    expect(earlier.paragraphs).toMatchObject([
      { itemId: now.round.item("4.11"), section: "results", body: words },
    ]);
    const copiedFrom = earlier.paragraphs[0]?.entryId ?? "";
    const copied = await write(now, words, { copiedFrom });
    if (copied?.kind !== "saved") throw new Error("not saved");
    expect(copied.entry?.copiedFrom).toBe(copiedFrom);
    const edited = await write(now, `${words} Năm nay thêm hai.`, {
      baseEntryId: copied.entry?.entryId ?? null,
    });
    expect(edited).toMatchObject({ kind: "saved", entry: { copiedFrom: null } });
    expect((await viewEarlier(deps, now.stranger, last.obligationId)).ok).toBe(false);
  });
});

describe("submitWork, decideSubmission: from typing to what is known", () => {
  test("a figure goes out, comes back with a comment, is mended there alone, and is accepted", async () => {
    const school = await aSchoolRound();
    const { round, keys, obligationId, officer, education } = school;
    await fillSchool(school);
    await saveNarratives(deps, officer, {
      obligationId,
      paragraphs: [
        {
          itemId: round.item("4.10"),
          section: "results",
          point: 1,
          body: "Tỷ lệ tăng từ 33,9% lên 38,4%.",
          baseEntryId: null,
        },
      ],
    });
    const receipt = must(await submitWork(deps, officer, { obligationId }));
    expect(receipt).toMatchObject({ revision: 1, isLate: false, itemNumbers: ["4.10", "4.11"] });

    const locked = must(
      await saveFigures(deps, officer, {
        obligationId,
        cells: [typed(school, keys.tre, 2022, "1", null)],
      }),
    );
    expect(locked.outcomes[0]).toMatchObject({
      kind: "rejected",
      problem: { code: "collection.figure.not-editable" },
    });

    const [tasks410, tasks411] = [round.task(education, "4.10"), round.task(education, "4.11")];
    const place = { rowId: round.row(keys.nhatre), columnId: round.column(2024) };
    must(
      await decideSubmission(deps, finance, {
        submissionId: receipt.submissionId,
        accept: [tasks411],
        returns: [
          {
            taskId: tasks410,
            comments: [{ ...place, body: "Lệch số của Thống kê.", proposedValue: "5771" }],
          },
        ],
        reason: "Xem lại một ô.",
        dueAt: "2024-09-12T09:30:00.000Z",
      }),
    );
    expect([await taskState(tasks410), await taskState(tasks411)]).toEqual([
      "returned",
      "accepted",
    ]);

    const sheet = must(await viewSheet(deps, officer, obligationId));
    const open = sheet.cells.filter(({ state }) => state !== "locked");
    expect(open.map(({ rowId, columnId, state }) => ({ rowId, columnId, state }))).toEqual([
      { ...place, state: "returned" },
    ]);
    expect(open[0]?.comment).toMatchObject({
      body: "Lệch số của Thống kê.",
      proposedValue: "5771",
    });

    const mended = { ...typed(school, keys.nhatre, 2024, "5.771", open[0]?.entryId ?? null) };
    const elsewhere = typed(school, keys.tre, 2024, "9");
    const saved = must(
      await saveFigures(deps, officer, { obligationId, cells: [mended, elsewhere] }),
    );
    expect(saved.outcomes.map(({ kind }) => kind)).toEqual(["saved", "rejected"]);

    const second = must(await submitWork(deps, officer, { obligationId }));
    expect(second).toMatchObject({ revision: 2, itemNumbers: ["4.10"] });
    const read = must(await viewSubmission(deps, finance, second.submissionId));
    const changed = read.cells.filter(
      ({ value, previous }) => previous !== null && previous.value !== value,
    );
    expect(changed.map(({ value, previous }) => [previous?.value, value])).toEqual([
      ["5711", "5771"],
    ]);

    must(
      await decideSubmission(deps, finance, {
        submissionId: second.submissionId,
        accept: [tasks410],
        returns: [],
        reason: "",
        dueAt: null,
      }),
    );
    expect(await observationsOf(round.indicator(keys.nhatre))).toMatchObject([
      { year: 2022, kind: "actual", value: "5128", maturity: "official", known_to: null },
      { year: 2023, kind: "actual", value: "5513", maturity: "official", known_to: null },
      { year: 2024, kind: "estimate", value: "5771", maturity: "estimate", known_to: null },
    ]);
    const rates = await observationsOf(round.indicator(keys.tyle));
    expect(rates.at(-1)).toMatchObject({
      year: 2024,
      numerator: "5771",
      denominator: "14872",
      figure_entry_id: null,
    });

    const revisions = must(await listSubmissions(deps, officer, obligationId));
    expect(
      revisions.map(({ revision, reviews }) => [revision, reviews.map(({ decision }) => decision)]),
    ).toEqual([
      [2, ["accepted"]],
      [1, ["returned", "accepted"]],
    ]);
    const first = must(await viewSubmission(deps, officer, receipt.submissionId));
    expect(
      first.cells.find(
        ({ rowId, columnId }) => rowId === place.rowId && columnId === place.columnId,
      )?.value,
    ).toBe("5711");
    expect(await kindsOf(tasks410)).toEqual([
      "task.started",
      "task.submitted",
      "task.returned",
      "task.submitted",
      "task.accepted",
    ]);
  });

  test("an error holds a submission back and names the item; a blank may go with its reason", async () => {
    const school = await aSchoolRound();
    const { round, keys, obligationId, officer } = school;
    await fillSchool(school);
    const sheet = must(await viewSheet(deps, officer, obligationId));
    const baseOf = (row: string, year: number) =>
      sheet.cells.find(
        ({ rowId, columnId }) => rowId === round.row(row) && columnId === round.column(year),
      )?.entryId ?? null;
    await saveFigures(deps, officer, {
      obligationId,
      cells: [
        typed(school, keys.nhatre, 2023, "15.513", baseOf(keys.nhatre, 2023)),
        typed(school, keys.truong, 2024, "", baseOf(keys.truong, 2024)),
      ],
    });
    const refused = await submitWork(deps, officer, { obligationId });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: "collection.submission.incomplete", details: { items: ["4.10", "4.11"] } },
    });
    const blank = {
      rowId: round.row(keys.truong),
      columnId: round.column(2024),
      note: "Chưa có kết quả kiểm tra.",
    };
    const sent = must(
      await submitWork(deps, officer, {
        obligationId,
        taskIds: [round.task(school.education, "4.11")],
        explanations: [blank],
      }),
    );
    const read = must(await viewSubmission(deps, finance, sent.submissionId));
    expect(
      read.cells.find(
        ({ rowId, columnId }) => rowId === blank.rowId && columnId === blank.columnId,
      ),
    ).toMatchObject({
      status: "blank",
      note: blank.note,
    });
  });

  test("a reason given at a rate is kept at the count behind it, where one types", async () => {
    const school = await aSchoolRound();
    const { round, officer, obligationId, keys } = school;
    const years = [2022, 2023, 2024];
    await saveFigures(deps, officer, {
      obligationId,
      cells: years.flatMap((year, at) => [
        typed(school, keys.tre, year, "1000"),
        typed(school, keys.nhatre, year, ["980", "981", "98"][at] ?? ""),
        typed(school, keys.truong, year, "12"),
      ]),
    });
    const refused = await submitWork(deps, officer, { obligationId });
    expect(refused).toMatchObject({
      ok: false,
      error: { details: { causes: [expect.stringContaining("Kéo theo: “Tỷ lệ đến nhà trẻ”.")] } },
    });
    const note = "Sáu trường dừng nhận trẻ để sửa chữa.";
    const explanations = [{ rowId: round.row(keys.tyle), columnId: round.column(2024), note }];
    must(await submitWork(deps, officer, { obligationId, explanations }));
    const { cells } = must(await viewSheet(deps, officer, obligationId));
    expect(cells.find((cell) => cell.note === note)?.rowId).toBe(round.row(keys.nhatre));
  });

  test("after the deadline it is marked late, and nothing else changes", async () => {
    const school = await aSchoolRound("2024-09-01T16:59:59.999Z");
    await fillSchool(school);
    const { isLate } = must(
      await submitWork(deps, school.officer, { obligationId: school.obligationId }),
    );
    expect(isLate).toBe(true);
  });

  test("pressing send twice makes one submission; receipts of units that send at once differ", async () => {
    const [a, b] = [await aSchoolRound(), await aSchoolRound()];
    await Promise.all([fillSchool(a), fillSchool(b)]);
    const results = await Promise.all([
      submitWork(deps, a.officer, { obligationId: a.obligationId }),
      submitWork(deps, a.colleague, { obligationId: a.obligationId }),
      submitWork(deps, b.officer, { obligationId: b.obligationId }),
    ]);
    const receipts = results.flatMap((result) => (result.ok ? [result.value.receiptNumber] : []));
    expect(new Set(receipts).size).toBe(2);
    expect(results.slice(0, 2).map(codeOf).sort()).toEqual([
      "collection.submission.nothing-to-submit",
      "ok",
    ]);
  });

  test("of two reviewers one decides; an older revision decides nothing any more", async () => {
    const school = await aSchoolRound();
    const { round, obligationId, officer, education, keys } = school;
    await fillSchool(school);
    const first = must(await submitWork(deps, officer, { obligationId }));
    const task = round.task(education, "4.11");
    const comments = [
      { rowId: round.row(keys.truong), columnId: round.column(2023), body: "Thiếu nguồn." },
    ];
    const accept = {
      submissionId: first.submissionId,
      accept: [task],
      returns: [],
      reason: "",
      dueAt: null,
    };
    const giveBack = {
      submissionId: first.submissionId,
      accept: [],
      returns: [{ taskId: task, comments }],
      reason: "",
      dueAt: "2024-09-12T09:30:00.000Z",
    };
    const results = await Promise.all([
      decideSubmission(deps, finance, accept),
      decideSubmission(deps, office, giveBack),
    ]);
    expect(results.map(codeOf).sort()).toEqual(["collection.review.not-submitted", "ok"]);
    const other = round.task(education, "4.10");
    must(
      await decideSubmission(deps, office, {
        ...giveBack,
        returns: [{ taskId: other, comments: [{ section: "results", body: "Viết lại." }] }],
      }),
    );
    must(await submitWork(deps, officer, { obligationId, taskIds: [other] }));
    expect(codeOf(await decideSubmission(deps, finance, { ...accept, accept: [other] }))).toBe(
      "collection.review.not-submitted",
    );
  });

  test("a return must point at a place of the task, with words and a day to come", async () => {
    const school = await aSchoolRound();
    const { round, obligationId, officer, education, keys } = school;
    await fillSchool(school);
    const { submissionId } = must(await submitWork(deps, officer, { obligationId }));
    const taskId = round.task(education, "4.10");
    const there = { rowId: round.row(keys.tre), columnId: round.column(2023) };
    const dueAt = "2024-09-12T09:30:00.000Z";
    const giveBack = (
      comments: { rowId?: string; columnId?: string; body: string }[],
      due: string | null = dueAt,
    ) =>
      decideSubmission(deps, finance, {
        submissionId,
        accept: [],
        returns: [{ taskId, comments }],
        reason: "Sai.",
        dueAt: due,
      });
    expect(codeOf(await giveBack([]))).toBe("collection.review.reason-missing");
    expect(codeOf(await giveBack([{ ...there, body: "  " }]))).toBe(
      "collection.review.reason-missing",
    );
    expect(codeOf(await giveBack([{ body: "Sai cả." }]))).toBe("collection.review.reason-missing");
    const elsewhere = { rowId: round.row(keys.truong), columnId: round.column(2023), body: "Sai." };
    expect(codeOf(await giveBack([elsewhere]))).toBe("collection.review.reason-missing");
    expect(codeOf(await giveBack([{ ...there, body: "Sai." }], null))).toBe(
      "collection.review.deadline-past",
    );
    expect(codeOf(await giveBack([{ ...there, body: "Sai." }], "2024-09-01T00:00:00Z"))).toBe(
      "collection.review.deadline-past",
    );
    expect(codeOf(await giveBack([{ ...there, body: "Sai." }]))).toBe("ok");
  });

  test("a comment at a computed rate opens the counts below it", async () => {
    const school = await aSchoolRound();
    const { round, obligationId, officer, education, keys } = school;
    await fillSchool(school);
    const { submissionId } = must(await submitWork(deps, officer, { obligationId }));
    const comments = [
      {
        rowId: round.row(keys.tyle),
        columnId: round.column(2023),
        body: "Kiểm tra tử số, mẫu số.",
      },
    ];
    const returns = [{ taskId: round.task(education, "4.10"), comments }];
    must(
      await decideSubmission(deps, finance, {
        submissionId,
        accept: [],
        returns,
        reason: "",
        dueAt: "2024-09-12T09:30:00Z",
      }),
    );
    const sheet = must(await viewSheet(deps, officer, obligationId));
    expect(
      new Set(sheet.cells.filter(({ state }) => state === "returned").map(({ rowId }) => rowId)),
    ).toEqual(new Set([round.row(keys.tre), round.row(keys.nhatre)]));
  });
});

describe("who sees what", () => {
  test("a reviewer sees what was sent and nothing of the draft", async () => {
    const school = await aSchoolRound();
    const { obligationId, officer, keys, round } = school;
    await fillSchool(school);
    expect(must(await viewSheet(deps, office, obligationId))).toMatchObject({
      access: "read",
      counts: { filled: 0 },
    });
    must(
      await submitWork(deps, officer, {
        obligationId,
        taskIds: [round.task(school.education, "4.11")],
      }),
    );
    const sheet = must(await viewSheet(deps, office, obligationId));
    expect(sheet.counts.filled).toBe(3);
    expect(sheet.cells.every(({ state }) => state === "locked")).toBe(true);
    expect(sheet.cells.find(({ rowId }) => rowId === round.row(keys.tre))?.value).toBeNull();
  });

  test("a confidential item is not there for reviewers who are not named for it", async () => {
    made += 1;
    const unit = `Công an ${made}`;
    const round = await aCollectionRound(db, admin, {
      units: [unit],
      items: [
        { number: "5.4", secrecy: "confidential", units: [unit] },
        { number: "5.5", units: [unit] },
      ],
      rows: [
        { key: `a${made}`, item: "5.4", by: [unit] },
        { key: `b${made}`, item: "5.5", by: [unit] },
      ],
    });
    const rows = [`a${made}`, `b${made}`];
    const officer = await anActor(deps, admin, {
      username: `can-bo-${made}`,
      role: "unit_officer",
      unitId: round.unit(unit),
    });
    const named = await anActor(deps, admin, {
      username: `duoc-xem-${made}`,
      role: "finance",
      hasClearance: true,
    });
    const obligationId = round.obligation(unit);
    const cells = rows.flatMap((row) =>
      [2022, 2023, 2024].map((year) => typed({ round }, row, year, "70")),
    );
    must(await saveFigures(deps, officer, { obligationId, cells }));
    const { submissionId } = must(await submitWork(deps, officer, { obligationId }));
    const itemsFor = async (reader: Actor) => {
      const queue = must(await listReviews(deps, reader));
      const entry = queue.find((each) => each.submissionId === submissionId);
      const view = must(await viewSubmission(deps, reader, submissionId));
      const sheet = must(await viewSheet(deps, reader, obligationId));
      return [
        entry?.items.map(({ number }) => number),
        entry?.figures,
        view.cells.length,
        sheet.tasks.map(({ itemNumber }) => itemNumber),
        sheet.cells.length,
      ];
    };
    expect(await itemsFor(finance)).toEqual([["5.5"], 3, 3, ["5.5"], 3]);
    expect(await itemsFor(named)).toEqual([["5.4", "5.5"], 6, 6, ["5.4", "5.5"], 6]);
    const accept = {
      submissionId,
      accept: [round.task(unit, "5.4")],
      returns: [],
      reason: "",
      dueAt: null,
    };
    expect(codeOf(await decideSubmission(deps, finance, accept))).toBe("access.thing.not-found");
    expect(codeOf(await decideSubmission(deps, named, accept))).toBe("ok");
  });

  test("a second source cross-checks and is shown beside the main one", async () => {
    const school = await aSchoolRound();
    const { round, keys, health, stranger, officer, obligationId } = school;
    await fillSchool(school);
    const { submissionId } = must(await submitWork(deps, officer, { obligationId }));
    const cells = [2022, 2023, 2024].map((year) => typed(school, keys.truong, year, "31"));
    must(await saveFigures(deps, stranger, { obligationId: round.obligation(health), cells }));
    must(await submitWork(deps, stranger, { obligationId: round.obligation(health) }));
    const forReviewer = must(await viewSubmission(deps, finance, submissionId)).otherSources;
    expect(forReviewer.map(({ unit, value }) => [unit, value])).toEqual(
      Array(3).fill([health, "31"]),
    );
    expect(must(await viewSubmission(deps, officer, submissionId)).otherSources).toEqual([]);
  });
});

describe("viewMyWork(deps, actor)", () => {
  test("says what is asked, how far it is and what comes next", async () => {
    const school = await aSchoolRound();
    const { officer, keys, obligationId } = school;
    await saveFigures(deps, officer, {
      obligationId,
      cells: [typed(school, keys.tre, 2022, "15.126")],
    });
    const { rounds, contacts } = must(await viewMyWork(deps, officer));
    expect(rounds).toHaveLength(1);
    expect(
      rounds[0]?.tasks.map(({ itemNumber, asked, done, total, next }) => [
        itemNumber,
        asked,
        done,
        total,
        next,
      ]),
    ).toEqual([
      ["4.10", "6 số liệu, 5 đoạn thuyết minh", 1, 11, "continue"],
      ["4.11", "3 số liệu, 5 đoạn thuyết minh", 0, 8, "start"],
      ["5.1", "1 đoạn thuyết minh", 0, 1, "start"],
    ]);
    expect(rounds[0]?.deadline).toMatchObject({ dueOn: "2024-09-30", daysLeft: 24, isLate: false });
    expect(contacts.map(({ role }) => role)).toContain("office");
  });

  test("an obstacle is raised for an own item only, with an event", async () => {
    const { officer, obligationId, round } = await aSchoolRound();
    const request = {
      obligationId,
      kind: "obstacle" as const,
      body: "Chưa có số của Chi cục Thống kê.",
    };
    const { id } = must(
      await raiseIssue(deps, officer, { ...request, itemId: round.item("4.10") }),
    );
    expect(await kindsOf(id)).toEqual(["issue.raised"]);
    const strange = { ...request, itemId: "01920000-0000-7000-8000-000000000000" };
    expect(codeOf(await raiseIssue(deps, officer, strange))).toBe("access.thing.not-found");
    expect(must(await viewMyWork(deps, officer)).issues).toMatchObject([
      { itemNumber: "4.10", state: "open" },
    ]);
  });
});

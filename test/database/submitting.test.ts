import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../src/application/actor.ts";
import { askApproval } from "../../src/application/collection/ask-approval.ts";
import { decideApproval } from "../../src/application/collection/decide-approval.ts";
import { handOverTask } from "../../src/application/collection/hand-over-task.ts";
import { keepPresence } from "../../src/application/collection/keep-presence.ts";
import { listSubmissions } from "../../src/application/collection/list-submissions.ts";
import { saveFigures } from "../../src/application/collection/save-figures.ts";
import { saveNarratives } from "../../src/application/collection/save-narratives.ts";
import { submitWork } from "../../src/application/collection/submit-work.ts";
import { viewMyWork } from "../../src/application/collection/view-my-work.ts";
import { viewSheet } from "../../src/application/collection/view-sheet.ts";
import { withdrawSubmission } from "../../src/application/collection/withdraw-submission.ts";
import { decideSubmission } from "../../src/application/review/decide-submission.ts";
import { listReviews } from "../../src/application/review/list-reviews.ts";
import { disableAccount } from "../../src/application/organisation/disable-account.ts";
import { listHeldWork } from "../../src/application/organisation/list-held-work.ts";
import { moveAccount } from "../../src/application/organisation/move-account.ts";
import type { Successors } from "../../src/application/organisation/pass-on-work.ts";
import { changeRound } from "../../src/application/round/change-round.ts";
import { viewTracking } from "../../src/application/tracking/view-tracking.ts";
import type { Problem } from "../../src/domain/kernel/problem.ts";
import type { Result } from "../../src/domain/kernel/result.ts";
import { dependenciesOn } from "../../src/main/dependencies.ts";
import { anActor, anOrganization, fixedClock } from "../support/actors.ts";
import { aCollectionRound } from "../support/builders-collection.ts";
import { databaseOfThisFile } from "../support/database.ts";

const { db } = await databaseOfThisFile();
const deps = dependenciesOn(db, fixedClock("2024-09-06T01:15:00.000Z"));
const at = (instant: string) => dependenciesOn(db, fixedClock(instant));

function must<T>(result: Result<T, Problem>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code} ${JSON.stringify(result.error.details)}`);
}

const codeOf = (result: Result<unknown, Problem>): string => (result.ok ? "ok" : result.error.code);

let admin: Actor;
let made = 0;

/** One unit with an item to write about and a row to fill; an officer, a colleague and a head. */
async function aUnit() {
  made += 1;
  const n = made;
  const unit = `Phòng Nội vụ ${n}`;
  const round = await aCollectionRound(db, admin, {
    units: [unit],
    items: [
      { number: "1.1", units: [unit] },
      { number: "1.2", units: [unit] },
    ],
    rows: [{ key: `so${n}`, label: "Số lượt", item: "1.1", by: [unit] }],
  });
  const person = (name: string, role: "unit_officer" | "unit_head") =>
    anActor(deps, admin, {
      username: `${name}-${n}`,
      role,
      unitId: round.unit(unit),
      fullName: `${name} ${n}`,
    });
  const officer = await person("canbo", "unit_officer");
  const colleague = await person("dongnghiep", "unit_officer");
  const head = await person("truongphong", "unit_head");
  const office = await anActor(deps, admin, { username: `vanphong-${n}`, role: "office" });
  const obligationId = round.obligation(unit);
  const write = (actor: Actor, body = "Đạt 12 lượt.", baseEntryId: string | null = null) =>
    saveNarratives(deps, actor, {
      obligationId,
      paragraphs: [
        {
          itemId: round.item("1.2"),
          section: "results",
          point: 1,
          body,
          answersSection: null,
          answersPoint: null,
          baseEntryId,
        },
      ],
    });
  const ask = (isNeeded: boolean) =>
    changeRound(deps, office, { roundId: round.roundId, needsHeadApproval: isNeeded });
  const sheet = async (actor: Actor = officer) => must(await viewSheet(deps, actor, obligationId));
  return {
    n,
    unit,
    unitId: round.unit(unit),
    round,
    officer,
    colleague,
    head,
    office,
    obligationId,
    taskId: round.task(unit, "1.2"),
    write,
    ask,
    sheet,
  };
}
type Unit = Awaited<ReturnType<typeof aUnit>>;

const askFor = ({ officer, obligationId, taskId }: Unit) =>
  askApproval(deps, officer, { obligationId, taskIds: [taskId] });

const stateOf = async (unit: Unit) =>
  (await unit.sheet()).tasks.find(({ taskId }) => taskId === unit.taskId)?.state;

beforeAll(async () => {
  admin = await anOrganization(deps);
});

describe("approval by the unit's head", () => {
  test("an officer sends at once where the round asks for nothing", async () => {
    const unit = await aUnit();
    must(await unit.write(unit.officer));
    const { obligationId, taskId } = unit;
    expect(codeOf(await submitWork(deps, unit.officer, { obligationId, taskIds: [taskId] }))).toBe(
      "ok",
    );
  });

  test("where the round asks for it, an officer cannot send past the head", async () => {
    const unit = await aUnit();
    must(await unit.ask(true));
    must(await unit.write(unit.officer));
    const { obligationId } = unit;
    expect(codeOf(await submitWork(deps, unit.officer, { obligationId }))).toBe(
      "collection.submission.needs-approval",
    );
    expect(codeOf(await submitWork(deps, unit.head, { obligationId }))).toBe("ok");
  });

  test("a round asks no unit that has no head", async () => {
    const unit = await aUnit();
    must(await unit.ask(true));
    must(await unit.write(unit.officer));
    await db
      .updateTable("account")
      .set({ disabled_at: "2024-09-01T00:00:00.000Z" })
      .where("id", "=", unit.head.accountId)
      .execute();
    expect((await unit.sheet()).approval.isNeeded).toBe(false);
    expect(codeOf(await submitWork(deps, unit.officer, { obligationId: unit.obligationId }))).toBe(
      "ok",
    );
  });

  test("what lies before the head is frozen, and is told to the head first", async () => {
    const unit = await aUnit();
    must(await unit.ask(true));
    must(await unit.write(unit.officer));
    const asked = must(await askFor(unit));
    expect(asked.itemNumbers).toEqual(["1.2"]);
    const saved = must(await unit.write(unit.officer, "Đạt 13 lượt."));
    expect(saved.outcomes[0]?.kind).toBe("rejected");
    expect(codeOf(await askFor(unit))).toBe("collection.approval.waiting");
    const work = must(await viewMyWork(deps, unit.head));
    expect(work.rounds[0]?.approval).toMatchObject({
      isDecider: true,
      waiting: [{ approvalId: asked.approvalId, askedBy: unit.officer.fullName }],
    });
    expect(await stateOf(unit)).toBe("in_progress");
  });

  test("approving sends, and the receipt names both", async () => {
    const unit = await aUnit();
    must(await unit.ask(true));
    must(await unit.write(unit.officer));
    const { approvalId } = must(await askFor(unit));
    const yes = { approvalId, decision: "approved" as const, words: "" };
    expect(codeOf(await decideApproval(deps, unit.officer, yes))).toBe("access.action.forbidden");
    const { receipt } = must(await decideApproval(deps, unit.head, yes));
    expect(receipt?.itemNumbers).toEqual(["1.2"]);
    expect(await stateOf(unit)).toBe("submitted");
    const [sent] = must(await listSubmissions(deps, unit.officer, unit.obligationId));
    expect(sent).toMatchObject({
      submittedBy: unit.head.fullName,
      preparedBy: unit.officer.fullName,
    });
    expect(codeOf(await decideApproval(deps, unit.head, yes))).toBe("collection.approval.decided");
  });

  test("sending back needs words, opens the work again and says them", async () => {
    const unit = await aUnit();
    must(await unit.ask(true));
    must(await unit.write(unit.officer));
    const { approvalId } = must(await askFor(unit));
    const no = { approvalId, decision: "sent_back" as const };
    expect(codeOf(await decideApproval(deps, unit.head, { ...no, words: " " }))).toBe(
      "collection.approval.words-missing",
    );
    must(await decideApproval(deps, unit.head, { ...no, words: "Bổ sung nguyên nhân." }));
    const sheet = await unit.sheet();
    expect(sheet.approval.sentBack?.words).toBe("Bổ sung nguyên nhân.");
    expect(
      sheet.locks.items.find(({ itemId }) => itemId === unit.round.item("1.2"))?.otherwise,
    ).toBe("editable");
    must(await askFor(unit));
    expect((await unit.sheet()).approval.sentBack).toBeNull();
  });

  test("who asked may take it back before the head decides", async () => {
    const unit = await aUnit();
    must(await unit.ask(true));
    must(await unit.write(unit.officer));
    const { approvalId } = must(await askFor(unit));
    must(
      await decideApproval(deps, unit.officer, { approvalId, decision: "taken_back", words: "" }),
    );
    expect((await unit.sheet()).approval.waiting).toEqual([]);
  });
});

describe("withdrawing", () => {
  async function aSent() {
    const unit = await aUnit();
    must(await unit.write(unit.officer));
    const { obligationId, taskId } = unit;
    const receipt = must(await submitWork(deps, unit.officer, { obligationId, taskIds: [taskId] }));
    return { unit, receipt };
  }

  test("a submission nobody has decided on is taken back, and the reviewer's queue forgets it", async () => {
    const { unit, receipt } = await aSent();
    const waiting = async () =>
      must(await listReviews(deps, unit.office)).filter(
        ({ obligationId }) => obligationId === unit.obligationId,
      );
    expect(await waiting()).toHaveLength(1);
    must(await withdrawSubmission(deps, unit.colleague, receipt.submissionId));
    expect(await waiting()).toHaveLength(0);
    expect(await stateOf(unit)).toBe("in_progress");
    const [kept] = must(await listSubmissions(deps, unit.officer, unit.obligationId));
    expect(kept).toMatchObject({ receiptNumber: receipt.receiptNumber, revision: 1 });
    expect(kept?.withdrawnAt).not.toBeNull();
    expect((await unit.sheet(unit.office)).narratives).toEqual([]);
  });

  test("sending again after it is the next revision with another receipt", async () => {
    const { unit, receipt } = await aSent();
    must(await withdrawSubmission(deps, unit.officer, receipt.submissionId));
    const { obligationId, taskId } = unit;
    const again = must(await submitWork(deps, unit.officer, { obligationId, taskIds: [taskId] }));
    expect(again.revision).toBe(2);
    expect(again.receiptNumber).toBeGreaterThan(receipt.receiptNumber);
    expect((await unit.sheet()).withdrawable).toHaveLength(1);
  });

  test("what was decided on is not withdrawn", async () => {
    const { unit, receipt } = await aSent();
    must(
      await decideSubmission(deps, unit.office, {
        submissionId: receipt.submissionId,
        accept: [unit.taskId],
        returns: [],
        reason: "",
        dueAt: null,
      }),
    );
    expect(codeOf(await withdrawSubmission(deps, unit.officer, receipt.submissionId))).toBe(
      "collection.submission.not-withdrawable",
    );
  });

  test("what had been returned is as it was returned once its correction is withdrawn", async () => {
    const { unit, receipt } = await aSent();
    const dueAt = "2024-09-10T10:00:00.000Z";
    must(
      await decideSubmission(deps, unit.office, {
        submissionId: receipt.submissionId,
        accept: [],
        returns: [
          { taskId: unit.taskId, comments: [{ section: "results", body: "Nêu rõ số lượt." }] },
        ],
        reason: "",
        dueAt,
      }),
    );
    const base = (await unit.sheet()).narratives[0]?.entryId ?? null;
    must(await unit.write(unit.officer, "Đạt 12 lượt trong năm.", base));
    const { obligationId, taskId } = unit;
    const again = must(await submitWork(deps, unit.officer, { obligationId, taskIds: [taskId] }));
    must(await withdrawSubmission(deps, unit.officer, again.submissionId));
    expect(await stateOf(unit)).toBe("returned");
    const task = (await unit.sheet()).tasks.find((each) => each.taskId === taskId);
    expect(task?.returned?.dueAt).toBe(dueAt);
  });

  test("another unit cannot take it back, nor learn that it is there", async () => {
    const { receipt } = await aSent();
    const stranger = await aUnit();
    expect(codeOf(await withdrawSubmission(deps, stranger.officer, receipt.submissionId))).toBe(
      "access.thing.not-found",
    );
  });
});

describe("handing a task to a colleague", () => {
  const holderIn = async (unit: Unit, actor: Actor, on = deps) =>
    must(await viewMyWork(on, actor)).rounds[0]?.tasks.find(({ taskId }) => taskId === unit.taskId)
      ?.holder;

  test("both see it, until it is taken back", async () => {
    const unit = await aUnit();
    const { obligationId, taskId, colleague, officer } = unit;
    const hand = { obligationId, taskId, words: "Nhờ anh nhập giúp.", until: null };
    must(await handOverTask(deps, officer, { ...hand, accountId: colleague.accountId }));
    for (const actor of [officer, colleague])
      expect(await holderIn(unit, actor)).toMatchObject({
        fullName: colleague.fullName,
        handedBy: officer.fullName,
        words: "Nhờ anh nhập giúp.",
        isActive: true,
      });
    must(await handOverTask(deps, officer, { ...hand, accountId: null }));
    expect(await holderIn(unit, officer)).toBeNull();
  });

  test("it ends by itself after its last day", async () => {
    const unit = await aUnit();
    const { obligationId, taskId, colleague, officer } = unit;
    must(
      await handOverTask(deps, officer, {
        obligationId,
        taskId,
        accountId: colleague.accountId,
        words: "",
        until: "2024-09-07",
      }),
    );
    expect(await holderIn(unit, officer, at("2024-09-07T10:00:00.000Z"))).not.toBeNull();
    expect(await holderIn(unit, officer, at("2024-09-08T01:00:00.000Z"))).toBeNull();
  });

  test("nobody outside the unit can be given it", async () => {
    const unit = await aUnit();
    const { obligationId, taskId, officer, office } = unit;
    const hand = { obligationId, taskId, accountId: office.accountId, words: "", until: null };
    expect(codeOf(await handOverTask(deps, officer, hand))).toBe("collection.handover.not-of-unit");
  });
});

describe("locking an account", () => {
  const lock = (accountId: string, successors: Successors = []) =>
    disableAccount(deps, admin, { accountId, isDisabled: true, successors });

  test("who has tasks is locked only with a successor named, who then has them", async () => {
    const unit = await aUnit();
    const { obligationId, taskId, colleague, officer, head } = unit;
    const hand = { obligationId, taskId, words: "", until: null };
    must(await handOverTask(deps, officer, { ...hand, accountId: colleague.accountId }));
    expect(await lock(colleague.accountId)).toMatchObject({
      ok: false,
      error: { code: "organisation.account.still-holds", details: { tasks: 1 } },
    });
    const successors = [{ unitId: unit.unitId, accountId: head.accountId }];
    must(await lock(colleague.accountId, successors));
    const [round] = must(await viewMyWork(deps, officer)).rounds;
    expect(round?.tasks.find((task) => task.taskId === taskId)?.holder).toMatchObject({
      fullName: head.fullName,
      isActive: true,
    });
  });

  test("left to the unit, the task is everybody's and under nobody's name", async () => {
    const unit = await aUnit();
    const { obligationId, taskId, colleague, officer, head } = unit;
    const hand = { obligationId, taskId, words: "", until: null };
    must(await handOverTask(deps, officer, { ...hand, accountId: colleague.accountId }));
    must(await lock(colleague.accountId, [{ unitId: unit.unitId, accountId: null }]));
    const [round] = must(await viewMyWork(deps, head)).rounds;
    const task = round?.tasks.find((each) => each.taskId === taskId);
    expect([task?.itemNumber, task?.holder]).toEqual(["1.2", null]);
  });

  test("moved to another unit a person leaves the work behind with a name, and sees the other's", async () => {
    const [unit, other] = [await aUnit(), await aUnit()];
    const { obligationId, taskId, colleague, officer, head } = unit;
    const hand = { obligationId, taskId, words: "", until: null };
    must(await handOverTask(deps, officer, { ...hand, accountId: colleague.accountId }));
    const { accountId } = colleague;
    const move = (successors: Successors) =>
      moveAccount(deps, admin, {
        accountId,
        fromUnitId: unit.unitId,
        toUnitId: other.unitId,
        successors,
      });
    expect(must(await listHeldWork(deps, admin, accountId))).toMatchObject([
      { taskId, itemNumber: "1.2", isHanded: true },
    ]);
    expect(codeOf(await move([]))).toBe("organisation.account.still-holds");
    const stranger = [{ unitId: unit.unitId, accountId: other.head.accountId }];
    expect(codeOf(await move(stranger))).toBe("collection.handover.not-of-unit");
    must(await move([{ unitId: unit.unitId, accountId: head.accountId }]));
    const [round] = must(await viewMyWork(deps, officer)).rounds;
    expect(round?.tasks.find((task) => task.taskId === taskId)?.holder?.fullName).toBe(
      head.fullName,
    );
    const accounts = await deps.work.read(admin, ({ organisation }) => organisation.listAccounts());
    const { roles = [] } = accounts.find(({ id }) => id === accountId) ?? {};
    expect(roles).toEqual([{ role: "unit_officer", unitId: other.unitId }]);
    expect(must(await listHeldWork(deps, admin, accountId))).toEqual([]);
    expect(codeOf(await move([]))).toBe("organisation.account.not-of-unit");
  });

  test("a unit left without anybody is told to the Office", async () => {
    const unit = await aUnit();
    const unattended = async () =>
      must(await viewTracking(deps, unit.office, unit.round.roundId)).unattended;
    must(await lock(unit.colleague.accountId));
    must(await lock(unit.head.accountId));
    expect(await unattended()).toEqual([]);
    expect(codeOf(await lock(unit.officer.accountId))).toBe("organisation.account.still-holds");
    must(await lock(unit.officer.accountId, [{ unitId: unit.unitId, accountId: null }]));
    expect(await unattended()).toHaveLength(1);
  });
});

describe("presence", () => {
  const seen = (unit: Unit, actor: Actor, instant: string, cursor: string | null = null) =>
    keepPresence(at(instant), actor, {
      obligationId: unit.obligationId,
      rowId: unit.round.row(`so${unit.n}`),
      cursor,
    });

  test("two in one form see each other, and half a minute later no more", async () => {
    const unit = await aUnit();
    must(await seen(unit, unit.officer, "2024-09-06T02:00:00.000Z"));
    const now = must(await seen(unit, unit.colleague, "2024-09-06T02:00:10.000Z"));
    expect(now.others).toEqual([
      {
        accountId: unit.officer.accountId,
        fullName: unit.officer.fullName,
        rowId: unit.round.row(`so${unit.n}`),
      },
    ]);
    const later = must(await seen(unit, unit.colleague, "2024-09-06T02:00:31.000Z"));
    expect(later.others).toEqual([]);
  });

  test("what the other saved since the cursor is answered", async () => {
    const unit = await aUnit();
    const { cursor } = must(await seen(unit, unit.colleague, "2024-09-06T02:00:00.000Z"));
    const cell = {
      rowId: unit.round.row(`so${unit.n}`),
      columnId: unit.round.column(2023),
    };
    const { obligationId } = unit;
    must(
      await saveFigures(at("2024-09-06T02:00:05.000Z"), unit.officer, {
        obligationId,
        cells: [{ ...cell, typed: "12", baseEntryId: null }],
      }),
    );
    const next = must(await seen(unit, unit.colleague, "2024-09-06T02:00:08.000Z", cursor));
    expect(next.cells).toEqual([
      expect.objectContaining({ ...cell, typed: "12", by: unit.officer.fullName }),
    ]);
    const quiet = must(await seen(unit, unit.colleague, "2024-09-06T02:01:00.000Z", next.cursor));
    const last = must(await seen(unit, unit.colleague, "2024-09-06T02:01:05.000Z", quiet.cursor));
    expect(last.cells).toEqual([]);
  });
});

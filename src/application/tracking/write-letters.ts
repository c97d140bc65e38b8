import { groupBy } from "../../domain/kernel/group-by.ts";
import { isOwed } from "../../domain/collection/tracking-board.ts";
import {
  type LocalDate,
  dateParts,
  daysBetween,
  formatOfficialShortDate,
} from "../../domain/kernel/local-date.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { documentTypeOf } from "../../domain/plan/document-type.ts";
import { lowerFirst } from "../../domain/report/plan-words.ts";
import {
  type LetterUnit,
  type UrgingLetterInput,
  composeUrgingLetter,
} from "../../domain/report/compose-urging-letter.ts";
import { letterheadOf } from "../../domain/report/letterhead.ts";
import { signingAuthority } from "../../domain/report/signing-authority.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import { toLocalDate, toLocalMoment } from "../instant.ts";
import type { Dependencies, Stores } from "../ports.ts";
import type {
  FiledLetter,
  RoundPlan,
  TrackedItemRow,
  TrackedTaskRow,
  TrackedUnitRow,
} from "./tracking-store.ts";
import { dueAt } from "./view-tracking.ts";

export interface LettersRequest {
  readonly roundId: string;
  readonly unitIds: readonly string[];
  /** One letter to all, or one to each. */
  readonly isCollective: boolean;
  readonly sendBy: LocalDate;
  /** "Chánh Văn phòng", "Phó Chủ tịch", "Chủ tịch". */
  readonly signerPosition: string;
  /** Who gathers the reports. */
  readonly receiver: string;
}

export interface LettersWritten {
  /** Names the letters for their download. */
  batchId: string;
  letters: number;
  /** Units left out because they owe nothing. */
  skipped: string[];
}

type LetterProblem = Problem<
  "access.action.forbidden" | "access.thing.not-found" | "urging.letter.nothing-owed"
>;

/** "Kế hoạch số 147/KH-UBND ngày 30/8/2024 của Ủy ban nhân dân … về …". */
function citationOf({ documentType, symbol, number, issuedOn, issuer, title }: RoundPlan): string {
  const type = documentTypeOf(symbol, documentType);
  const named = number === null ? "" : ` số ${number}/${symbol.replace(/^\//u, "")}`;
  const dated = issuedOn === null ? "" : ` ngày ${formatOfficialShortDate(issuedOn)}`;
  return `${type}${named}${dated} của ${issuer} về ${lowerFirst(title)}`;
}

interface Board {
  readonly items: ReadonlyMap<string, TrackedItemRow>;
  readonly tasksOf: ReadonlyMap<string, readonly TrackedTaskRow[]>;
  readonly now: string;
}

/** What one unit owes, in the order of the plan. */
function toLetterUnit(unit: TrackedUnitRow, { items, tasksOf, now }: Board): LetterUnit {
  const own = tasksOf.get(unit.unitId) ?? [];
  const today = toLocalDate(now);
  return {
    id: unit.unitId,
    name: unit.name,
    assigned: own.length,
    tasks: own
      .filter((task) => isOwed({ state: task.state, dueAt: dueAt(task) }))
      .map((task) => {
        const item = items.get(task.itemId);
        const dueOn = toLocalDate(dueAt(task));
        const issue = unit.openIssues.find(({ itemId }) => itemId === task.itemId);
        const isConfidential = item === undefined || item.isConfidential;
        return {
          number: task.itemNumber,
          title: isConfidential ? null : item.title,
          dueOn,
          daysLate: daysBetween(dueOn, today),
          isReturned: task.state === "returned",
          obstacle: isConfidential ? null : (issue?.body ?? null),
        };
      }),
  };
}

/** Letters of one day belong to one urging, together with its notices. */
async function occasionOf({ tracking }: Stores, roundId: string, now: string): Promise<number> {
  const last = await tracking.findLastOccasion(roundId);
  if (last === undefined) return 1;
  return toLocalDate(last.sentAt) === toLocalDate(now) ? last.occasion : last.occasion + 1;
}

const wordsOf = (occasion: number, sendBy: LocalDate): string =>
  `Công văn đôn đốc lần ${occasion}, hạn gửi ${formatOfficialShortDate(sendBy)}.`;

const fileNameOf = (occasion: number, units: readonly LetterUnit[]): string => {
  const [only] = units;
  const whom = units.length === 1 && only !== undefined ? only.name : `${units.length} đơn vị`;
  return `Công văn đôn đốc lần ${occasion} - ${whom.replace(/[\\/:*?"<>|]/gu, " ")}.docx`;
};

/**
 * Writes urging letters (công văn đôn đốc) to units that lack something, one to all or one to each,
 * files a copy of each and logs it beside the obligation. Number and date are left to the registry.
 */
export async function writeLetters(
  { work, clock, secrets, writers }: Dependencies,
  actor: Actor,
  request: LettersRequest,
): Promise<Result<LettersWritten, LetterProblem>> {
  const allowed = requireAction(actor, "reminder.send");
  if (!allowed.ok) return allowed;
  return work.write<LettersWritten, LetterProblem>(actor, async (stores) => {
    const { tracking, events } = stores;
    const { roundId } = request;
    const plan = await tracking.findRoundPlan(roundId);
    if (plan === undefined) return notFound("round");
    const now = clock.now();
    const board: Board = {
      items: new Map((await tracking.listItems(roundId)).map((item) => [item.id, item])),
      tasksOf: groupBy(await tracking.listTasks(roundId), ({ unitId }) => unitId),
      now,
    };
    const tracked = await tracking.listUnits(roundId);
    const obligations = new Map(tracked.map((unit) => [unit.unitId, unit.obligationId]));
    const all = tracked.map((unit) => toLetterUnit(unit, board));
    const unitsDone = all.filter(({ tasks }) => tasks.length === 0).length;
    const units = all.filter(({ id }) => request.unitIds.includes(id));
    const owing = units.filter(({ tasks }) => tasks.length > 0);
    if (owing.length === 0) return err(problem("urging.letter.nothing-owed", {}));
    const occasion = await occasionOf(stores, roundId, now);
    const phone = await tracking.findOwnPhone();
    const batchId = secrets.newId();
    const inputOf = (to: readonly LetterUnit[]): UrgingLetterInput => ({
      issuing: {
        ...letterheadOf(plan.issuer),
        issuerName: plan.issuer,
        place: plan.place,
        number: null,
        symbol: "UBND-VP",
        date: null,
        year: dateParts(toLocalDate(now)).year,
        legalBases: [],
        signature: {
          authority: signingAuthority(plan.issuer, request.signerPosition),
          position: request.signerPosition,
          name: null,
        },
        recipients: [
          "Như trên",
          `Chủ tịch, các Phó Chủ tịch ${plan.issuer} (báo cáo)`,
          "Lưu: VT, TH",
        ],
        writtenAt: now,
      },
      plan: citationOf(plan),
      subject: `báo cáo ${lowerFirst(plan.title)}`,
      units: to,
      unitsInAll: all.length,
      unitsDone,
      asOf: toLocalMoment(now),
      occasion,
      sendBy: request.sendBy,
      receiver: request.receiver,
      contact: { fullName: actor.fullName, phone },
    });
    const letters = request.isCollective ? [owing] : owing.map((unit) => [unit]);
    for (const to of letters) {
      const content = await writers.docx(composeUrgingLetter(inputOf(to)));
      const id = secrets.newId();
      await tracking.addLetter({
        id,
        batchId,
        roundId,
        unitIds: to.map((unit) => unit.id),
        occasion,
        fileName: fileNameOf(occasion, to),
        content,
        sha256: secrets.fingerprint(content),
        at: now,
      });
      for (const unit of to) {
        const obligationId = obligations.get(unit.id) ?? "";
        const itemNumbers = unit.tasks.map(({ number }) => number);
        await tracking.addReminder({
          id: secrets.newId(),
          channel: "letter",
          obligationId,
          occasion,
          body: wordsOf(occasion, request.sendBy),
          itemNumbers,
          sentAt: now,
        });
        await events.record({
          subject: "obligation",
          subjectId: obligationId,
          kind: "obligation.letter-written",
          details: { letterId: id, occasion, itemNumbers },
        });
      }
    }
    const skipped = units.filter(({ tasks }) => tasks.length === 0).map(({ name }) => name);
    return ok({ batchId, letters: letters.length, skipped });
  });
}

type ReadProblem = Problem<"access.action.forbidden" | "access.thing.not-found">;

/** The letters of one writing, as they were filed. */
export async function readLetters(
  { work }: Dependencies,
  actor: Actor,
  batchId: string,
): Promise<Result<readonly { fileName: string; content: Uint8Array }[], ReadProblem>> {
  const allowed = requireAction(actor, "tracking.read");
  if (!allowed.ok) return allowed;
  const letters = await work.read(actor, ({ tracking }) => tracking.findLetters(batchId));
  return letters.length === 0 ? notFound("letter") : ok(letters);
}

/** The urging letters of a round, the latest first. */
export async function listLetters(
  { work }: Dependencies,
  actor: Actor,
  roundId: string,
): Promise<Result<readonly FiledLetter[], ReadProblem>> {
  const allowed = requireAction(actor, "tracking.read");
  if (!allowed.ok) return allowed;
  return ok(await work.read(actor, ({ tracking }) => tracking.listLetters(roundId)));
}

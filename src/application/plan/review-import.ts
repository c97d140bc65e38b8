import { listQuestions } from "../../domain/plan/review-questions.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { isAnswerFit } from "../../domain/plan/check-answer.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import { compareReadings } from "../../domain/plan/compare-readings.ts";
import { canonicalJson } from "../../domain/kernel/canonical-json.ts";
import type { Dependencies, Stores } from "../ports.ts";
import { mayOpenImport } from "./import-access.ts";
import type { ImportRecord } from "./plan-store.ts";
import { type ReviewedImport, toReviewed } from "./reviewed-import.ts";
import { readRegister, termOf } from "./read-register.ts";

type ReviewProblem = Problem<
  "access.action.forbidden" | "access.thing.not-found" | "plan.import.closed"
>;
type AnswerProblem = ReviewProblem | Problem<"plan.import.answer-invalid">;

/** Imports, newest first. */
export async function listImports({ work }: Dependencies, actor: Actor) {
  const allowed = requireAction(actor, "plan.import");
  if (!allowed.ok) return allowed;
  return ok(await work.read(actor, ({ plan }) => plan.listImports()));
}

/** An import under review: the document, what was understood of it, and what is still to confirm. */
export async function viewImport({ work, clock }: Dependencies, actor: Actor, importId: string) {
  const allowed = requireAction(actor, "plan.import");
  if (!allowed.ok) return allowed;
  return work.read(actor, async (stores) => {
    const found = await stores.plan.findImport(importId);
    if (found === undefined || !mayOpenImport(actor, found)) return notFound("import");
    const record = toReviewed(found);
    const today = clock.today();
    const register = await readRegister(stores, record.reading, today);
    const term = termOf(record, today);
    const questions = listQuestions(record.reading, register.matches);
    const open = questions.filter((question) => record.answers[question.id] === undefined);
    return ok({
      id: record.id,
      fileName: record.fileName,
      state: record.state,
      termFrom: record.termFrom,
      termTo: record.termTo,
      startedAt: record.startedAt,
      planId: record.planId,
      blocks: [...record.blocks],
      reading: record.reading,
      document: record.document,
      answers: { ...record.answers },
      answered: Object.fromEntries(
        Object.entries(record.answered).map(([question, { id, by, at }]) => [
          question,
          { id, by, at },
        ]),
      ),
      revision: await revisionOf(stores, record),
      questions: [...questions],
      openQuestions: open.length,
      term,
      matches: [...register.matches],
      units: register.units.map(({ id, name, shortName, kind }) => ({ id, name, shortName, kind })),
      groups: register.groups.map(({ id, name, memberIds }) => ({
        id,
        name,
        memberIds: [...memberIds],
      })),
    });
  });
}

/** What this document changes of the one it revises; null where it revises none. */
async function revisionOf({ plan }: Stores, { revises, document }: ReviewedImport) {
  const earlier = revises === null ? undefined : await plan.findImport(revises);
  if (earlier === undefined) return null;
  const { items, gone } = compareReadings(earlier.reading, document);
  return {
    importId: earlier.id,
    fileName: earlier.fileName,
    startedAt: earlier.startedAt,
    items: items.map(({ ordinal, kind, before }) => ({
      ordinal,
      kind,
      before: before?.originalText ?? null,
    })),
    gone: gone.map(({ number, title }) => ({ number, title })),
  };
}

/** An answer to one question, and the answer it was given in place of where the page showed one. */
export interface GivenToQuestion {
  readonly question: string;
  readonly value: unknown;
  /** Left out by programs that do not mind what stood there. */
  readonly base?: string | null | undefined;
}

/** An answer that somebody else gave meanwhile, differently; nothing was changed there. */
export interface AnswerConflict {
  readonly question: string;
  readonly value: unknown;
  readonly id: string;
  readonly by: string;
  readonly at: string;
}

/** True where the answer would take the place of one that the person has not seen. */
function isUnseen(
  { answers, answered }: ImportRecord,
  given: GivenToQuestion,
  actor: Actor,
): boolean {
  const current = answered[given.question];
  if (given.base === undefined || current === undefined || current.id === given.base) return false;
  if (current.byId === actor.accountId) return false;
  return canonicalJson(answers[given.question]) !== canonicalJson(given.value);
}

const conflictAt = (record: ImportRecord, { question }: GivenToQuestion): AnswerConflict[] => {
  const current = record.answered[question];
  if (current === undefined) return [];
  const { id, by, at } = current;
  return [{ question, value: record.answers[question], id, by, at }];
};

/**
 * Keeps a person's answers to questions of an import; a later answer supersedes. Two people at once
 * do not overwrite each other: an answer given meanwhile comes back with who gave it.
 */
export async function answerImport(
  { work, clock, secrets }: Dependencies,
  actor: Actor,
  request: {
    readonly importId: string;
    readonly answers: readonly GivenToQuestion[];
  },
): Promise<Result<{ conflicts: AnswerConflict[] }, AnswerProblem>> {
  const allowed = requireAction(actor, "plan.import");
  if (!allowed.ok) return allowed;
  return work.write<{ conflicts: AnswerConflict[] }, AnswerProblem>(actor, async (stores) => {
    const found = await stores.plan.lockImport(request.importId);
    if (found === undefined || !mayOpenImport(actor, found)) return notFound("import");
    const record = toReviewed(found);
    if (record.state !== "reviewing") {
      return err(problem("plan.import.closed", { importId: record.id }));
    }
    const { reading, document } = record;
    const register = await readRegister(stores, reading, clock.today());
    const questions = listQuestions(reading, register.matches);
    const wrong = request.answers.find(
      ({ question, value }) =>
        !isAnswerFit(question, value, { ...register, reading, document, questions }),
    );
    if (wrong !== undefined) {
      const asked = questions.find(({ id }) => id === wrong.question);
      const details = { question: asked?.sentence ?? wrong.question };
      return err(problem("plan.import.answer-invalid", details));
    }
    const at = clock.now();
    const [unseen, fresh] = [true, false].map((wanted) =>
      request.answers.filter((given) => isUnseen(record, given, actor) === wanted),
    );
    for (const { question, value } of fresh ?? []) {
      await stores.plan.answer(record.id, question, value, at, secrets.newId());
    }
    return ok({ conflicts: (unseen ?? []).flatMap((given) => conflictAt(record, given)) });
  });
}

/** Ends an import that will not become a plan; the file and the answers are kept. */
export async function discardImport(
  { work }: Dependencies,
  actor: Actor,
  importId: string,
): Promise<Result<void, ReviewProblem>> {
  const allowed = requireAction(actor, "plan.import");
  if (!allowed.ok) return allowed;
  return work.write<void, ReviewProblem>(actor, async ({ plan, events }) => {
    const record = await plan.lockImport(importId);
    if (record === undefined || !mayOpenImport(actor, record)) return notFound("import");
    if (record.state !== "reviewing") {
      return err(problem("plan.import.closed", { importId }));
    }
    await plan.closeImport(importId, "discarded", null);
    await events.record({
      subject: "plan-import",
      subjectId: importId,
      kind: "plan-import.discarded",
      from: "reviewing",
      to: "discarded",
    });
    return ok(undefined);
  });
}

import { listQuestions } from "../../domain/plan/review-questions.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { isAnswerFit } from "../../domain/plan/check-answer.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import { mayOpenImport } from "./import-access.ts";
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
    const record = await stores.plan.findImport(importId);
    if (record === undefined || !mayOpenImport(actor, record)) return notFound("import");
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
      answers: { ...record.answers },
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

/** Keeps a person's answers to questions of an import; a later answer supersedes. */
export async function answerImport(
  { work, clock, secrets }: Dependencies,
  actor: Actor,
  request: {
    readonly importId: string;
    readonly answers: readonly { readonly question: string; readonly value: unknown }[];
  },
): Promise<Result<void, AnswerProblem>> {
  const allowed = requireAction(actor, "plan.import");
  if (!allowed.ok) return allowed;
  return work.write<void, AnswerProblem>(actor, async (stores) => {
    const record = await stores.plan.lockImport(request.importId);
    if (record === undefined || !mayOpenImport(actor, record)) return notFound("import");
    if (record.state !== "reviewing") {
      return err(problem("plan.import.closed", { importId: record.id }));
    }
    const { reading } = record;
    const register = await readRegister(stores, reading, clock.today());
    const questions = listQuestions(reading, register.matches);
    const wrong = request.answers.find(
      ({ question, value }) => !isAnswerFit(question, value, { ...register, reading, questions }),
    );
    if (wrong !== undefined) {
      const asked = questions.find(({ id }) => id === wrong.question);
      const details = { question: asked?.sentence ?? wrong.question };
      return err(problem("plan.import.answer-invalid", details));
    }
    const at = clock.now();
    for (const { question, value } of request.answers) {
      await stores.plan.answer(record.id, question, value, at, secrets.newId());
    }
    return ok(undefined);
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

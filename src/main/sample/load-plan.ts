import { confirmImport } from "../../application/plan/confirm-import.ts";
import { importPlan } from "../../application/plan/import-plan.ts";
import { issuePlan } from "../../application/plan/issue-plan.ts";
import { answerImport, viewImport } from "../../application/plan/review-import.ts";
import { viewPlan } from "../../application/plan/view-plan.ts";
import type { Actor } from "../../application/actor.ts";
import type { Dependencies } from "../../application/ports.ts";
import type { ReviewQuestion } from "../../domain/plan/review-questions.ts";
import { factsOfTarget } from "./figures.ts";
import { SAMPLE_PLAN_FILE, must, readFixture, readFixtureBytes } from "./fixtures.ts";
import type { SampleOrganisation } from "./load-organisation.ts";
import { storyGoesOn, storyGoesTo } from "./sample-clock.ts";

/** The issued plan of the sample, by the numbers and codes it prints. */
export interface SamplePlan {
  readonly planId: string;
  readonly versionId: string;
  readonly itemId: (number: string) => string;
  readonly target: (code: string) => { readonly id: string; readonly indicatorId: string };
}

/** What a clerk answers where the reader proposes nothing, by the item's number. */
interface Answers {
  readonly leads: Readonly<Record<string, string>>;
  readonly baselines: Readonly<Record<string, string>>;
}

const answers: Answers = readFixture("answers.json");

function answerTo(
  question: ReviewQuestion,
  itemNumber: string,
  unitId: (name: string) => string,
): string {
  const lead = question.kind === "lead" ? answers.leads[itemNumber] : undefined;
  if (lead !== undefined) return unitId(lead);
  const baseline = question.kind === "target-baseline" ? answers.baselines[itemNumber] : undefined;
  const answer = baseline ?? question.proposed;
  if (answer === null) throw new Error(`sample: nobody answers ${question.id}`);
  return answer;
}

async function answerQuestions(
  deps: Dependencies,
  actor: Actor,
  importId: string,
  { unitId }: SampleOrganisation,
): Promise<void> {
  const { questions, reading, units, groups } = must(
    "review",
    await viewImport(deps, actor, importId),
  );
  const numberOf = new Map(reading.items.map((item) => [item.ordinal, item.number ?? ""]));
  const given = questions.map((question) => ({
    question: question.id,
    value: answerTo(question, numberOf.get(question.items[0] ?? 0) ?? "", unitId),
  }));
  // the tables of item 7 name nobody in the plan: everybody fills them
  const everybody = [...groups, ...units.filter((unit) => unit.kind === "agency")];
  const tables = { question: "units:7", value: everybody.map(({ id }) => id) };
  must("answers", await answerImport(deps, actor, { importId, answers: [...given, tables] }));
}

/** The targets' indicators say from the start where the figures of the sample are from. */
function withSources(deps: Dependencies): Dependencies {
  const write: Dependencies["work"]["write"] = (scope, work) =>
    deps.work.write(scope, (stores) => {
      const addIndicator = (indicator: Parameters<typeof stores.form.addIndicator>[0]) =>
        stores.form.addIndicator({ ...indicator, ...factsOfTarget(indicator.code) });
      return work({ ...stores, form: { ...stores.form, addIndicator } });
    });
  return { ...deps, work: { ...deps.work, write } };
}

/** Imports the plan document, answers what it leaves open, and issues it. */
export async function loadPlan(
  deps: Dependencies,
  organisation: SampleOrganisation,
): Promise<SamplePlan> {
  const office = organisation.actor("vanphong");
  storyGoesTo("2024-08-23 14:10");
  const file = { fileName: SAMPLE_PLAN_FILE, bytes: readFixtureBytes(SAMPLE_PLAN_FILE) };
  const started = must(
    "import",
    await importPlan(deps, office, { file, termFrom: 2020, termTo: 2025 }),
  );
  storyGoesOn(1500);
  await answerQuestions(deps, office, started.id, organisation);
  storyGoesOn(600);
  const { planId } = must("confirm", await confirmImport(withSources(deps), office, started.id));
  storyGoesTo("2024-08-26 08:40");
  const issue = { planId, number: "251", issuedOn: "2024-08-26", acknowledgesUnmeasured: true };
  must("issue", await issuePlan(deps, office, issue));
  return describePlan(deps, organisation.actor("tckh"), planId);
}

/** Ids of items and targets, as a person named for confidential items sees them. */
async function describePlan(
  deps: Dependencies,
  reader: Actor,
  planId: string,
): Promise<SamplePlan> {
  const plan = must("plan", await viewPlan(deps, reader, planId));
  const items = new Map(plan.items.map((item) => [item.number, item.id]));
  const targets = new Map(
    plan.items.flatMap((item) => item.targets).map((target) => [target.code, target]),
  );
  const found = <T>(value: T | undefined, name: string): T => {
    if (value === undefined) throw new Error(`sample: the plan has no ${name}`);
    return value;
  };
  return {
    planId,
    versionId: plan.versionId,
    itemId: (number) => found(items.get(number), `item ${number}`),
    target: (code) => found(targets.get(code), `target ${code}`),
  };
}

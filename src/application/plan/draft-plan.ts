import { assignUnits } from "../../domain/assignment/assign-units.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { addedRules } from "../../domain/plan/added-rules.ts";
import { answeredTarget } from "../../domain/plan/answered-target.ts";
import { isGroupConfidential, isItemSecret } from "../../domain/plan/confidential-parts.ts";
import { type DeadlinePolicy, interpretDeadline } from "../../domain/plan/deadline-policy.ts";
import type { DocumentBlock, SourceSpan } from "../../domain/plan/plan-document.ts";
import type { PlanReading, ReadGroup, ReadItem } from "../../domain/plan/plan-reading.ts";
import type { PlanTerm } from "../../domain/plan/propose-target.ts";
import { itemKey } from "../../domain/plan/questions/item-key.ts";
import { shortTitle } from "../../domain/plan/short-title.ts";
import { type TargetProblem, makeTarget } from "../../domain/plan/target.ts";
import type { NewIndicator } from "../form/form-store.ts";
import type { ImportRecord, NewGroup, NewItem, NewTarget } from "./plan-store.ts";
import type { PlanRegister } from "./read-register.ts";

/** A review that has answered everything. */
export interface AnsweredImport {
  readonly record: ImportRecord;
  readonly register: PlanRegister;
  readonly term: PlanTerm;
  readonly policy: DeadlinePolicy;
  readonly newId: () => string;
}

/** What a review says of a plan, ready to be stored. */
export interface PlanDraft {
  readonly groups: readonly NewGroup[];
  /** One for each target, which names it. */
  readonly indicators: readonly NewIndicator[];
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

const wordsAt = (blocks: readonly DocumentBlock[], { block, start, end }: SourceSpan): string =>
  blocks[block]?.text.slice(start, end) ?? "";

const numberOf = (item: ReadItem): string => item.number ?? String(item.ordinal);

/** The confirmed rules of an item, each as a new target with an indicator of its own. */
function draftTargets(
  item: ReadItem,
  { record, term, newId }: AnsweredImport,
): Result<readonly NewTarget[], TargetProblem> {
  const { reading, answers, blocks } = record;
  const made: NewTarget[] = [];
  for (const [index, read] of item.targets.entries()) {
    const key = `target:${itemKey(item, reading)}:${index}`;
    const answered = answeredTarget(read, key, answers, term);
    if (answered === null) continue;
    const rule = makeTarget(answered, numberOf(item));
    if (!rule.ok) return rule;
    made.push({
      id: newId(),
      code: numberOf(item),
      ordinal: made.length + 1,
      indicatorId: newId(),
      measure: read.measure,
      rule: rule.value,
      exclusion: answers[`${key}:exclusion`] === "include" ? null : read.exclusion,
      sourceText: wordsAt(blocks, read.span),
      sourceSpan: read.span,
    });
  }
  const key = itemKey(item, reading);
  for (const { measure, rule, span } of addedRules(answers[`added:${key}`], term) ?? []) {
    made.push({
      id: newId(),
      code: numberOf(item),
      ordinal: made.length + 1,
      indicatorId: newId(),
      measure,
      rule,
      exclusion: null,
      sourceText: wordsAt(blocks, span),
      sourceSpan: span,
    });
  }
  if (made.length === 1) return ok(made);
  return ok(
    made.map((target, at) => ({ ...target, code: `${target.code}${LETTERS[at] ?? `.${at + 1}`}` })),
  );
}

/** A rate shows one decimal more than a whole number of per cent, so that near misses can be seen. */
export function draftIndicator({
  indicatorId,
  code,
  measure,
  rule,
}: Pick<NewTarget, "indicatorId" | "code" | "measure" | "rule">): NewIndicator {
  const isRate = rule.unit === "%";
  return {
    id: indicatorId,
    code,
    name: measure,
    unitOfMeasure: rule.unit,
    decimals: isRate ? Math.max(1, rule.decimals) : rule.decimals,
    direction: rule.direction,
    ceiling: rule.ceiling,
    overUnits: isRate ? "ratio" : "sum",
    overTime: isRate ? "last" : "sum",
    numeratorId: null,
    denominatorId: null,
    source: "",
    isIllustrative: false,
  };
}

function draftItem(item: ReadItem, on: AnsweredImport): Result<NewItem, TargetProblem> {
  const { record, register, policy, newId } = on;
  const { reading, answers } = record;
  const targets = draftTargets(item, on);
  if (!targets.ok) return targets;
  const due = item.deadline === null ? null : interpretDeadline(item.deadline, policy);
  const assigned = assignUnits(item, { reading, answers, register });
  return ok({
    id: newId(),
    number: numberOf(item),
    ordinal: item.ordinal,
    title: item.title,
    originalText: item.originalText,
    subItems: item.subItems.map(({ marker, text }) => ({ marker, text })),
    sourceSpans: item.spans,
    secrecy: isItemSecret(item, reading, answers) ? "state_secret" : "open",
    deadlineAsWritten: item.deadline?.raw ?? null,
    deadlineOn: due?.dueOn ?? null,
    deadlineRule: due?.rule ?? null,
    deadlineType: item.deadline?.type ?? null,
    assignments: assigned.map((assignment) => ({ ...assignment, id: newId() })),
    targets: targets.value,
  });
}

/** Where items stand that the document puts under no group. */
const UNGROUPED: ReadGroup = {
  id: "",
  number: "",
  title: "Nội dung khác",
  parent: null,
  span: { block: 0, start: 0, end: 0 },
};

/** A group and those it stands in, from the inside out. */
function withAbove(group: ReadGroup, groups: readonly ReadGroup[]): readonly ReadGroup[] {
  const above = groups.find(({ id }) => id === group.parent);
  return above === undefined ? [group] : [group, ...withAbove(above, groups)];
}

/** The groups that items stand in, directly or in a group inside; of no use are all others. */
function groupsInUse({ groups, items }: PlanReading): ReadonlySet<ReadGroup> {
  const direct = [...groups, UNGROUPED].filter(({ id }) =>
    items.some(({ group }) => (group ?? "") === id),
  );
  return new Set(direct.flatMap((group) => withAbove(group, groups)));
}

/** Groups with their items, rules and assignments, and the groups they stand in. */
export function draftPlan(on: AnsweredImport): Result<PlanDraft, TargetProblem> {
  const { reading, answers } = on.record;
  const groups: NewGroup[] = [];
  const used = groupsInUse(reading);
  for (const group of [...reading.groups, UNGROUPED].filter((each) => used.has(each))) {
    const items: NewItem[] = [];
    for (const item of reading.items.filter((each) => (each.group ?? "") === group.id)) {
      const made = draftItem(item, on);
      if (!made.ok) return made;
      items.push(made.value);
    }
    groups.push({
      id: on.newId(),
      number: group.number ?? "",
      title: group.title,
      shortTitle: shortTitle(group.title),
      isConfidential: isGroupConfidential(group, answers),
      items,
    });
  }
  const targets = groups.flatMap((group) => group.items.flatMap((item) => item.targets));
  return ok({ groups, indicators: targets.map(draftIndicator) });
}

import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { foldForIdentity } from "../../domain/kernel/vietnamese-text.ts";
import { type Answers, LEAVE_OUT, answeredTarget } from "../../domain/plan/answered-target.ts";
import { type DeadlinePolicy, interpretDeadline } from "../../domain/plan/deadline-policy.ts";
import { unitKey } from "../../domain/plan/match-units.ts";
import type { PlanReading, ReadGroup, ReadItem } from "../../domain/plan/plan-reading.ts";
import type { PlanTerm } from "../../domain/plan/propose-target.ts";
import { itemKey } from "../../domain/plan/questions/item-key.ts";
import { listQuestions } from "../../domain/plan/review-questions.ts";
import { type TargetProblem, makeTarget } from "../../domain/plan/target.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies, Stores } from "../ports.ts";
import type { NewAssignment, NewGroup, NewItem, NewTarget } from "./plan-store.ts";
import { type PlanRegister, readRegister, termOf } from "./read-register.ts";

type ConfirmProblem =
  | TargetProblem
  | Problem<
      | "access.action.forbidden"
      | "access.thing.not-found"
      | "plan.import.closed"
      | "plan.import.open-questions"
      | "plan.item.lead-missing"
    >;

interface Confirmation {
  readonly reading: PlanReading;
  readonly stores: Stores;
  readonly answers: Answers;
  readonly register: PlanRegister;
  readonly term: PlanTerm;
  readonly policy: DeadlinePolicy;
  readonly newId: () => string;
}

const CONFIDENTIAL = /quốc phòng|an ninh/iu;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);
const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : [];

const unitQuestion = (raw: string): string => `unit:${unitKey(raw)}`;

/** The unit or group that a written name means: as answered, or as the register knows it. */
function meantBy(raw: string, { answers, register }: Confirmation): string | null {
  const answered = text(answers[unitQuestion(raw)]);
  if (answered !== null) return answered === LEAVE_OUT ? null : answered;
  return register.matches.find((match) => unitKey(match.written) === unitKey(raw))?.id ?? null;
}

/** Units of an entry of the register: itself, or the members of a group. */
function expand(id: string, { register }: Confirmation): readonly string[] {
  return register.groups.find((group) => group.id === id)?.memberIds ?? [id];
}

type Role = NewAssignment["role"];

/** Item × unit with exactly one lead; a unit named twice has one part, the weightier. */
function assignmentsOf(item: ReadItem, on: Confirmation): readonly NewAssignment[] {
  const named = item.units.flatMap((unit) => {
    const id = meantBy(unit.raw, on);
    return id === null ? [] : [{ id, asWritten: unit.raw, isLead: unit.role === "lead" }];
  });
  const chosen = texts(on.answers[`units:${itemKey(item, on.reading)}`]).map((id) => ({
    id,
    asWritten: "",
    isLead: false,
  }));
  const lead =
    text(on.answers[`lead:${itemKey(item, on.reading)}`]) ??
    named.find((unit) => unit.isLead)?.id ??
    null;
  const parts = new Map<string, NewAssignment>();
  const add = (unitId: string, role: Role, asWritten: string, groupId: string | null) => {
    if (parts.has(unitId)) return;
    parts.set(unitId, { id: on.newId(), unitId, role, asWritten, groupId });
  };
  if (lead !== null) {
    const written = named.find((unit) => unit.id === lead)?.asWritten ?? "";
    add(lead, "lead", written, null);
  }
  for (const { id, asWritten } of [...named, ...chosen]) {
    const isGroup = on.register.groups.some((group) => group.id === id);
    for (const unitId of expand(id, on)) {
      add(unitId, "coordinate", asWritten, isGroup ? id : null);
    }
  }
  return [...parts.values()];
}

/** The confirmed rules of an item, each as a new target with an indicator of its own. */
async function targetsOf(
  item: ReadItem,
  on: Confirmation,
): Promise<Result<readonly NewTarget[], ConfirmProblem>> {
  const made: NewTarget[] = [];
  const number = item.number ?? String(item.ordinal);
  for (const [index, read] of item.targets.entries()) {
    const key = `target:${itemKey(item, on.reading)}:${index}`;
    const answered = answeredTarget(read, key, on.answers, on.term);
    if (answered === null) continue;
    const rule = makeTarget(answered, number);
    if (!rule.ok) return rule;
    const isIncluded = on.answers[`${key}:exclusion`] === "include";
    made.push({
      id: on.newId(),
      code: number,
      ordinal: made.length + 1,
      indicatorId: on.newId(),
      measure: read.measure,
      rule: rule.value,
      exclusion: isIncluded ? null : read.exclusion,
      sourceText: read.measure,
      sourceSpan: read.span,
    });
  }
  return ok(
    made.length === 1
      ? made
      : made.map((target, index) => ({ ...target, code: `${number}${LETTERS[index] ?? index}` })),
  );
}

async function addIndicators(targets: readonly NewTarget[], { stores }: Confirmation) {
  for (const target of targets) {
    await stores.form.addIndicator({
      id: target.indicatorId,
      code: target.code,
      name: target.measure,
      unitOfMeasure: target.rule.unit,
      decimals: target.rule.unit === "%" ? Math.max(1, target.rule.decimals) : target.rule.decimals,
      direction: target.rule.direction,
      ceiling: target.rule.ceiling,
      overUnits: target.rule.unit === "%" ? "ratio" : "sum",
      overTime: target.rule.unit === "%" ? "last" : "sum",
      numeratorId: null,
      denominatorId: null,
      source: "",
      isIllustrative: false,
    });
  }
}

async function toItem(
  item: ReadItem,
  secrecy: NewItem["secrecy"],
  on: Confirmation,
): Promise<Result<NewItem, ConfirmProblem>> {
  const targets = await targetsOf(item, on);
  if (!targets.ok) return targets;
  const due = item.deadline === null ? null : interpretDeadline(item.deadline, on.policy);
  await addIndicators(targets.value, on);
  return ok({
    id: on.newId(),
    number: item.number ?? String(item.ordinal),
    ordinal: item.ordinal,
    title: item.title,
    originalText: item.originalText,
    subItems: item.subItems.map(({ marker, text: words }) => ({ marker, text: words })),
    sourceSpans: item.spans,
    secrecy,
    deadlineAsWritten: item.deadline?.raw ?? null,
    deadlineOn: due?.dueOn ?? null,
    deadlineRule: due?.rule ?? null,
    deadlineType: item.deadline?.type ?? null,
    assignments: assignmentsOf(item, on),
    targets: targets.value,
  });
}

/** "Nhóm chỉ tiêu, nhiệm vụ về phát triển kinh tế" → "Phát triển kinh tế", for narrow columns. */
function shortTitle(title: string): string {
  const rest = title.replace(/^Nhóm (?:các )?(?:chỉ tiêu|nhiệm vụ)[^]*?\bvề\s+/u, "");
  const trimmed = rest.replace(/^(?:công tác|các vấn đề)\s+/u, "");
  const words =
    trimmed.length > 34 ? `${trimmed.slice(0, 33).replace(/[,\s]+\S*$/u, "")}…` : trimmed;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Groups with their items; items without a group stand in one of their own. */
async function toGroups(
  reading: PlanReading,
  on: Confirmation,
): Promise<Result<readonly NewGroup[], ConfirmProblem>> {
  const secret = new Set(
    reading.suspicions.flatMap((each) => (each.kind === "state-secret" ? (each.item ?? []) : [])),
  );
  const groups: NewGroup[] = [];
  const unnamed: ReadGroup | null = reading.items.some((item) => item.group === null)
    ? {
        id: "",
        number: "",
        title: "Nội dung khác",
        parent: null,
        span: { block: 0, start: 0, end: 0 },
      }
    : null;
  for (const group of [...reading.groups, ...(unnamed === null ? [] : [unnamed])]) {
    const own = reading.items.filter((item) => (item.group ?? "") === group.id);
    if (own.length === 0) continue;
    const answered = on.answers[`confidential:${group.id}`];
    const isConfidential =
      typeof answered === "boolean" ? answered : CONFIDENTIAL.test(group.title);
    const items: NewItem[] = [];
    for (const item of own) {
      const isSecret = secret.has(item.ordinal) && on.answers[`open:${item.ordinal}`] !== true;
      const made = await toItem(item, isSecret ? "state_secret" : "open", on);
      if (!made.ok) return made;
      items.push(made.value);
    }
    groups.push({
      id: on.newId(),
      number: group.number ?? "",
      title: group.title,
      shortTitle: shortTitle(group.title),
      isConfidential,
      items,
    });
  }
  return ok(groups);
}

/** A confirmed match teaches the register another name of the unit. */
async function learnAliases(on: Confirmation): Promise<void> {
  for (const match of on.register.matches) {
    const id = text(on.answers[unitQuestion(match.written)]);
    const isUnit = on.register.units.some((unit) => unit.id === id);
    if (id === null || !isUnit) continue;
    const alias = match.written.trim();
    await on.stores.organisation.addAlias(id, alias, foldForIdentity(alias), "import");
  }
}

async function freeSlug(stores: Stores, wanted: string): Promise<string> {
  if (!(await stores.plan.isSlugTaken(wanted))) return wanted;
  for (let number = 2; ; number++) {
    if (!(await stores.plan.isSlugTaken(`${wanted}-${number}`))) return `${wanted}-${number}`;
  }
}

/**
 * Makes a plan of a reviewed import (đưa vào sổ kế hoạch): groups, items with their wording and
 * place, one target for each confirmed rule, groups of units expanded to their members at the
 * plan's date, exactly one lead for each item. Refused while a question is open.
 */
export async function confirmImport(
  { work, clock, secrets }: Dependencies,
  actor: Actor,
  importId: string,
): Promise<Result<{ planId: string }, ConfirmProblem>> {
  const allowed = requireAction(actor, "plan.import");
  if (!allowed.ok) return allowed;
  return work.write<{ planId: string }, ConfirmProblem>(actor, async (stores) => {
    const record = await stores.plan.findImport(importId);
    if (record === undefined) return notFound("import");
    if (record.state !== "reviewing") return err(problem("plan.import.closed", { importId }));
    const today = clock.today();
    const { reading, answers } = record;
    const register = await readRegister(stores, reading, today);
    const term = termOf(record, today);
    const questions = listQuestions(reading, register.matches);
    const open = questions.filter((question) => answers[question.id] === undefined);
    if (open.length > 0) return err(problem("plan.import.open-questions", { count: open.length }));
    const policy: DeadlinePolicy =
      answers["deadline-policy"] === "before-means-end-of-that-day"
        ? "before-means-end-of-that-day"
        : "before-means-end-of-previous-day";
    const on: Confirmation = {
      reading,
      stores,
      answers,
      register,
      term,
      policy,
      newId: () => secrets.newId(),
    };
    const groups = await toGroups(reading, on);
    if (!groups.ok) return groups;
    const leaderless = groups.value
      .flatMap((group) => group.items)
      .filter((item) => !item.assignments.some((assignment) => assignment.role === "lead"));
    if (leaderless.length > 0) {
      const items = leaderless.map((item) => item.number);
      return err(problem("plan.item.lead-missing", { items }));
    }
    const planId = secrets.newId();
    const now = clock.now();
    const { metadata } = reading;
    const organization = await stores.organisation.findOrganization();
    await stores.plan.addPlan(
      {
        id: planId,
        slug: await freeSlug(stores, `${record.termFrom}-${record.termTo}`),
        title: metadata.title ?? record.fileName,
        termFrom: record.termFrom,
        termTo: record.termTo,
        at: now,
        version: {
          id: secrets.newId(),
          importId,
          issuer: metadata.issuer ?? organization?.name ?? "",
          symbol: metadata.numberPattern ?? "/KH-UBND",
          place: metadata.place ?? organization?.placeName ?? "",
          signerPosition: metadata.signer?.position ?? "",
          signerName: metadata.signer?.name ?? "",
          legalBases: metadata.legalBases,
          recipients: metadata.recipients,
          duties: reading.implementation,
          deadlineRule: policy,
        },
        groups: groups.value,
      },
      now,
    );
    await learnAliases(on);
    await stores.plan.closeImport(importId, "confirmed", planId);
    await stores.events.record({
      subject: "plan",
      subjectId: planId,
      kind: "plan.registered",
      to: "draft",
      details: { importId, items: reading.items.length },
    });
    return ok({ planId });
  });
}

import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import {
  type DocumentEdit,
  type DocumentFacts,
  writeDocument,
} from "../../domain/plan/document-facts.ts";
import { type EditProblem, editOutline, touchedBy } from "../../domain/plan/edit-outline.ts";
import type { OutlineEdit } from "../../domain/plan/outline-edit.ts";
import type { Outline } from "../../domain/plan/outline.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies, Stores } from "../ports.ts";
import { outlineOf } from "./outline-of.ts";
import type { PlanRecord } from "./plan-store.ts";
import { indicatorsFor, indicatorsLeft } from "./target-indicators.ts";
import { isItemOpen } from "./view-plan.ts";

type EditPlanProblem =
  | EditProblem
  | Problem<
      "access.action.forbidden" | "plan.version.not-draft" | "plan.draft.stale" | "plan.item.in-use"
    >;

export interface EditRequest {
  readonly versionId: string;
  /** The revision of the draft that the person saw. */
  readonly baseRevision: number;
  readonly edit: OutlineEdit | DocumentEdit;
}

type OutlineRequest = EditRequest & { readonly edit: OutlineEdit };
type DocumentRequest = EditRequest & { readonly edit: DocumentEdit };

export interface Edited {
  readonly revision: number;
  /** Groups, items and targets that the edit made. */
  readonly added: string[];
}

const idsOf = ({ groups, items }: Outline): readonly string[] => [
  ...groups.map(({ id }) => id),
  ...items.flatMap(({ id, targets }) => [id, ...targets.map((target) => target.id)]),
];

/** The groups and items with these ids, as the history keeps them. */
const partsOf = ({ groups, items }: Outline, ids: readonly string[]) => ({
  groups: groups.filter(({ id }) => ids.includes(id)),
  items: items.filter(({ id }) => ids.includes(id)),
});

/** True where everything an edit names is what the person may see. */
const isOpen = (actor: Actor, plan: PlanRecord, touched: readonly string[]): boolean =>
  plan.items
    .filter(({ id, groupId }) => touched.includes(id) || touched.includes(groupId))
    .every((item) => isItemOpen(actor, plan, item)) &&
  (actor.hasClearance ||
    !plan.groups.some((group) => touched.includes(group.id) && group.isConfidential));

function placeOf(plan: PlanRecord, touched: readonly string[]): string {
  const item = plan.items.find(({ id }) => touched.includes(id));
  if (item !== undefined) return `nội dung ${item.number}`;
  const group = plan.groups.find(({ id }) => touched.includes(id));
  return group === undefined ? "chỗ này" : `nhóm ${group.number}`;
}

/** Refuses what somebody else has changed since the person looked. */
async function checkFresh(
  { outline }: Stores,
  plan: PlanRecord,
  { baseRevision, edit }: OutlineRequest,
): Promise<Result<void, EditPlanProblem>> {
  const touched = touchedBy(edit);
  const since = await outline.findEditSince(plan.versionId, baseRevision, touched);
  if (since === undefined) return ok(undefined);
  return err(problem("plan.draft.stale", { place: placeOf(plan, touched), by: since.by }));
}

/** A part goes to a unit that exists today; it may be taken from any. */
async function isUnitValid(
  { organisation }: Stores,
  edit: OutlineEdit,
  today: LocalDate,
): Promise<boolean> {
  if (edit.kind !== "assign" || edit.role === null) return true;
  const units = await organisation.listUnits(today);
  return units.some(({ id }) => id === edit.unitId);
}

async function checkUnused(
  { outline }: Stores,
  plan: PlanRecord,
  edit: OutlineEdit,
): Promise<Result<void, EditPlanProblem>> {
  if (edit.kind !== "remove-item" && edit.kind !== "remove-target") return ok(undefined);
  const item = plan.items.find(({ id }) => id === edit.itemId);
  const targetIds =
    edit.kind === "remove-target" ? [edit.targetId] : (item?.targets.map(({ id }) => id) ?? []);
  const isAsked = await outline.isAskedFor(
    edit.kind === "remove-item" ? edit.itemId : "",
    targetIds,
  );
  return isAsked ? err(problem("plan.item.in-use", { item: item?.number ?? "" })) : ok(undefined);
}

async function store(
  stores: Stores,
  plan: PlanRecord,
  request: OutlineRequest,
  outlines: { readonly before: Outline; readonly after: Outline },
  facts: { readonly newId: () => string; readonly at: string },
): Promise<Edited> {
  const { before, after } = outlines;
  const known = new Set(idsOf(before));
  const added = idsOf(after).filter((id) => !known.has(id));
  const touched = [...touchedBy(request.edit), ...added];
  const indicators = await indicatorsFor({ stores, plan, newId: facts.newId }, before, after);
  await stores.outline.write(plan.versionId, before, after, indicators, facts.at);
  await stores.outline.dropUnusedIndicators(indicatorsLeft(plan, after));
  const revision = plan.revision + 1;
  await stores.outline.recordEdit({
    versionId: plan.versionId,
    revision,
    kind: request.edit.kind,
    touched,
    before: partsOf(before, touched),
    after: partsOf(after, touched),
    at: facts.at,
  });
  await stores.events.record({
    subject: "plan",
    subjectId: plan.id,
    kind: "plan.draft-edited",
    // no wordings: the log is read by people who may not read every item
    details: { version: plan.version, revision, edit: request.edit.kind, touched },
  });
  return { revision, added };
}

/** Where a refused change of the document stands. */
const DOCUMENT_PLACE = "thông tin văn bản";

/** Writes what the plan says outside its items; parts that somebody else has written are refused. */
async function editDocument(
  stores: Stores,
  plan: PlanRecord,
  { baseRevision, edit }: DocumentRequest,
  at: string,
): Promise<Result<Edited, EditPlanProblem>> {
  const { after, changed } = writeDocument(plan, edit);
  if (changed.length === 0) return ok({ revision: plan.revision, added: [] });
  const since = await stores.outline.findDocumentEditSince(plan.versionId, baseRevision, changed);
  if (since !== undefined) {
    return err(problem("plan.draft.stale", { place: DOCUMENT_PLACE, by: since.by }));
  }
  const partsOfDocument = (facts: DocumentFacts) => ({
    groups: [],
    items: [],
    document: Object.fromEntries(changed.map((part) => [part, facts[part]])),
  });
  await stores.outline.writeDocument(plan.versionId, after);
  const revision = plan.revision + 1;
  await stores.outline.recordEdit({
    versionId: plan.versionId,
    revision,
    kind: edit.kind,
    touched: [],
    before: partsOfDocument(plan),
    after: partsOfDocument(after),
    at,
  });
  await stores.events.record({
    subject: "plan",
    subjectId: plan.id,
    kind: "plan.draft-edited",
    details: { version: plan.version, revision, edit: edit.kind, parts: changed },
  });
  return ok({ revision, added: [] });
}

async function editItems(
  stores: Stores,
  actor: Actor,
  plan: PlanRecord,
  request: OutlineRequest,
  { clock, secrets }: Dependencies,
): Promise<Result<Edited, EditPlanProblem>> {
  if (!isOpen(actor, plan, touchedBy(request.edit))) return notFound("item");
  const fresh = await checkFresh(stores, plan, request);
  if (!fresh.ok) return fresh;
  const unused = await checkUnused(stores, plan, request.edit);
  if (!unused.ok) return unused;
  if (!(await isUnitValid(stores, request.edit, clock.today()))) return notFound("unit");
  const newId = () => secrets.newId();
  const before = outlineOf(plan);
  const after = editOutline(before, request.edit, {
    newId,
    term: { from: plan.termFrom, to: plan.termTo },
    numbersItself: plan.importId === null && plan.amendment === null,
  });
  if (!after.ok) return after;
  const outlines = { before, after: after.value };
  return ok(await store(stores, plan, request, outlines, { newId, at: clock.now() }));
}

/** Changes a draft (sửa dự thảo): one edit, one event; an issued version is never edited. */
export async function editPlan(
  deps: Dependencies,
  actor: Actor,
  request: EditRequest,
): Promise<Result<Edited, EditPlanProblem>> {
  const allowed = requireAction(actor, "plan.write");
  if (!allowed.ok) return allowed;
  return deps.work.write<Edited, EditPlanProblem>(actor, async (stores) => {
    if (!(await stores.outline.lock(request.versionId))) return notFound("plan");
    const plan = await stores.plan.findVersion(request.versionId);
    if (plan === undefined) return notFound("plan");
    if (plan.issuedOn !== null || plan.state === "closed") {
      return err(problem("plan.version.not-draft", { version: plan.version }));
    }
    const { edit } = request;
    return edit.kind === "write-document"
      ? editDocument(stores, plan, { ...request, edit }, deps.clock.now())
      : editItems(stores, actor, plan, { ...request, edit }, deps);
  });
}

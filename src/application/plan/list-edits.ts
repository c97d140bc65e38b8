import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { type EditedLine, type EditedParts, editInWords } from "../../domain/plan/edit-in-words.ts";
import { maySee, notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import type { RecordedEdit } from "./outline-store.ts";
import type { PlanRecord } from "./plan-store.ts";

type ListEditsProblem = Problem<"access.action.forbidden" | "access.thing.not-found">;

/** What an edit was about; `isThere` is false for what has been taken away since. */
export interface EditedPlace {
  readonly kind: "item" | "group" | "document";
  readonly id: string | null;
  readonly number: string;
  readonly title: string;
  readonly isThere: boolean;
}

/** One change of a draft, told to a person. */
export interface EditStory {
  readonly revision: number;
  readonly kind: RecordedEdit["kind"];
  readonly by: string;
  readonly at: string;
  readonly place: EditedPlace;
  readonly lines: EditedLine[];
}

/** An item is told of where the reader may see it as it stood and as it stands since. */
function isOpen(actor: Actor, plan: PlanRecord, parts: EditedParts): boolean {
  const restricted = new Set(
    [...plan.groups, ...parts.groups]
      .filter(({ isConfidential }) => isConfidential)
      .map(({ id }) => id),
  );
  return parts.items.every(({ id, groupId, secrecy, assignments }) => {
    const now = plan.items.find((item) => item.id === id);
    return maySee(actor, {
      isConfidential:
        secrecy !== "open" ||
        (now !== undefined && now.secrecy !== "open") ||
        restricted.has(groupId) ||
        (now !== undefined && restricted.has(now.groupId)),
      unitIds: (now?.assignments ?? assignments).map(({ unitId }) => unitId),
    });
  });
}

function placeOf(plan: PlanRecord, { before, after }: RecordedEdit): EditedPlace {
  const item = after.items[0] ?? before.items[0];
  if (item !== undefined) {
    const now = plan.items.find(({ id }) => id === item.id);
    return {
      kind: "item",
      id: item.id,
      number: now?.number ?? item.number,
      title: now?.title ?? item.wording,
      isThere: now !== undefined,
    };
  }
  const group = after.groups[0] ?? before.groups[0];
  if (group === undefined) {
    return { kind: "document", id: null, number: "", title: "Thông tin văn bản", isThere: true };
  }
  const now = plan.groups.find(({ id }) => id === group.id);
  return {
    kind: "group",
    id: group.id,
    number: now?.number ?? group.number,
    title: now?.title ?? group.title,
    isThere: now !== undefined,
  };
}

/** Every change of a version (nhật ký sửa dự thảo), the last one first; nothing is ever overwritten. */
export async function listEdits(
  { work, clock }: Dependencies,
  actor: Actor,
  versionId: string,
): Promise<Result<readonly EditStory[], ListEditsProblem>> {
  const allowed = requireAction(actor, "plan.write");
  if (!allowed.ok) return allowed;
  return work.read(actor, async ({ plan: plans, outline, organisation }) => {
    const plan = await plans.findVersion(versionId);
    if (plan === undefined) return notFound("plan");
    const edits = await outline.listEdits(plan.versionId);
    const units = new Map(
      [
        ...(await organisation.listUnits(clock.today())),
        ...plan.items.flatMap(({ assignments }) =>
          assignments.map(({ unitId, unit }) => ({ id: unitId, shortName: unit })),
        ),
      ].map(({ id, shortName }) => [id, shortName]),
    );
    const groups = new Map(
      [
        ...edits.flatMap(({ before, after }) => [...before.groups, ...after.groups]),
        ...plan.groups,
      ].map(({ id, number, title }) => [id, `${number}. ${title}`]),
    );
    const names = {
      unit: (id: string) => units.get(id) ?? "đơn vị đã kết thúc",
      group: (id: string) => groups.get(id) ?? "nhóm đã bỏ",
    };
    return ok(
      edits
        .filter(({ before, after }) => [before, after].every((parts) => isOpen(actor, plan, parts)))
        .map((edit) => ({
          revision: edit.revision,
          kind: edit.kind,
          by: edit.by,
          at: edit.at,
          place: placeOf(plan, edit),
          lines: [...editInWords(edit.before, edit.after, names)],
        })),
    );
  });
}

import { formatDate } from "../../domain/kernel/local-date.ts";
import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import {
  type ComparedGroup,
  type GroupDifference,
  compareGroups,
  matchGroups,
} from "../../domain/plan/compare-groups.ts";
import {
  type ComparedItem,
  type ItemDifference,
  comparePlanVersions,
} from "../../domain/plan/compare-plan-versions.ts";
import { describeTarget } from "../../domain/plan/describe-target.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies, Stores } from "../ports.ts";
import type { PlanItemRecord, PlanRecord, PlanVersionSummary } from "./plan-store.ts";
import { isItemOpen, readableVersions } from "./view-plan.ts";

type CompareProblem = Problem<"access.action.forbidden" | "access.thing.not-found">;

/** Two versions of a plan side by side. */
export interface VersionDifferences {
  readonly title: string;
  readonly slug: string;
  readonly from: number;
  readonly to: number;
  readonly versions: PlanVersionSummary[];
  readonly groups: GroupDifference[];
  readonly differences: ItemDifference[];
}

/** What each id was in the older version, through every version between. */
type Origins = ReadonlyMap<string, string>;

const ROLE_WORDS = { lead: "Chủ trì", coordinate: "Phối hợp", data_owner: "Cung cấp số liệu" };

async function originsOf(
  { plan }: Stores,
  between: readonly PlanVersionSummary[],
): Promise<Origins> {
  const origins = new Map<string, string>();
  for (const { id } of between) {
    const version = await plan.findVersion(id);
    for (const item of version?.items ?? []) {
      for (const part of [item, ...item.targets]) {
        const earlier = part.continuesId;
        if (earlier !== null) origins.set(part.id, origins.get(earlier) ?? earlier);
      }
    }
  }
  return origins;
}

function deadlineOf({ deadlineAsWritten, deadlineOn }: PlanItemRecord): string | null {
  const day = deadlineOn === null ? null : `hết ngày ${formatDate(deadlineOn)}`;
  const words = [deadlineAsWritten, day].filter((each) => each !== null);
  return words.length === 0 ? null : words.join(", ");
}

/** Groups with the keys of all their items, also of those that a reader may not see. */
const groupsOf = ({ groups, items }: PlanRecord, origins: Origins): readonly ComparedGroup[] =>
  groups.map(({ id, number, title }) => ({
    id,
    number,
    title,
    items: items
      .filter(({ groupId }) => groupId === id)
      .map((item) => origins.get(item.id) ?? item.id),
  }));

const toCompared = (
  plan: PlanRecord,
  item: PlanItemRecord,
  origins: Origins,
  groupKeys: ReadonlyMap<string, string>,
): ComparedItem => ({
  key: origins.get(item.id) ?? item.id,
  number: item.number,
  group: plan.groups.find(({ id }) => id === item.groupId)?.title ?? "",
  groupKey: groupKeys.get(item.groupId) ?? item.groupId,
  wording: item.title,
  targets: item.targets.map((target) => ({
    key: origins.get(target.id) ?? target.id,
    text: `${target.measure}: ${describeTarget(target.rule)}`,
  })),
  units: item.assignments.map(({ unitId, unit, role }) => ({
    key: unitId,
    text: `${ROLE_WORDS[role]}: ${unit}`,
  })),
  deadline: deadlineOf(item),
});

/** Items that the reader may see in every version that has them. */
function comparedItems(
  actor: Actor,
  older: PlanRecord,
  newer: PlanRecord,
  origins: Origins,
): readonly [readonly ComparedItem[], readonly ComparedItem[]] {
  const hidden = new Set(
    [older, newer].flatMap((plan) =>
      plan.items
        .filter((item) => !isItemOpen(actor, plan, item))
        .map((item) => origins.get(item.id) ?? item.id),
    ),
  );
  const matched = matchGroups(groupsOf(older, new Map()), groupsOf(newer, origins));
  const seen = (plan: PlanRecord, own: Origins) =>
    plan.items
      .map((item) => toCompared(plan, item, own, matched))
      .filter(({ key }) => !hidden.has(key));
  return [seen(older, new Map()), seen(newer, origins)];
}

/** What a version of a plan changed against an earlier one. */
export async function compareVersions(
  { work }: Dependencies,
  actor: Actor,
  request: { readonly planId: string; readonly from: number; readonly to: number },
): Promise<Result<VersionDifferences, CompareProblem>> {
  const allowed = requireAction(actor, "plan.read");
  if (!allowed.ok) return allowed;
  return work.read(actor, async (stores) => {
    const id = (await stores.plan.findSlug(request.planId)) ?? request.planId;
    const versions = await readableVersions(stores, actor, id);
    const [from, to] = [request.from, request.to].sort((one, other) => one - other);
    const find = async (version: number | undefined) => {
      const summary = versions.find((each) => each.version === version);
      return summary === undefined ? undefined : stores.plan.findVersion(summary.id);
    };
    const [older, newer] = [await find(from), await find(to)];
    if (older === undefined || newer === undefined) return notFound("plan");
    const between = versions.filter(
      ({ version }) => version > older.version && version <= newer.version,
    );
    const origins = await originsOf(stores, between);
    const [before, after] = comparedItems(actor, older, newer, origins);
    return ok({
      title: newer.title,
      slug: newer.slug,
      from: older.version,
      to: newer.version,
      versions: [...versions],
      groups: [...compareGroups(groupsOf(older, new Map()), groupsOf(newer, origins))],
      differences: [...comparePlanVersions(before, after)],
    });
  });
}

import type { Outline, OutlineTarget } from "../../domain/plan/outline.ts";
import type { Stores } from "../ports.ts";
import { draftIndicator } from "./draft-plan.ts";
import { freeIndicatorCode } from "./free-names.ts";
import type { PlanRecord } from "./plan-store.ts";

/** What is measured by which target, while a draft is changed. */
interface Measuring {
  readonly stores: Stores;
  readonly plan: PlanRecord;
  readonly newId: () => string;
}

const targetsOf = ({ items }: Outline): readonly OutlineTarget[] =>
  items.flatMap(({ targets }) => targets);

async function mintIndicator({ stores, plan, newId }: Measuring, target: OutlineTarget) {
  const taken = new Set((await stores.form.listIndicators()).map(({ code }) => code));
  const indicator = draftIndicator({ ...target, indicatorId: newId() });
  const code = freeIndicatorCode(indicator.code, plan.slug, taken);
  await stores.form.addIndicator({ ...indicator, code });
  return indicator.id;
}

const isMeasuredAlike = (one: OutlineTarget, other: OutlineTarget): boolean =>
  one.measure === other.measure &&
  one.rule.unit === other.rule.unit &&
  one.rule.decimals === other.rule.decimals &&
  one.rule.direction === other.rule.direction &&
  one.rule.ceiling === other.rule.ceiling;

/** Undefined where the indicator that the target has goes on. */
async function indicatorOf(
  on: Measuring,
  was: OutlineTarget | undefined,
  now: OutlineTarget,
): Promise<string | undefined> {
  if (was === undefined) return mintIndicator(on, now);
  if (was === now || isMeasuredAlike(was, now)) return undefined;
  const stored = on.plan.items
    .flatMap(({ targets }) => targets)
    .find(({ id }) => id === now.id)?.indicatorId;
  if (stored === undefined) return undefined;
  if (!(await on.stores.outline.isShared(stored, now.id))) {
    await on.stores.outline.reshapeIndicator(draftIndicator({ ...now, indicatorId: stored }));
    return undefined;
  }
  return was.rule.unit === now.rule.unit ? undefined : mintIndicator(on, now);
}

/**
 * Indicators for the targets that are new, or that are measured in another unit than before. One
 * that nothing else needs follows its target; one that figures were given for stays as it was.
 */
export async function indicatorsFor(
  on: Measuring,
  before: Outline,
  after: Outline,
): Promise<ReadonlyMap<string, string>> {
  const known = new Map(targetsOf(before).map((target) => [target.id, target]));
  const minted = new Map<string, string>();
  for (const target of targetsOf(after)) {
    const id = await indicatorOf(on, known.get(target.id), target);
    if (id !== undefined) minted.set(target.id, id);
  }
  return minted;
}

/** Indicators of the targets that an edit took away. */
export function indicatorsLeft(plan: PlanRecord, after: Outline): readonly string[] {
  const kept = new Set(targetsOf(after).map(({ id }) => id));
  return plan.items
    .flatMap(({ targets }) => targets)
    .filter(({ id }) => !kept.has(id))
    .map(({ indicatorId }) => indicatorId);
}

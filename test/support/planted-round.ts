import type { Kysely } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Schema } from "../../src/adapters/postgres/schema.ts";
import type { Actor } from "../../src/application/actor.ts";

type TaskState = "not_started" | "in_progress" | "submitted" | "returned" | "accepted" | "frozen";

/** A unit's part in an item, and how far it is. */
export interface PlantedTask {
  readonly unitId: string;
  /** The first unit of an item leads where nothing else is said. */
  readonly role?: "lead" | "coordinate";
  readonly state?: TaskState;
  readonly returnDueAt?: string;
  readonly firstSubmittedAt?: string;
}

export interface PlantedTarget {
  readonly code: string;
  readonly measure: string;
  readonly unitOfMeasure: string;
  readonly decimals: number;
  readonly comparator?: ">=" | "<=" | "=" | "between" | "approx";
  readonly value: string;
  readonly direction?: "higher" | "lower";
  readonly frequency?: "annual" | "by-year" | "cumulative";
  readonly dueYear?: number;
  readonly figures?: readonly (readonly [number, "actual" | "estimate" | "projection", string])[];
}

export interface PlantedItem {
  readonly number: string;
  readonly title: string;
  readonly secrecy?: "open" | "confidential" | "state_secret";
  readonly tasks: readonly PlantedTask[];
  readonly targets?: readonly PlantedTarget[];
}

export interface PlantedGroup {
  readonly number: string;
  readonly title: string;
  readonly items: readonly PlantedItem[];
}

export interface PlantedRound {
  readonly deadlineAt: string;
  readonly groups: readonly PlantedGroup[];
}

/** What was planted, by the numbers and codes of the plan. */
export interface PlantedIds {
  readonly roundId: string;
  readonly item: (number: string) => string;
  readonly target: (code: string) => string;
  readonly obligation: (unitId: string) => string;
}

const found = (ids: ReadonlyMap<string, string>) => (name: string) => {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`nothing was planted as ${name}`);
  return id;
};

/**
 * Puts an issued plan and an open round straight into the tables, with tasks in any state: what a
 * board or a dashboard reads, without going through weeks of collection.
 */
export async function plantRound(
  db: Kysely<Schema>,
  { organizationId: organization_id, accountId }: Actor,
  round: PlantedRound,
): Promise<PlantedIds> {
  const [planId, versionId, roundId] = [uuidv7(), uuidv7(), uuidv7()];
  const ids = {
    item: new Map<string, string>(),
    target: new Map<string, string>(),
    obligation: new Map<string, string>(),
  };
  await db
    .insertInto("plan")
    .values({
      organization_id,
      id: planId,
      slug: `ke-hoach-${planId.slice(-6)}`,
      title: "Kế hoạch đánh giá nhiệm kỳ",
      term_from: 2020,
      term_to: 2025,
      state: "issued",
    })
    .execute();
  await db
    .insertInto("plan_version")
    .values({
      organization_id,
      id: versionId,
      plan_id: planId,
      version: 1,
      title: "Kế hoạch đánh giá nhiệm kỳ 2020–2025",
      issuer: "Ủy ban nhân dân thành phố Vũng Tàu",
      symbol: "KH-UBND",
      place: "Vũng Tàu",
      signer_position: "Chủ tịch",
      signer_name: "Người ký",
      legal_bases: "[]",
      recipients: "[]",
      purposes: "[]",
      requirements: "[]",
      duties: "[]",
      deadline_rule: "before-means-end-of-previous-day",
    })
    .execute();
  await db
    .insertInto("round")
    .values({
      organization_id,
      id: roundId,
      plan_version_id: versionId,
      name: "Đợt báo cáo tháng 9/2024",
      period_label: "2021–2024",
      window_from: "2024-08-20",
      window_to: "2024-09-30",
      cutoff_on: "2024-08-31",
      deadline_as_written: "trước ngày 09/9/2024",
      deadline_at: round.deadlineAt,
      deadline_rule: "before-means-end-of-previous-day",
      as_of_year: 2024,
      state: "open",
      opened_by: accountId,
    })
    .execute();

  const items = round.groups.flatMap((group) => group.items);
  const units = new Set(items.flatMap((item) => item.tasks.map((task) => task.unitId)));
  for (const unit_id of units) {
    const id = uuidv7();
    ids.obligation.set(unit_id, id);
    const deadline_at = round.deadlineAt;
    await db
      .insertInto("obligation")
      .values({
        organization_id,
        id,
        round_id: roundId,
        unit_id,
        deadline_at,
        original_deadline_at: deadline_at,
      })
      .execute();
  }
  for (const [at, group] of round.groups.entries()) {
    const group_id = uuidv7();
    await db
      .insertInto("plan_group")
      .values({
        organization_id,
        id: group_id,
        plan_version_id: versionId,
        number: group.number,
        title: group.title,
        short_title: group.title,
        ordinal: at + 1,
      })
      .execute();
    for (const item of group.items) {
      const itemId = uuidv7();
      ids.item.set(item.number, itemId);
      await db
        .insertInto("plan_item")
        .values({
          organization_id,
          id: itemId,
          plan_version_id: versionId,
          group_id,
          number: item.number,
          ordinal: ids.item.size,
          title: item.title,
          original_text: item.title,
          source_spans: "[]",
          secrecy: item.secrecy ?? "open",
        })
        .execute();
      for (const [index, task] of item.tasks.entries()) {
        const role = task.role ?? (index === 0 ? "lead" : "coordinate");
        await plantTask(db, { organization_id, itemId, task, role, obligation: ids.obligation });
      }
      for (const target of item.targets ?? []) {
        const lead = item.tasks[0]?.unitId ?? "";
        ids.target.set(
          target.code,
          await plantTarget(db, { organization_id, itemId, target, lead, accountId }),
        );
      }
    }
  }
  return {
    roundId,
    item: found(ids.item),
    target: found(ids.target),
    obligation: found(ids.obligation),
  };
}

async function plantTask(
  db: Kysely<Schema>,
  facts: {
    readonly organization_id: string;
    readonly itemId: string;
    readonly task: PlantedTask;
    readonly role: "lead" | "coordinate";
    readonly obligation: ReadonlyMap<string, string>;
  },
): Promise<void> {
  const { organization_id, itemId, task, role, obligation } = facts;
  await db
    .insertInto("assignment")
    .values({
      organization_id,
      id: uuidv7(),
      plan_item_id: itemId,
      unit_id: task.unitId,
      role,
      as_written: "theo kế hoạch",
    })
    .execute();
  await db
    .insertInto("task")
    .values({
      organization_id,
      id: uuidv7(),
      obligation_id: obligation.get(task.unitId) ?? "",
      plan_item_id: itemId,
      role,
      state: task.state ?? "not_started",
      first_submitted_at: task.firstSubmittedAt ?? null,
      return_due_at: task.returnDueAt ?? null,
    })
    .execute();
}

async function plantTarget(
  db: Kysely<Schema>,
  facts: {
    readonly organization_id: string;
    readonly itemId: string;
    readonly target: PlantedTarget;
    readonly lead: string;
    readonly accountId: string;
  },
): Promise<string> {
  const { organization_id, itemId, target, lead, accountId } = facts;
  const [id, indicator_id] = [uuidv7(), uuidv7()];
  const { code, measure, decimals, direction = "higher" } = target;
  const unit_of_measure = target.unitOfMeasure;
  await db
    .insertInto("indicator")
    .values({
      organization_id,
      id: indicator_id,
      code,
      name: measure,
      unit_of_measure,
      decimals,
      direction,
      over_units: "none",
      over_time: "last",
      is_illustrative: true,
    })
    .execute();
  await db
    .insertInto("target")
    .values({
      organization_id,
      id,
      plan_item_id: itemId,
      code,
      ordinal: 1,
      indicator_id,
      measure,
      comparator: target.comparator ?? ">=",
      strict: false,
      value: target.value,
      unit_of_measure,
      decimals,
      direction,
      frequency: target.frequency ?? "by-year",
      due_year: target.frequency === "annual" ? null : (target.dueYear ?? 2025),
      source_text: measure,
      source_span: "{}",
      confirmed_by: accountId,
      confirmed_at: "2024-08-16T02:00:00.000Z",
    })
    .execute();
  for (const [year, kind, value] of target.figures ?? []) {
    await db
      .insertInto("observation")
      .values({
        organization_id,
        id: uuidv7(),
        indicator_id,
        unit_id: lead,
        period_label: String(year),
        period_from: `${year}-01-01`,
        period_to: `${year}-12-31`,
        year,
        kind,
        value,
        status: "value",
        maturity: kind === "actual" ? "official" : "estimate",
        source: "Báo cáo của đơn vị",
      })
      .execute();
  }
  return id;
}

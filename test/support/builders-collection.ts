import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { Schema } from "../../src/adapters/postgres/schema.ts";
import type { Actor } from "../../src/application/actor.ts";

/** A row of the form, in its printed order; `under` names the row above it. */
export interface RowWish {
  readonly key: string;
  readonly label?: string;
  readonly kind?: Schema["form_row"]["kind"];
  readonly under?: string;
  readonly item?: string;
  readonly unitOfMeasure?: string;
  readonly decimals?: number;
  readonly ceiling?: string;
  readonly isPart?: boolean;
  readonly isRequired?: boolean;
  readonly numerator?: string;
  readonly denominator?: string;
  readonly by?: readonly string[];
  readonly secondSources?: readonly string[];
}

export interface ItemWish {
  readonly number: string;
  readonly title?: string;
  readonly secrecy?: "open" | "confidential" | "state_secret";
  /** Unit by role; the first is the lead unless it says otherwise. */
  readonly units: readonly string[];
}

export interface RoundWish {
  readonly units: readonly string[];
  readonly items: readonly ItemWish[];
  readonly rows: readonly RowWish[];
  readonly years?: readonly (readonly [number, "actual" | "estimate" | "plan"])[];
  readonly deadlineAt?: string;
}

/** What was made, by the names of the wish. */
export interface CollectionRound {
  readonly roundId: string;
  readonly unit: (name: string) => string;
  readonly item: (number: string) => string;
  readonly row: (key: string) => string;
  readonly column: (year: number) => string;
  readonly indicator: (key: string) => string;
  readonly obligation: (unit: string) => string;
  readonly task: (unit: string, item: string) => string;
}

const DEFAULT_YEARS = [
  [2022, "actual"],
  [2023, "actual"],
  [2024, "estimate"],
] as const;

/** An open round with one form, inserted straight into the tables; nothing is typed yet. */
export async function aCollectionRound(
  db: Kysely<Schema>,
  { organizationId: organization_id, accountId }: Actor,
  wish: RoundWish,
): Promise<CollectionRound> {
  const ids = new Map<string, string>();
  const idOf = (name: string): string => {
    const id = ids.get(name) ?? randomUUID();
    ids.set(name, id);
    return id;
  };
  const deadline = wish.deadlineAt ?? "2024-09-30T16:59:59.999Z";
  const years = wish.years ?? DEFAULT_YEARS;
  await db
    .insertInto("reporting_unit")
    .values(
      wish.units.map((name, at) => ({
        organization_id,
        id: idOf(`unit ${name}`),
        kind: "office" as const,
        name,
        short_name: name,
        abbreviation: name,
        valid_from: "2020-01-01",
        sort_order: at + 1,
      })),
    )
    .execute();
  await db
    .insertInto("plan")
    .values({
      organization_id,
      id: idOf("plan"),
      slug: `ke-hoach-${idOf("plan").slice(0, 8)}`,
      title: "Kế hoạch 2020–2025",
      term_from: 2020,
      term_to: 2025,
      state: "draft",
    })
    .execute();
  await db
    .insertInto("plan_version")
    .values({
      organization_id,
      id: idOf("version"),
      plan_id: idOf("plan"),
      version: 1,
      title: "Kế hoạch đánh giá nhiệm kỳ 2020–2025",
      issuer: "Ủy ban nhân dân thành phố Vũng Tàu",
      symbol: "/KH-UBND",
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
    .insertInto("plan_group")
    .values({
      organization_id,
      id: idOf("group"),
      plan_version_id: idOf("version"),
      number: "1",
      title: "Nhóm 1",
      short_title: "Nhóm 1",
      ordinal: 1,
    })
    .execute();
  for (const [at, item] of wish.items.entries()) {
    await db
      .insertInto("plan_item")
      .values({
        organization_id,
        id: idOf(`item ${item.number}`),
        plan_version_id: idOf("version"),
        group_id: idOf("group"),
        number: item.number,
        ordinal: at + 1,
        title: item.title ?? `Nội dung ${item.number}`,
        original_text: item.title ?? `Nội dung ${item.number}`,
        source_spans: "[]",
        secrecy: item.secrecy ?? "open",
      })
      .execute();
    await db
      .insertInto("assignment")
      .values(
        item.units.map((unit, place) => ({
          organization_id,
          id: randomUUID(),
          plan_item_id: idOf(`item ${item.number}`),
          unit_id: idOf(`unit ${unit}`),
          role: place === 0 ? ("lead" as const) : ("coordinate" as const),
          as_written: unit,
        })),
      )
      .execute();
  }
  await addForm(db, { organization_id, idOf, wish, years });
  await db
    .insertInto("round")
    .values({
      organization_id,
      id: idOf("round"),
      plan_version_id: idOf("version"),
      name: "Đánh giá nhiệm kỳ 2020–2025",
      period_label: "2020–2025",
      window_from: "2020-01-01",
      window_to: "2025-12-31",
      cutoff_on: "2024-08-31",
      deadline_as_written: "trước ngày 01/10/2024",
      deadline_at: deadline,
      deadline_rule: "before-means-end-of-previous-day",
      as_of_year: 2024,
      state: "open",
      opened_by: accountId,
    })
    .execute();
  await db
    .insertInto("round_form")
    .values({ organization_id, round_id: idOf("round"), form_id: idOf("form"), ordinal: 1 })
    .execute();
  for (const unit of wish.units) {
    const items = wish.items.filter((item) => item.units.includes(unit));
    if (items.length === 0) continue;
    await db
      .insertInto("obligation")
      .values({
        organization_id,
        id: idOf(`obligation ${unit}`),
        round_id: idOf("round"),
        unit_id: idOf(`unit ${unit}`),
        deadline_at: deadline,
        original_deadline_at: deadline,
      })
      .execute();
    await db
      .insertInto("task")
      .values(
        items.map((item) => ({
          organization_id,
          id: idOf(`task ${unit} ${item.number}`),
          obligation_id: idOf(`obligation ${unit}`),
          plan_item_id: idOf(`item ${item.number}`),
          role: item.units[0] === unit ? ("lead" as const) : ("coordinate" as const),
        })),
      )
      .execute();
  }
  const named = (name: string): string => {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`nothing was made with the name ${name}`);
    return id;
  };
  return {
    roundId: named("round"),
    unit: (name) => named(`unit ${name}`),
    item: (number) => named(`item ${number}`),
    row: (key) => named(`row ${key}`),
    column: (year) => named(`column ${year}`),
    indicator: (key) => named(`indicator ${key}`),
    obligation: (unit) => named(`obligation ${unit}`),
    task: (unit, item) => named(`task ${unit} ${item}`),
  };
}

interface FormMaking {
  readonly organization_id: string;
  readonly idOf: (name: string) => string;
  readonly wish: RoundWish;
  readonly years: NonNullable<RoundWish["years"]>;
}

async function addForm(db: Kysely<Schema>, making: FormMaking): Promise<void> {
  const { organization_id, idOf, wish, years } = making;
  await db
    .insertInto("form")
    .values({
      organization_id,
      id: idOf("form"),
      code: `Biểu ${idOf("form").slice(0, 8)}`,
      version: 1,
      title: "Chỉ tiêu chủ yếu",
      origin: "designed",
    })
    .execute();
  await db
    .insertInto("form_column")
    .values(
      years.map(([year, kind], at) => ({
        organization_id,
        form_id: idOf("form"),
        id: idOf(`column ${year}`),
        ordinal: at + 1,
        label: String(year),
        kind,
        year,
        derivation: null,
      })),
    )
    .execute();
  for (const [at, row] of wish.rows.entries()) {
    const kind = row.kind ?? "figure";
    const unit_of_measure = row.unitOfMeasure ?? "người";
    const decimals = row.decimals ?? 0;
    if (kind !== "group") {
      await db
        .insertInto("indicator")
        .values({
          organization_id,
          id: idOf(`indicator ${row.key}`),
          code: `01.${row.key}`,
          name: row.label ?? row.key,
          unit_of_measure,
          decimals,
          direction: "higher",
          ceiling: row.ceiling ?? null,
          over_units: kind === "ratio" ? "ratio" : "sum",
          over_time: "last",
        })
        .execute();
    }
    await db
      .insertInto("form_row")
      .values({
        organization_id,
        form_id: idOf("form"),
        id: idOf(`row ${row.key}`),
        parent_id: row.under === undefined ? null : idOf(`row ${row.under}`),
        ordinal: at + 1,
        number: String(at + 1),
        label: row.label ?? row.key,
        kind,
        is_part: row.isPart ?? false,
        unit_of_measure,
        decimals,
        indicator_id: kind === "group" ? null : idOf(`indicator ${row.key}`),
        plan_item_id: row.item === undefined ? null : idOf(`item ${row.item}`),
        numerator_row_id: row.numerator === undefined ? null : idOf(`row ${row.numerator}`),
        denominator_row_id: row.denominator === undefined ? null : idOf(`row ${row.denominator}`),
        is_required: row.isRequired ?? true,
      })
      .execute();
    const providers = [
      ...(row.by ?? []).map((unit) => ({ unit, is_main: true })),
      ...(row.secondSources ?? []).map((unit) => ({ unit, is_main: false })),
    ];
    if (providers.length === 0) continue;
    await db
      .insertInto("form_row_provider")
      .values(
        providers.map(({ unit, is_main }) => ({
          organization_id,
          form_row_id: idOf(`row ${row.key}`),
          unit_id: idOf(`unit ${unit}`),
          is_main,
        })),
      )
      .execute();
  }
}

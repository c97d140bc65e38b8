import { randomUUID } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { Schema } from "../../src/adapters/postgres/schema.ts";
import type { Actor } from "../../src/application/actor.ts";
import { addCollectedFigures } from "./builders-figures.ts";
import {
  type Making,
  type MeasureWish,
  type OutcomeWish,
  type TargetWish,
  idOf,
} from "./outcome-wish.ts";

/** What was made, by the names of the wish. */
export interface Outcome {
  readonly roundId: string;
  readonly formId: string;
  readonly unit: (name: string) => string;
  /** By the item's number. */
  readonly row: (number: string) => string;
  readonly target: (number: string) => string;
  /** By year, or by derivation. */
  readonly column: (name: string | number) => string;
  readonly planId: string;
}

const YEARS = [2020, 2021, 2022, 2023, 2024, 2025] as const;
const DERIVED = [
  ["previous_year", "2024/2023"],
  ["average_growth", "Bình quân năm"],
  ["target", "Mục tiêu"],
  ["verdict", "Xếp loại"],
] as const;

/**
 * A plan of 2020–2025 with one form of it in an open round, and figures typed, submitted, returned and
 * accepted as wished. Inserted straight into the tables: nothing of collecting is under test here.
 */
export async function anOutcome(
  db: Kysely<Schema>,
  actor: Actor,
  wish: OutcomeWish,
): Promise<Outcome> {
  const making: Making = {
    db,
    organizationId: actor.organizationId,
    ids: new Map(),
    by: actor.accountId,
    wish,
  };
  await addUnits(making);
  await addPlan(making);
  await addForm(making);
  await addRound(making);
  await addCollectedFigures(making);
  const named = (name: string) => {
    const id = making.ids.get(name);
    if (id === undefined) throw new Error(`nothing was made with the name ${name}`);
    return id;
  };
  return {
    roundId: named("round"),
    formId: named("form"),
    planId: named("plan"),
    unit: (name) => named(`unit ${name}`),
    row: (number) => named(`row ${number}`),
    target: (number) => named(`target ${number}`),
    column: (name) => named(`column ${name}`),
  };
}

async function addUnits({ db, organizationId, wish, ...rest }: Making): Promise<void> {
  const values = wish.units.map((name, at) => ({
    organization_id: organizationId,
    id: idOf(rest, `unit ${name}`),
    kind: name.startsWith("Phường") ? ("ward" as const) : ("office" as const),
    name,
    short_name: name,
    abbreviation: name,
    valid_from: "2020-01-01",
    sort_order: at + 1,
  }));
  await db.insertInto("reporting_unit").values(values).execute();
}

async function addPlan(making: Making): Promise<void> {
  const { db, organizationId: organization_id, wish, by } = making;
  const version = idOf(making, "version");
  await sql`INSERT INTO plan (organization_id, id, slug, title, term_from, term_to, state)
    VALUES (${organization_id}, ${idOf(making, "plan")}, '2020-2025', 'Kế hoạch 2020–2025', 2020, 2025, 'draft')`.execute(
    db,
  );
  await sql`INSERT INTO plan_version (organization_id, id, plan_id, version, title, issuer, symbol, place,
      signer_position, signer_name, legal_bases, recipients, purposes, requirements, duties, deadline_rule)
    VALUES (${organization_id}, ${version}, ${idOf(making, "plan")}, 1,
      'Kế hoạch đánh giá kinh tế – xã hội nhiệm kỳ 2020–2025', 'UBND thành phố', '/KH-UBND', 'Vũng Tàu',
      'Chủ tịch', 'Nguyễn Văn A', '[]', '[]', '[]', '[]', '[]', 'before-means-end-of-previous-day')`.execute(
    db,
  );
  for (const [at, group] of [...new Set(wish.measures.map((each) => each.group))].entries()) {
    const title = wish.groupTitles?.[group] ?? `Nhóm ${group}`;
    await sql`INSERT INTO plan_group (organization_id, id, plan_version_id, number, title, short_title, ordinal)
      VALUES (${organization_id}, ${idOf(making, `group ${group}`)}, ${version}, ${group}, ${title}, ${title}, ${at})`.execute(
      db,
    );
  }
  for (const [at, each] of wish.measures.entries()) {
    const item = idOf(making, `item ${each.number}`);
    const indicator = idOf(making, `indicator ${each.number}`);
    const direction = each.target?.direction ?? "higher";
    await sql`INSERT INTO plan_item (organization_id, id, plan_version_id, group_id, number, ordinal, title,
        original_text, source_spans, secrecy)
      VALUES (${organization_id}, ${item}, ${version}, ${idOf(making, `group ${each.group}`)}, ${each.number},
        ${at}, ${each.measure}, ${each.originalText ?? each.measure}, '[]',
        ${each.isConfidential === true ? "confidential" : "open"})`.execute(db);
    for (const unit of new Set([each.lead, ...(each.providers ?? []), ...(each.second ?? [])])) {
      await sql`INSERT INTO assignment (organization_id, id, plan_item_id, unit_id, role, as_written)
        VALUES (${organization_id}, ${randomUUID()}, ${item}, ${idOf(making, `unit ${unit}`)},
          ${unit === each.lead ? "lead" : "coordinate"}, ${unit})`.execute(db);
    }
    await sql`INSERT INTO indicator (organization_id, id, code, name, unit_of_measure, decimals, direction,
        ceiling, over_units, over_time)
      VALUES (${organization_id}, ${indicator}, ${each.number}, ${each.measure}, ${each.unitOfMeasure},
        ${each.decimals}, ${direction}, ${each.target?.ceiling ?? null}, ${each.overUnits ?? "sum"}, 'last')`.execute(
      db,
    );
    if (each.target !== undefined) await addTarget(making, each, each.target);
  }
  await sql`UPDATE plan SET state = 'issued' WHERE id = ${idOf(making, "plan")} AND ${by} <> ''`.execute(
    db,
  );
}

async function addTarget(making: Making, measure: MeasureWish, wish: TargetWish): Promise<void> {
  const { number } = measure;
  const frequency = wish.frequency ?? "annual";
  await sql`INSERT INTO target (organization_id, id, plan_item_id, code, ordinal, indicator_id, measure,
      comparator, strict, value, value_to, unit_of_measure, decimals, direction, frequency, due_year,
      ceiling, baseline, source_text, source_span, confirmed_by, confirmed_at)
    VALUES (${making.organizationId}, ${idOf(making, `target ${number}`)}, ${idOf(making, `item ${number}`)},
      ${number}, 1, ${idOf(making, `indicator ${number}`)}, ${measure.measure}, ${wish.comparator},
      ${wish.strict ?? false}, ${wish.value ?? null}, ${wish.valueTo ?? null}, ${measure.unitOfMeasure},
      ${measure.decimals}, ${wish.direction ?? "higher"}, ${frequency}, ${wish.dueYear ?? null},
      ${wish.ceiling ?? null}, ${wish.baseline === undefined ? null : JSON.stringify(wish.baseline)},
      ${measure.originalText ?? measure.measure}, '{}', ${making.by}, now())`.execute(making.db);
}

async function addForm(making: Making): Promise<void> {
  const { db, organizationId: organization_id, wish } = making;
  const form_id = idOf(making, "form");
  await db
    .insertInto("form")
    .values({
      organization_id,
      id: form_id,
      code: "Biểu 01",
      version: 1,
      title: "Chỉ tiêu kinh tế – xã hội chủ yếu 2020–2025",
      source_note: "Báo cáo của các phòng, ban, cơ quan",
      origin: "designed",
    })
    .execute();
  const filled = YEARS.map((year) => ({
    id: idOf(making, `column ${year}`),
    label: String(year),
    kind:
      year < 2024 ? ("actual" as const) : year === 2024 ? ("estimate" as const) : ("plan" as const),
    year,
    derivation: null,
  }));
  const derived = DERIVED.map(([derivation, label]) => ({
    id: idOf(making, `column ${derivation}`),
    label,
    kind: "derived" as const,
    year: null,
    derivation,
  }));
  const columns = [...filled, ...derived].map((column, ordinal) => ({
    organization_id,
    form_id,
    ordinal,
    ...column,
  }));
  await db.insertInto("form_column").values(columns).execute();
  await addRows(making, wish.measures);
}

async function addRows(making: Making, measures: readonly MeasureWish[]): Promise<void> {
  const { db, organizationId: organization_id } = making;
  const groups = new Set<string>();
  for (const [at, each] of measures.entries()) {
    const parent = idOf(making, `heading ${each.group}`);
    const shared = { organization_id, form_id: idOf(making, "form") };
    if (!groups.has(each.group)) {
      groups.add(each.group);
      const label = making.wish.groupTitles?.[each.group] ?? `Nhóm ${each.group}`;
      const heading = { id: parent, ordinal: at * 2, number: each.group, label };
      await db
        .insertInto("form_row")
        .values({ ...shared, ...heading, kind: "group" })
        .execute();
    }
    const target = each.target === undefined ? null : idOf(making, `target ${each.number}`);
    await db
      .insertInto("form_row")
      .values({
        ...shared,
        id: idOf(making, `row ${each.number}`),
        parent_id: parent,
        ordinal: at * 2 + 1,
        number: String(at + 1),
        label: each.measure,
        kind: "figure",
        unit_of_measure: each.unitOfMeasure,
        decimals: each.decimals,
        indicator_id: idOf(making, `indicator ${each.number}`),
        plan_item_id: idOf(making, `item ${each.number}`),
        target_id: target,
      })
      .execute();
    const main = (each.providers ?? [each.lead]).map((unit) => ({ unit, is_main: true }));
    const second = (each.second ?? []).map((unit) => ({ unit, is_main: false }));
    const providers = [...main, ...second].map(({ unit, is_main }) => ({
      organization_id,
      form_row_id: idOf(making, `row ${each.number}`),
      unit_id: idOf(making, `unit ${unit}`),
      is_main,
    }));
    await db.insertInto("form_row_provider").values(providers).execute();
  }
}

async function addRound(making: Making): Promise<void> {
  const { db, organizationId: organization_id, wish, by } = making;
  const round_id = idOf(making, "round");
  await db
    .insertInto("round")
    .values({
      organization_id,
      id: round_id,
      plan_version_id: idOf(making, "version"),
      name: "Đánh giá nhiệm kỳ 2020–2025",
      period_label: "2020–2025",
      window_from: "2020-01-01",
      window_to: "2025-12-31",
      cutoff_on: "2024-08-31",
      deadline_as_written: "trước ngày 09/9/2024",
      deadline_at: "2024-09-08T16:59:59.999Z",
      deadline_rule: "before-means-end-of-previous-day",
      as_of_year: wish.asOfYear ?? 2024,
      state: "open",
      opened_by: by,
    })
    .execute();
  await db
    .insertInto("round_form")
    .values({ organization_id, round_id, form_id: idOf(making, "form"), ordinal: 1 })
    .execute();
}

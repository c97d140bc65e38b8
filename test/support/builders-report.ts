import type { Insertable, Kysely } from "kysely";
import { uuidv7 } from "uuidv7";
import type { ObservationTable, Schema } from "../../src/adapters/postgres/schema.ts";
import type { Actor } from "../../src/application/actor.ts";
import type { NarrativeSection } from "../../src/domain/report/report-outline.ts";

export interface AcceptedPart {
  readonly obligationId: string;
  readonly itemId: string;
  readonly revision?: number;
  readonly receiptNumber: number;
  readonly acceptedAt: string;
  readonly reviewer: Actor;
  readonly narratives: readonly {
    readonly section: NarrativeSection;
    readonly body: string;
    /** Null speaks of the unit as a whole. */
    readonly itemId?: string | null;
  }[];
}

/** A unit's part of an item, submitted and accepted with its paragraphs, straight into the tables. */
export async function plantAcceptedPart(
  db: Kysely<Schema>,
  { organizationId: organization_id }: Actor,
  part: AcceptedPart,
): Promise<void> {
  const { obligationId: obligation_id, itemId, reviewer } = part;
  const [submission_id, review_id] = [uuidv7(), uuidv7()];
  const task = await db
    .selectFrom("task")
    .where("obligation_id", "=", obligation_id)
    .where("plan_item_id", "=", itemId)
    .select("id")
    .executeTakeFirstOrThrow();
  await db
    .insertInto("submission")
    .values({
      organization_id,
      id: submission_id,
      obligation_id,
      revision: part.revision ?? 1,
      receipt_number: part.receiptNumber,
      submitted_by: reviewer.accountId,
      submitted_at: part.acceptedAt,
      is_late: false,
    })
    .execute();
  await db
    .insertInto("submission_task")
    .values({ organization_id, submission_id, task_id: task.id })
    .execute();
  for (const { section, body, itemId: about = itemId } of part.narratives) {
    const id = uuidv7();
    await db
      .updateTable("narrative_entry")
      .set({ superseded_at: part.acceptedAt })
      .where("obligation_id", "=", obligation_id)
      .where("plan_item_id", "is not distinct from", about)
      .where("section", "=", section)
      .where("superseded_at", "is", null)
      .execute();
    await db
      .insertInto("narrative_entry")
      .values({
        organization_id,
        id,
        obligation_id,
        plan_item_id: about,
        section,
        body,
        entered_by: reviewer.accountId,
      })
      .execute();
    await db
      .insertInto("submission_narrative")
      .values({ organization_id, submission_id, narrative_entry_id: id })
      .execute();
  }
  await db
    .insertInto("review")
    .values({
      organization_id,
      id: review_id,
      submission_id,
      decision: "accepted",
      reviewer_id: reviewer.accountId,
      reviewed_at: part.acceptedAt,
    })
    .execute();
  await db
    .insertInto("review_task")
    .values({ organization_id, review_id, task_id: task.id })
    .execute();
}

export interface PlantedRow {
  readonly label: string;
  readonly targetCode: string;
  readonly itemId: string;
  readonly unitId: string;
  /** The target's own, where they are left out. */
  readonly decimals?: number;
}

/** A form of the round with one row a target and one column a year, fed by the known figures. */
export async function plantForm(
  db: Kysely<Schema>,
  { organizationId: organization_id, accountId }: Actor,
  form: {
    readonly roundId: string;
    readonly years: readonly (readonly [number, "actual" | "estimate"])[];
    readonly rows: readonly PlantedRow[];
    readonly target: (code: string) => string;
    readonly obligation: (unitId: string) => string;
  },
): Promise<{ readonly formId: string }> {
  const form_id = uuidv7();
  await db
    .insertInto("form")
    .values({
      organization_id,
      id: form_id,
      code: `Biểu ${form_id.slice(-4)}`,
      version: 1,
      title: "Kết quả thực hiện các chỉ tiêu chủ yếu",
      source_note: "Các đơn vị của thành phố",
      origin: "designed",
    })
    .execute();
  await db
    .insertInto("round_form")
    .values({ organization_id, round_id: form.roundId, form_id, ordinal: 1 })
    .execute();
  const columns = form.years.map(([year, kind]) => ({ id: uuidv7(), year, kind }));
  await db
    .insertInto("form_column")
    .values([
      ...columns.map(({ id, year, kind }, at) => ({
        organization_id,
        id,
        form_id,
        ordinal: at + 1,
        label: kind === "actual" ? `TH ${year}` : `Ước TH ${year}`,
        kind,
        year,
        derivation: null,
      })),
      {
        organization_id,
        id: uuidv7(),
        form_id,
        ordinal: columns.length + 1,
        label: "Đánh giá",
        kind: "derived" as const,
        year: null,
        derivation: "verdict" as const,
      },
    ])
    .execute();
  for (const [at, row] of form.rows.entries()) {
    const target = await db
      .selectFrom("target")
      .where("id", "=", form.target(row.targetCode))
      .selectAll()
      .executeTakeFirstOrThrow();
    const id = uuidv7();
    await db
      .insertInto("form_row")
      .values({
        organization_id,
        id,
        form_id,
        ordinal: at + 1,
        number: String(at + 1),
        label: row.label,
        kind: "figure",
        unit_of_measure: target.unit_of_measure,
        decimals: row.decimals ?? target.decimals,
        indicator_id: target.indicator_id,
        plan_item_id: row.itemId,
        target_id: target.id,
      })
      .execute();
    await db
      .insertInto("form_row_provider")
      .values({ organization_id, form_row_id: id, unit_id: row.unitId })
      .execute();
    await enterKnownFigures(db, { organization_id, accountId, form, row, rowId: id, columns });
  }
  return { formId: form_id };
}

/** Points every known figure of a row's target at an entry, as if it had been typed and accepted. */
async function enterKnownFigures(
  db: Kysely<Schema>,
  facts: {
    readonly organization_id: string;
    readonly accountId: string;
    readonly form: {
      readonly obligation: (unitId: string) => string;
      readonly target: (code: string) => string;
    };
    readonly row: PlantedRow;
    readonly rowId: string;
    readonly columns: readonly {
      readonly id: string;
      readonly year: number;
      readonly kind: string;
    }[];
  },
): Promise<void> {
  const { organization_id, accountId, form, row, rowId, columns } = facts;
  const obligation_id = form.obligation(row.unitId);
  const known = await db
    .selectFrom("observation")
    .innerJoin("target", "target.indicator_id", "observation.indicator_id")
    .where("target.id", "=", form.target(row.targetCode))
    .where("observation.known_to", "is", null)
    .selectAll("observation")
    .execute();
  const submission = await db
    .selectFrom("submission")
    .innerJoin("submission_task", "submission_task.submission_id", "submission.id")
    .innerJoin("task", "task.id", "submission_task.task_id")
    .where("submission.obligation_id", "=", obligation_id)
    .where("task.plan_item_id", "=", row.itemId)
    .orderBy("submission.revision", "desc")
    .select(["submission.id", "task.id as taskId"])
    .executeTakeFirst();
  for (const figure of known) {
    const column = columns.find((each) => each.year === figure.year && each.kind === figure.kind);
    if (column === undefined || submission === undefined) continue;
    const entry = uuidv7();
    await db
      .insertInto("figure_entry")
      .values({
        organization_id,
        id: entry,
        obligation_id,
        form_row_id: rowId,
        form_column_id: column.id,
        typed: figure.value ?? "",
        value: figure.value,
        status: "value",
        maturity: figure.maturity,
        channel: "program",
        entered_by: accountId,
      })
      .execute();
    await db
      .insertInto("submission_figure")
      .values({
        organization_id,
        submission_id: submission.id,
        figure_entry_id: entry,
        task_id: submission.taskId,
      })
      .execute();
    await supersede(db, { ...figure, figure_entry_id: entry });
  }
}

/** Ends what was known of a figure and makes another known, as accepting does. */
export async function supersede(
  db: Kysely<Schema>,
  next: { readonly id: string } & Record<string, unknown>,
): Promise<string> {
  const at = new Date().toISOString();
  await db.updateTable("observation").set({ known_to: at }).where("id", "=", next.id).execute();
  const id = uuidv7();
  const values = { ...next, id, known_from: at, known_to: null } as unknown;
  await db
    .insertInto("observation")
    // the columns of the row it supersedes, read from the same table
    .values(values as Insertable<ObservationTable>)
    .execute();
  return id;
}

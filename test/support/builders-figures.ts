import { randomUUID } from "node:crypto";
import { type FigureWish, type Making, type MeasureWish, idOf } from "./outcome-wish.ts";

type Figure = Exclude<FigureWish, string>;

interface UnitFigure {
  readonly measure: MeasureWish;
  readonly year: number;
  readonly figure: Figure;
}

const TYPED_AT = "2024-09-06T03:12:00.000Z";
const SENT_AT = "2024-09-06T09:05:00.000Z";
const RETURNED_AT = "2024-09-09T08:30:00.000Z";
const CHANGED_AT = "2024-09-10T02:04:00.000Z";
const RESENT_AT = "2024-09-10T02:30:00.000Z";
const ACCEPTED_AT = "2024-09-11T07:20:00.000Z";

const asFigure = (wish: FigureWish): Figure => (typeof wish === "string" ? { value: wish } : wish);

/** Types, submits, returns and accepts every figure of the wish, unit by unit. */
export async function addCollectedFigures(making: Making): Promise<void> {
  for (const [at, unit] of making.wish.units.entries()) {
    const figures = making.wish.measures.flatMap((measure) =>
      Object.entries(measure.figures?.[unit] ?? {}).map(([year, wish]) => ({
        measure,
        year: Number(year),
        figure: asFigure(wish),
      })),
    );
    if (figures.length > 0) await addUnitFigures(making, unit, at, figures);
  }
}

async function addUnitFigures(
  making: Making,
  unit: string,
  at: number,
  figures: readonly UnitFigure[],
): Promise<void> {
  const { db, organizationId: organization_id, by } = making;
  const obligation_id = idOf(making, `obligation ${unit}`);
  const deadline = "2024-09-08T16:59:59.999Z";
  await db
    .insertInto("obligation")
    .values({
      organization_id,
      id: obligation_id,
      round_id: idOf(making, "round"),
      unit_id: idOf(making, `unit ${unit}`),
      deadline_at: deadline,
      original_deadline_at: deadline,
    })
    .execute();
  for (const number of new Set(figures.map(({ measure }) => measure.number))) {
    const task = {
      organization_id,
      id: idOf(making, `task ${unit} ${number}`),
      obligation_id,
      plan_item_id: idOf(making, `item ${number}`),
      role: "lead" as const,
      state: "accepted" as const,
    };
    await db.insertInto("task").values(task).execute();
  }
  const send = async (revision: number, submitted_at: string) => {
    const id = randomUUID();
    const receipt_number = at * 10 + revision;
    const facts = { organization_id, obligation_id, revision, receipt_number, is_late: false };
    await db
      .insertInto("submission")
      .values({ ...facts, id, submitted_by: by, submitted_at })
      .execute();
    return id;
  };
  const decide = async (submission_id: string, decision: "accepted" | "returned", when: string) => {
    const id = randomUUID();
    await db
      .insertInto("review")
      .values({ organization_id, id, submission_id, decision, reviewer_id: by, reviewed_at: when })
      .execute();
    return id;
  };
  const returned = figures.filter(({ figure }) => figure.before !== undefined);
  if (returned.length > 0) {
    const first = await send(1, SENT_AT);
    const review = await decide(first, "returned", RETURNED_AT);
    for (const each of returned) await addReturned(making, unit, each, { first, review });
  }
  const last = await send(2, RESENT_AT);
  const accepting = await decide(last, "accepted", ACCEPTED_AT);
  for (const each of figures) await addSent(making, unit, each, { last, accepting });
}

const cellOf = (making: Making, unit: string, { measure, year }: UnitFigure) => ({
  organization_id: making.organizationId,
  obligation_id: idOf(making, `obligation ${unit}`),
  form_row_id: idOf(making, `row ${measure.number}`),
  form_column_id: idOf(making, `column ${year}`),
});

const printed = (value: string): string => value.replace(".", ",");

async function addReturned(
  making: Making,
  unit: string,
  wanted: UnitFigure,
  { first, review }: { readonly first: string; readonly review: string },
): Promise<void> {
  const { db, organizationId: organization_id, by } = making;
  const { before = "", comment = "" } = wanted.figure;
  const id = randomUUID();
  const cell = cellOf(making, unit, wanted);
  const task_id = idOf(making, `task ${unit} ${wanted.measure.number}`);
  await db
    .insertInto("figure_entry")
    .values({
      ...cell,
      id,
      typed: printed(before),
      value: before,
      status: "value",
      maturity: "official",
      channel: "web",
      entered_by: by,
      entered_at: TYPED_AT,
      superseded_at: CHANGED_AT,
    })
    .execute();
  await db
    .insertInto("submission_figure")
    .values({ organization_id, submission_id: first, figure_entry_id: id, task_id })
    .execute();
  const { form_row_id, form_column_id } = cell;
  await db
    .insertInto("review_comment")
    .values({
      organization_id,
      id: randomUUID(),
      review_id: review,
      task_id,
      form_row_id,
      form_column_id,
      body: comment,
    })
    .execute();
}

async function addSent(
  making: Making,
  unit: string,
  wanted: UnitFigure,
  { last, accepting }: { readonly last: string; readonly accepting: string },
): Promise<void> {
  const { db, organizationId: organization_id, by } = making;
  const { measure, year, figure } = wanted;
  const id = randomUUID();
  const known = {
    value: figure.value ?? null,
    status: figure.value === undefined ? (figure.status ?? "not_collected") : ("value" as const),
    numerator: figure.numerator ?? null,
    denominator: figure.denominator ?? null,
    maturity: year === 2024 ? ("estimate" as const) : ("official" as const),
  };
  await db
    .insertInto("figure_entry")
    .values({
      ...cellOf(making, unit, wanted),
      ...known,
      id,
      typed: printed(figure.value ?? "…"),
      note: figure.note ?? "",
      channel: "web",
      entered_by: by,
      entered_at: figure.before === undefined ? TYPED_AT : CHANGED_AT,
    })
    .execute();
  const task_id = idOf(making, `task ${unit} ${measure.number}`);
  await db
    .insertInto("submission_figure")
    .values({ organization_id, submission_id: last, figure_entry_id: id, task_id })
    .execute();
  if (figure.accepted === false) return;
  const kind =
    year < 2024 ? ("actual" as const) : year === 2024 ? ("estimate" as const) : ("plan" as const);
  await db
    .insertInto("observation")
    .values({
      organization_id,
      id: randomUUID(),
      ...known,
      indicator_id: idOf(making, `indicator ${measure.number}`),
      unit_id: idOf(making, `unit ${unit}`),
      period_label: String(year),
      period_from: `${year}-01-01`,
      period_to: `${year}-12-31`,
      year,
      kind,
      price_basis: null,
      source: unit,
      submission_id: last,
      figure_entry_id: id,
      review_id: accepting,
      known_from: ACCEPTED_AT,
    })
    .execute();
}

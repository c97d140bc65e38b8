import { type DesignedRow, designForm } from "../../application/form/design-form.ts";
import { openRound } from "../../application/round/open-round.ts";
import type { Dependencies } from "../../application/ports.ts";
import { type Form, placedRows } from "../../domain/collection/form.ts";
import { SAMPLE_FORMS, type SampleForm, type SampleRow, indicatorOf } from "./figures.ts";
import { must } from "./fixtures.ts";
import type { SampleOrganisation } from "./load-organisation.ts";
import type { SamplePlan } from "./load-plan.ts";
import { storyGoesTo } from "./sample-clock.ts";

/** A form as stored, with its rows by the keys of the fixture. */
export interface StoredForm {
  readonly form: Form;
  readonly rowId: (key: string) => string;
  readonly keyOf: ReadonlyMap<string, string>;
}

/** The open round of the sample. */
export interface SampleRound {
  readonly roundId: string;
  readonly forms: ReadonlyMap<string, StoredForm>;
}

function toDesignedRow(
  row: SampleRow,
  { unitId, wardIds }: SampleOrganisation,
  plan: SamplePlan,
): DesignedRow {
  const target = row.target === undefined ? null : plan.target(row.target);
  const { code: _code, ...measured } = { code: "", ...indicatorOf(row) };
  const main = row.providers === "wards" ? wardIds : (row.providers ?? []).map(unitId);
  const second = (row.secondSources ?? []).map(unitId);
  return {
    ...measured,
    key: row.key,
    parentKey: row.parent,
    number: row.number,
    label: row.label,
    kind: row.kind,
    isPart: row.isPart ?? false,
    unitOfMeasure: row.unitOfMeasure ?? "",
    decimals: row.decimals ?? 0,
    indicatorId: target?.indicatorId ?? null,
    planItemId: row.item === undefined ? null : plan.itemId(row.item),
    targetId: target?.id ?? null,
    numeratorKey: row.numerator ?? null,
    denominatorKey: row.denominator ?? null,
    shareGroup: row.shareGroup ?? null,
    isRequired: row.isRequired ?? true,
    providers: [
      ...main.map((id) => ({ unitId: id, isMain: true })),
      ...second.map((id) => ({ unitId: id, isMain: false })),
    ],
  };
}

/** Rows come back in the order they were designed in, which names them. */
function toStoredForm(form: Form, sample: SampleForm): StoredForm {
  const stored = placedRows(form).map(({ row }) => row.id);
  const ordered = inTreeOrder(sample.rows).map(({ key }) => key);
  const idOf = new Map(ordered.map((key, i) => [key, stored[i] ?? ""]));
  return {
    form,
    rowId: (key) => {
      const id = idOf.get(key);
      if (id === undefined) throw new Error(`sample: ${sample.code} has no row ${key}`);
      return id;
    },
    keyOf: new Map([...idOf].map(([key, id]) => [id, key])),
  };
}

const inTreeOrder = (rows: readonly SampleRow[], parent: string | null = null): SampleRow[] =>
  rows
    .filter((row) => row.parent === parent)
    .flatMap((row) => [row, ...inTreeOrder(rows, row.key)]);

async function loadForm(
  deps: Dependencies,
  sample: SampleForm,
  organisation: SampleOrganisation,
  plan: SamplePlan,
): Promise<StoredForm> {
  const finance = organisation.actor("tckh");
  const { id } = must(
    sample.code,
    await designForm(deps, finance, {
      code: sample.code,
      title: sample.title,
      unitNote: sample.unitNote,
      sourceNote: sample.sourceNote,
      planVersionId: plan.versionId,
      origin: "designed",
      replaces: null,
      rows: sample.rows.map((row) => toDesignedRow(row, organisation, plan)),
      columns: sample.columns.map(({ label, kind, year, derivation }) => ({
        label,
        kind,
        year: year ?? null,
        derivation: derivation ?? null,
      })),
    }),
  );
  const form = await deps.work.read(finance, (stores) => stores.form.findForm(id));
  if (form === undefined) throw new Error(`sample: ${sample.code} was not stored`);
  return toStoredForm(form, sample);
}

/** Designs the four forms and opens the round on them. */
export async function loadRound(
  deps: Dependencies,
  organisation: SampleOrganisation,
  plan: SamplePlan,
): Promise<SampleRound> {
  storyGoesTo("2024-08-26 10:05");
  const forms = new Map<string, StoredForm>();
  for (const sample of SAMPLE_FORMS) {
    forms.set(sample.code, await loadForm(deps, sample, organisation, plan));
  }
  storyGoesTo("2024-08-26 15:30");
  const round = must(
    "round",
    await openRound(deps, organisation.actor("vanphong"), {
      planId: plan.planId,
      name: "Đánh giá nhiệm kỳ 2020 - 2025",
      periodLabel: "2020–2025",
      windowFrom: "2020-01-01",
      windowTo: "2024-12-31",
      cutoffOn: "2024-08-31",
      deadlineAsWritten: "trước ngày 09/9/2024",
      deadlineOn: "2024-09-08",
      asOfYear: 2024,
      formIds: [...forms.values()].map(({ form }) => form.id),
    }),
  );
  return { roundId: round.id, forms };
}

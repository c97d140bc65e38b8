import { Workbook } from "@cj-tech-master/excelts";
import { openFilledWorkbook } from "../../adapters/workbooks/filled-reader.ts";
import { writeEntryWorkbook } from "../../adapters/workbooks/entry-writer.ts";
import { BLANK, type CellValue } from "../../domain/collection/figure.ts";
import { cellKey } from "../../domain/collection/form.ts";
import { validateSubmission } from "../../domain/collection/validate-submission.ts";
import type { EntryWorkbook } from "../../domain/collection/workbook/entry-workbook.ts";
import { type MergePlace, mergeWorkbook } from "../../domain/collection/workbook/merge-workbook.ts";
import type { Benchmark } from "./measure.ts";
import { anEntryWorkbook, countingValue } from "./sample-workbook.ts";

const WORKBOOKS = 45;
const SIZE = { forms: 3, rows: 63, firstYear: 2020, years: 11 } as const;
const GOAL = 1_500;

interface Sent {
  readonly entry: EntryWorkbook;
  readonly bytes: Uint8Array;
}

/** A unit's workbook as it comes back: every second row filled in, one cell changed. */
async function aFilledWorkbook(): Promise<Sent> {
  const entry = anEntryWorkbook({
    ...SIZE,
    value: (form, row, year) => (row % 2 === 0 ? countingValue(form, row, year) : undefined),
  });
  const workbook = new Workbook();
  await workbook.xlsx.load(await writeEntryWorkbook(entry));
  entry.forms.forEach(({ form }, at) => {
    const sheet = workbook.getWorksheet(form.code);
    for (let row = 1; row < SIZE.rows; row += 2)
      for (let year = 0; year < SIZE.years; year += 1)
        if (sheet !== undefined) sheet.getCell(7 + row, 5 + year).value = at * 1000 + row + year;
  });
  return { entry, bytes: new Uint8Array(await workbook.xlsx.writeBuffer()) };
}

function placesOf({ forms }: EntryWorkbook): ReadonlyMap<string, MergePlace> {
  const places = new Map<string, MergePlace>();
  for (const { form, cells } of forms)
    for (const row of form.rows) {
      const values = form.columns.map(
        (column) => cells.get(cellKey(row.id, column.id))?.value ?? BLANK,
      );
      form.columns.forEach((column, at) => {
        places.set(cellKey(row.id, column.id), {
          row,
          column,
          lock: "editable",
          note: "",
          current: values[at] ?? BLANK,
          history: values.flatMap((value, other) =>
            other !== at && value.kind === "value" ? [value.value] : [],
          ),
        });
      });
    }
  return places;
}

/** Reads one workbook, holds it against the draft and checks what it would become. */
function mergeOne({ entry, bytes }: Sent, places: ReadonlyMap<string, MergePlace>): number {
  const opened = openFilledWorkbook(bytes, "bieu.xlsx");
  const filled = opened.ok ? opened.value.fill(entry.forms) : opened;
  if (!filled.ok) throw new Error(filled.error.code);
  const merged = mergeWorkbook(filled.value.cells, places);
  const values = new Map<string, CellValue>(
    [...places].map(([key, { current }]) => [key, current]),
  );
  for (const { rowId, columnId, kind, typed } of merged)
    if (kind === "new" || kind === "changed")
      values.set(cellKey(rowId, columnId), { kind: "value", value: typed.replace(",", ".") });
  return entry.forms.reduce(
    (sum, { form, ownRowIds }) =>
      sum + validateSubmission({ form, cells: values, rowIds: ownRowIds, notes: new Map() }).length,
    0,
  );
}

/** Forty-five workbooks of three sheets, sixty-three rows and eleven years, one after the other. */
export async function workbookBenchmarks(): Promise<readonly Benchmark[]> {
  const sent = await aFilledWorkbook();
  const places = placesOf(sent.entry);
  return [
    {
      name: `workbook.merge.${WORKBOOKS}-units`,
      runs: 5,
      goalMilliseconds: GOAL,
      work: async () => {
        for (let at = 0; at < WORKBOOKS; at += 1) mergeOne(sent, places);
        return Promise.resolve();
      },
    },
  ];
}

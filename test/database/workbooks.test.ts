import { Workbook } from "@cj-tech-master/excelts";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../src/application/actor.ts";
import { mergeWorkbooks } from "../../src/application/collection/merge-workbooks.ts";
import { previewWorkbook } from "../../src/application/collection/preview-workbook.ts";
import { saveFigures } from "../../src/application/collection/save-figures.ts";
import { saveNarratives } from "../../src/application/collection/save-narratives.ts";
import { writeWorkbook } from "../../src/application/collection/write-workbook.ts";
import type { DocumentFile } from "../../src/application/ports.ts";
import { dependenciesOn } from "../../src/main/dependencies.ts";
import { anActor, anOrganization, fixedClock } from "../support/actors.ts";
import { type CollectionRound, aCollectionRound } from "../support/builders-collection.ts";
import { databaseOfThisFile } from "../support/database.ts";

const { db } = await databaseOfThisFile();
const deps = dependenciesOn(db, fixedClock());

let round: CollectionRound;
let officer: Actor;
let finance: Actor;

beforeAll(async () => {
  const admin = await anOrganization(deps);
  round = await aCollectionRound(db, admin, {
    units: ["Phường 1", "Phường 2"],
    items: [{ number: "1.1", units: ["Phường 1", "Phường 2"] }],
    rows: [
      { key: "Hộ nghèo", item: "1.1", by: ["Phường 1"] },
      { key: "Hộ cận nghèo", item: "1.1", by: ["Phường 1"] },
      { key: "Số trường", item: "1.1", by: ["Phường 2"] },
    ],
  });
  officer = await anActor(deps, admin, {
    username: "phuong1",
    role: "unit_officer",
    unitId: round.unit("Phường 1"),
  });
  finance = await anActor(deps, admin, { username: "tckh", role: "finance" });
});

async function theWorkbook(edit: (workbook: Workbook) => void = () => undefined) {
  const written = await writeWorkbook(deps, officer, round.obligation("Phường 1"));
  if (!written.ok) throw new Error(written.error.code);
  const workbook = new Workbook();
  await workbook.xlsx.load(written.value.bytes);
  edit(workbook);
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  return { fileName: written.value.fileName, bytes } satisfies DocumentFile;
}

/** Cells of the first sheet; rows of figures begin at 7, years at column E. */
const put = (cells: Readonly<Record<string, number | string | null>>) => (workbook: Workbook) => {
  const [sheet] = workbook.worksheets;
  for (const [address, value] of Object.entries(cells))
    if (sheet !== undefined) sheet.getCell(address).value = value;
};

const current = async () => {
  const entries = await db
    .selectFrom("figure_entry")
    .select(["form_row_id", "form_column_id", "value", "status", "note", "channel", "entered_by"])
    .where("obligation_id", "=", round.obligation("Phường 1"))
    .where("superseded_at", "is", null)
    .execute();
  return new Map(entries.map((entry) => [`${entry.form_row_id}|${entry.form_column_id}`, entry]));
};
const cell = (row: string, year: number) => `${round.row(row)}|${round.column(year)}`;

const type = async (row: string, year: number, typed: string) => {
  const entries = await db
    .selectFrom("figure_entry")
    .select("id")
    .where("form_row_id", "=", round.row(row))
    .where("form_column_id", "=", round.column(year))
    .where("superseded_at", "is", null)
    .execute();
  const saved = await saveFigures(deps, officer, {
    obligationId: round.obligation("Phường 1"),
    cells: [
      {
        rowId: round.row(row),
        columnId: round.column(year),
        typed,
        baseEntryId: entries[0]?.id ?? null,
      },
    ],
  });
  expect(saved.ok && saved.value.outcomes[0]?.kind).toBe("saved");
};

describe("workbooks that units sent to Finance–Planning", () => {
  test("a dry run tells what would be taken and stores nothing", async () => {
    const file = await theWorkbook(put({ E7: 40, F7: 38 }));
    const merged = await mergeWorkbooks(deps, finance, [file], { dryRun: true });
    expect(merged.ok && merged.value).toMatchObject([
      { kind: "merged", unit: "Phường 1", taken: 2, preview: { counts: { new: 2, same: 4 } } },
    ]);
    expect((await current()).size).toBe(0);
  });

  test("blanks are filled, with who merged them and through which door", async () => {
    const file = await theWorkbook((workbook) => {
      put({ E7: 40, F7: 38, E8: "-" })(workbook);
      for (const sheet of workbook.worksheets.slice(0, 1))
        sheet.getCell("E7").note = "theo sổ theo dõi hộ nghèo";
    });
    const merged = await mergeWorkbooks(deps, finance, [file]);
    expect(merged.ok && merged.value).toMatchObject([{ kind: "merged", taken: 3 }]);
    const now = await current();
    expect(now.get(cell("Hộ nghèo", 2022))).toMatchObject({
      value: "40",
      note: "theo sổ theo dõi hộ nghèo",
      channel: "workbook",
      entered_by: finance.accountId,
    });
    expect(now.get(cell("Hộ cận nghèo", 2022))).toMatchObject({ value: null, status: "none" });
  });

  test("what the unit typed meanwhile is never overwritten", async () => {
    const old = await theWorkbook(put({ E7: 44, F7: 39, E8: null }));
    await type("Hộ nghèo", 2022, "41");
    const merged = await mergeWorkbooks(deps, finance, [old]);
    expect(merged.ok && merged.value).toMatchObject([
      { kind: "merged", taken: 1, preview: { counts: { choose: 2, changed: 1 } } },
    ]);
    const now = await current();
    expect(now.get(cell("Hộ nghèo", 2022))?.value).toBe("41");
    expect(now.get(cell("Hộ nghèo", 2023))?.value).toBe("39");
    expect(now.get(cell("Hộ cận nghèo", 2022))?.status).toBe("none");
  });

  test("the same file a second time changes nothing", async () => {
    const file = await theWorkbook(put({ G7: 12 }));
    await mergeWorkbooks(deps, finance, [file]);
    const before = await current();
    const again = await mergeWorkbooks(deps, finance, [file]);
    expect(again.ok && again.value).toMatchObject([{ kind: "merged", taken: 0 }]);
    expect(await current()).toEqual(before);
  });

  test("one bad file stops no other, and each is told by name", async () => {
    const good = await theWorkbook(put({ G8: 7 }));
    const foreign = new Workbook();
    foreign.addWorksheet("Sheet1").addRow(["Họ và tên", "Lương"]);
    const bytes = new Uint8Array(await foreign.xlsx.writeBuffer());
    const merged = await mergeWorkbooks(deps, finance, [
      { fileName: "luong.xlsx", bytes },
      { fileName: "rong.xlsx", bytes: new Uint8Array() },
      good,
    ]);
    expect(merged.ok && merged.value).toMatchObject([
      {
        kind: "refused",
        fileName: "luong.xlsx",
        problem: { code: "collection.workbook.unknown" },
      },
      { kind: "refused", fileName: "rong.xlsx", problem: { code: "document.file.empty" } },
      { kind: "merged", taken: 1 },
    ]);
  });

  test("the units themselves may not merge files of others", async () => {
    const merged = await mergeWorkbooks(deps, officer, [await theWorkbook()]);
    expect(merged).toMatchObject({ ok: false, error: { code: "access.action.forbidden" } });
  });
});

describe("a unit's own file", () => {
  test("of a row that is no longer in the form is told as such, the rest is read", async () => {
    const file = await theWorkbook((workbook) => {
      const [sheet] = workbook.worksheets;
      if (sheet !== undefined) sheet.getCell("A7").value = "dong-da-bo";
      put({ E8: 3 })(workbook);
    });
    const preview = await previewWorkbook(deps, officer, round.obligation("Phường 1"), file);
    expect(preview.ok && preview.value).toMatchObject({ absentRows: 1, isOwn: true });
  });

  test("tells every point with its link, and what a colleague wrote meanwhile waits for a choice", async () => {
    const obligationId = round.obligation("Phường 1");
    const itemId = round.item("1.1");
    const write = (
      section: "results" | "limitations",
      point: number,
      body: string,
      baseEntryId: string | null = null,
    ) =>
      saveNarratives(deps, officer, {
        obligationId,
        paragraphs: [{ itemId, section, point, body, baseEntryId }],
      });
    const cellKey = cell("Hộ nghèo", 2022);
    await write("results", 1, `Còn {{cell:${cellKey}}} hộ.`);
    const first = await write("limitations", 1, "Chậm.");
    await write("limitations", 2, "Xa.");
    const base = first.ok ? first.value.outcomes[0] : undefined;
    const file = await theWorkbook((workbook) => {
      const sheet = workbook.getWorksheet("Thuyết minh");
      if (sheet === undefined) throw new Error("no sheet");
      const at = (name: string) =>
        Array.from({ length: sheet.rowCount }, (_, index) => index + 1).find(
          (row) => sheet.getCell(row, 1).value === `${itemId}|${name}`,
        ) ?? 0;
      const results = sheet.getCell(at("results|1"), 5);
      results.value = `${String(results.value)} Giảm nhiều.`;
      sheet.getCell(at("limitations|1"), 5).value = "Chậm hơn.";
      sheet.getCell(at("subjective_causes|1"), 5).value = "Thiếu người.";
      sheet.getCell(at("subjective_causes|1"), 6).value = "Hạn chế 2";
    });
    await write(
      "limitations",
      1,
      "Chậm, đã khắc phục.",
      base?.kind === "saved" ? (base.entry?.entryId ?? null) : null,
    );
    const preview = await previewWorkbook(deps, officer, obligationId, file);
    if (!preview.ok) throw new Error(preview.error.code);
    expect(preview.value.paragraphs).toMatchObject([
      {
        kind: "changed",
        body: `Còn {{cell:${cellKey}}} hộ. Giảm nhiều.`,
        there: "Còn 41 hộ. Giảm nhiều.",
      },
      { kind: "choose", there: "Chậm hơn.", current: "Chậm, đã khắc phục." },
      {
        kind: "new",
        section: "subjective_causes",
        answersSection: "limitations",
        answersPoint: 2,
        there: "Thiếu người. → Hạn chế 2",
      },
    ]);
  });

  test("made for another unit is refused, whoever uploads it", async () => {
    const written = await writeWorkbook(deps, finance, round.obligation("Phường 2"));
    if (!written.ok) throw new Error(written.error.code);
    const preview = await previewWorkbook(
      deps,
      officer,
      round.obligation("Phường 1"),
      written.value,
    );
    expect(preview).toMatchObject({
      ok: false,
      error: { code: "collection.workbook.of-another", details: { unit: "Phường 2" } },
    });
  });
});

import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Workbook, type Worksheet } from "@cj-tech-master/excelts";
import { zipSync, strToU8 } from "fflate";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anEntryWorkbook, countingValue } from "../../main/bench/sample-workbook.ts";
import type { EntryWorkbook } from "../../domain/collection/workbook/entry-workbook.ts";
import type { FilledWorkbook } from "../../domain/collection/workbook/filled-workbook.ts";
import { type MergePlace, mergeWorkbook } from "../../domain/collection/workbook/merge-workbook.ts";
import { cellKey, isTypedColumn, placedRows } from "../../domain/collection/form.ts";
import type { NarrativeAnswer, NarrativeSection } from "../../domain/collection/narrative.ts";
import { BLANK, present } from "../../domain/collection/figure.ts";
import { writeEntryWorkbook } from "./entry-writer.ts";
import { openFilledWorkbook } from "./filled-reader.ts";
import { markWorkbook } from "./mark-workbook.ts";
import { readXlsxCells, placeKey } from "./xlsx-cells.ts";

const run = promisify(execFile);

function filled(entry: EntryWorkbook, bytes: Uint8Array, fileName = "bieu.xlsx"): FilledWorkbook {
  const opened = openFilledWorkbook(bytes, fileName);
  if (!opened.ok) throw new Error(opened.error.code);
  const placed = opened.value.fill(entry.forms);
  if (!placed.ok) throw new Error(placed.error.code);
  return placed.value;
}

/** The sheet as it stood when the workbook was written. */
const placesOf = (entry: EntryWorkbook): ReadonlyMap<string, MergePlace> =>
  new Map(
    entry.forms.flatMap(({ form, cells }) =>
      placedRows(form).flatMap(({ row }) =>
        form.columns.filter(isTypedColumn).map((column) => {
          const key = cellKey(row.id, column.id);
          const { value = BLANK, lock = "locked", note = "" } = cells.get(key) ?? {};
          return [key, { row, column, lock, current: value, note, history: [] }] as const;
        }),
      ),
    ),
  );

const kindsOf = (entry: EntryWorkbook, bytes: Uint8Array) =>
  mergeWorkbook(filled(entry, bytes).cells, placesOf(entry));

async function edited(bytes: Uint8Array, edit: (workbook: Workbook) => void): Promise<Uint8Array> {
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes);
  edit(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function soffice(): Promise<string | undefined> {
  const found = await run("sh", ["-c", "command -v soffice"]).catch(() => undefined);
  return found?.stdout.trim() || undefined;
}

/** Opens a workbook in LibreOffice and saves it from there. */
async function throughLibreOffice(program: string, bytes: Uint8Array): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "nhiemky-lo-"));
  try {
    await writeFile(join(folder, "in.xlsx"), bytes);
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    await run(program, [
      profile,
      "--headless",
      "--convert-to",
      "xlsx:Calc MS Excel 2007 XML",
      "--outdir",
      join(folder, "out"),
      join(folder, "in.xlsx"),
    ]);
    return new Uint8Array(await readFile(join(folder, "out", "in.xlsx")));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe("the paragraphs of a unit's workbook, out and in again", () => {
  const row = "11111111-1111-4111-8111-111111111111";
  const item = "22222222-2222-4222-8222-222222222222";
  const of = (point: number) => ({ section: "limitations", point }) as const;
  const point = (
    section: NarrativeSection,
    at: readonly [point: number, place: number],
    body: string,
    answers: NarrativeAnswer | null = null,
  ) => ({ section, point: at[0], place: at[1], body, answers, isLocked: false });
  // the second limitation was moved before the first: its number stays, its place is another
  const entry: EntryWorkbook = {
    ...anEntryWorkbook(),
    narratives: [
      {
        itemId: item,
        itemNumber: "4.1",
        itemTitle: "Thu gom rác",
        points: [
          point("results", [1, 1], `Đạt {{cell:${row}|${row}=92,5}}% số hộ.`),
          point("limitations", [2, 1], "Bãi chứa xa"),
          point("limitations", [1, 2], "Thu gom chậm"),
          point("subjective_causes", [1, 1], "Thiếu xe", of(1)),
          point("subjective_causes", [2, 2], ""),
        ],
      },
      {
        itemId: null,
        itemNumber: "",
        itemTitle: "Chung",
        points: [point("goals", [1, 1], "Giữ.")],
      },
    ],
  };
  const changed = async (edit: (sheet: Worksheet) => void) => {
    const bytes = await edited(await writeEntryWorkbook(entry), (workbook) => {
      const sheet = workbook.getWorksheet("Thuyết minh");
      if (sheet !== undefined) edit(sheet);
    });
    return filled(entry, bytes).paragraphs.filter(
      ({ body, answers, base }) =>
        body !== base.body || JSON.stringify(answers) !== JSON.stringify(base.answers),
    );
  };

  test("untouched, every point of every section is there and says the same", async () => {
    const { paragraphs } = filled(entry, await writeEntryWorkbook(entry));
    expect(paragraphs).toHaveLength(6);
    expect(await changed(() => undefined)).toEqual([]);
  });

  test("a number is shown, and stays bound where the words around it change", async () => {
    const [told] = await changed((sheet) => {
      expect(sheet.getCell("E8").value).toBe("Đạt 92,5% số hộ.");
      sheet.getCell("E8").value = "Năm nay đạt 92,5% số hộ, tăng đều.";
    });
    expect(told).toMatchObject({
      itemId: item,
      section: "results",
      body: `Năm nay đạt {{cell:${row}|${row}}}% số hộ, tăng đều.`,
    });
  });

  test("a link chosen in the file names the point by its number, and a blank line adds a point", async () => {
    const told = await changed((sheet) => {
      expect(sheet.getCell("F11").value).toBe("Hạn chế 2");
      sheet.getCell("F11").value = "Hạn chế 1";
      sheet.getCell("E12").value = "Ít người";
      sheet.getCell("E14").value = "Giữ và tăng.";
    });
    expect(told).toMatchObject([
      { section: "subjective_causes", point: 1, body: "Thiếu xe", answers: of(2) },
      { section: "subjective_causes", point: 2, body: "Ít người", answers: null },
      { itemId: null, section: "goals", point: 1, body: "Giữ và tăng." },
    ]);
  });
});

describe("a unit's workbook, out and in again", () => {
  test("untouched it changes nothing, and says whose it is", async () => {
    const entry = anEntryWorkbook({ value: countingValue });
    const bytes = await writeEntryWorkbook(entry);
    expect(filled(entry, bytes).identity).toEqual(entry.identity);
    const cells = kindsOf(entry, bytes);
    expect(cells).toHaveLength(30);
    expect(new Set(cells.map(({ kind }) => kind))).toEqual(new Set(["same"]));
  });

  test("lines that were moved and columns that were swapped keep their cells", async () => {
    const entry = anEntryWorkbook({ rows: 4, value: countingValue });
    const bytes = await edited(await writeEntryWorkbook(entry), (workbook) => {
      const sheet = workbook.getWorksheet("Biểu 01");
      sheet?.spliceRows(8, 0, [], []);
      if (sheet !== undefined) sheet.getCell("E7").value = 77;
    });
    const cells = kindsOf(entry, bytes);
    expect(cells.filter(({ kind }) => kind !== "same")).toMatchObject([
      { kind: "changed", typed: "77", address: "E7" },
    ]);
    expect(cells).toHaveLength(24);
  });

  test("random edits come back as exactly those edits, with LibreOffice between", async (context) => {
    const program = await soffice();
    if (program === undefined) {
      context.skip("LibreOffice is not on this machine");
      return;
    }
    const entry = anEntryWorkbook({
      rows: 12,
      value: (_, row, year) => (row % 3 === 0 ? undefined : countingValue(0, row, year)),
    });
    const original = await writeEntryWorkbook(entry);
    const edit = fc.record({
      row: fc.integer({ min: 0, max: 11 }),
      year: fc.integer({ min: 0, max: 5 }),
      to: fc.oneof(
        fc.integer({ min: 0, max: 999_999 }).map((n) => n / 4),
        fc.constantFrom("-", "…", "x"),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 20 }), async (edits) => {
        const wanted = new Map(edits.map(({ row, year, to }) => [`${row}|${year}`, to]));
        const bytes = await edited(original, (workbook) => {
          const sheet = workbook.getWorksheet("Biểu 01");
          for (const [place, to] of wanted) {
            const [row = 0, year = 0] = place.split("|").map(Number);
            if (sheet !== undefined) sheet.getCell(7 + row, 5 + year).value = to;
          }
        });
        const cells = kindsOf(entry, await throughLibreOffice(program, bytes));
        const [form] = entry.forms;
        for (const cell of cells) {
          const row = form?.form.rows.findIndex(({ id }) => id === cell.rowId) ?? -1;
          const year = form?.form.columns.findIndex(({ id }) => id === cell.columnId) ?? -1;
          const to = wanted.get(`${row}|${year}`);
          const isAsBefore =
            to === undefined ||
            (cell.current.kind === "value" && Number(cell.current.value) === to);
          expect(cell.kind).toBe(
            isAsBefore ? "same" : cell.current.kind === "blank" ? "new" : "changed",
          );
          if (!isAsBefore)
            expect(cell.typed.replace(",", ".")).toMatch(
              typeof to === "number" ? new RegExp(`^${to}0?$`, "u") : /^[-…x]$/u,
            );
        }
      }),
      { seed: 20260103, numRuns: 3 },
    );
  }, 120_000);
});

describe("notes beside cells", () => {
  /** The second row's first cell carries a note. */
  const noted = (): EntryWorkbook => {
    const entry = anEntryWorkbook({ rows: 3, value: countingValue });
    const [each] = entry.forms;
    const [, row] = each?.form.rows ?? [];
    const key = cellKey(row?.id ?? "", each?.form.columns[0]?.id ?? "");
    const cell = each?.cells.get(key);
    if (each === undefined || cell === undefined) throw new Error("there is a cell");
    const cells = new Map(each.cells).set(key, { ...cell, note: "theo báo cáo số 12" });
    return { ...entry, forms: [{ ...each, cells }] };
  };
  const notesIn = (entry: EntryWorkbook, bytes: Uint8Array) =>
    kindsOf(entry, bytes).flatMap(({ address, kind, noteKind, note }) =>
      kind === "same" ? [] : [[address, noteKind, note]],
    );

  test("come back as they were, changed, or new; what the program wrote there does not", async () => {
    const entry = noted();
    const bytes = await writeEntryWorkbook(entry);
    expect(notesIn(entry, bytes)).toEqual([]);
    const changed = await edited(bytes, (workbook) => {
      const sheet = workbook.getWorksheet("Biểu 01");
      if (sheet === undefined) return;
      sheet.getCell("E8").note = "theo báo cáo số 13";
      sheet.getCell("F9").note = "mới có 6 tháng";
    });
    const marks = [{ sheet: "Biểu 01", address: "F9", words: "không phải là số" }];
    const marked = await markWorkbook(changed, marks);
    for (const file of [changed, marked])
      expect(notesIn(entry, file)).toEqual([
        ["E8", "changed", "theo báo cáo số 13"],
        ["F9", "new", "mới có 6 tháng"],
      ]);
  });

  test("a thread is read as its words, and a new note without its writer's name", () => {
    const relation = (type: string, target: string) =>
      `<Relationship Id="${type}" Type="http://x/${type}" Target="${target}"/>`;
    const bytes = zipSync({
      "xl/workbook.xml": strToU8(
        '<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>',
      ),
      "xl/_rels/workbook.xml.rels": strToU8(
        '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
      "xl/worksheets/sheet1.xml": strToU8("<worksheet><sheetData/></worksheet>"),
      "xl/worksheets/_rels/sheet1.xml.rels": strToU8(
        `<Relationships>${relation("comments", "../comments1.xml")}${relation("threadedComment", "../threadedComments/threadedComment1.xml")}</Relationships>`,
      ),
      "xl/comments1.xml": strToU8(
        '<comments><authors><author>Lan</author></authors><commentList><comment ref="B2" authorId="0"><text><r><t>Lan:</t></r><r><t xml:space="preserve">\nmới có 6 tháng</t></r></text></comment><comment ref="C3" authorId="0"><text><t>[Threaded comment] not readable here</t></text></comment></commentList></comments>',
      ),
      "xl/threadedComments/threadedComment1.xml": strToU8(
        '<ThreadedComments><threadedComment ref="C3" id="1"><text>số &amp; nguồn?</text></threadedComment><threadedComment ref="C3" id="2"><text>của Sở</text></threadedComment></ThreadedComments>',
      ),
    });
    const read = readXlsxCells(bytes, "ghi chú.xlsx");
    expect(read.ok && [...(read.value[0]?.notes ?? [])]).toEqual([
      [placeKey(2, 2), "mới có 6 tháng"],
      [placeKey(3, 3), "số & nguồn?\ncủa Sở"],
    ]);
  });
});

describe("workbooks made elsewhere", () => {
  const entry = anEntryWorkbook({ rows: 5 });
  const [form] = entry.forms;

  async function foreign(lines: readonly (readonly (string | number)[])[]): Promise<Uint8Array> {
    const workbook = new Workbook();
    const sheet = workbook.addWorksheet("Sheet1");
    for (const line of lines) sheet.addRow([...line]);
    return new Uint8Array(await workbook.xlsx.writeBuffer());
  }

  test("are read by the names of rows and columns, in whatever order", async () => {
    const labels = form?.form.rows.map(({ label }) => label) ?? [];
    const bytes = await foreign([
      ["BÁO CÁO SỐ LIỆU CỦA PHƯỜNG"],
      [],
      ["TT", "Tên chỉ tiêu", "ĐVT", "Năm 2021", "Thực hiện 2020"],
      ["5", labels[4] ?? "", "hộ", 51, 50],
      ["1", `1. ${(labels[0] ?? "").toUpperCase()}`, "hộ", 11, 10],
      ["2", `${labels[1] ?? ""} (hộ):`, "hộ", "12 hộ", "-"],
      ["9", "Một chỉ tiêu của sở ngành khác hẳn", "hộ", 1, 2],
    ]);
    const read = filled(entry, bytes);
    expect(read.identity).toBeNull();
    expect(read.unplaced).toEqual([
      { where: "Sheet1!7", text: "Một chỉ tiêu của sở ngành khác hẳn" },
    ]);
    const typed = mergeWorkbook(read.cells, placesOf(entry)).map((cell) => [
      cell.address,
      form?.form.rows.findIndex(({ id }) => id === cell.rowId),
      form?.form.columns.find(({ id }) => id === cell.columnId)?.year,
      cell.kind,
      cell.typed,
    ]);
    expect(typed).toEqual([
      ["D4", 4, 2021, "new", "51"],
      ["E4", 4, 2020, "new", "50"],
      ["D5", 0, 2021, "new", "11"],
      ["E5", 0, 2020, "new", "10"],
      ["D6", 1, 2021, "new", "12 hộ"],
      ["E6", 1, 2020, "new", "-"],
    ]);
  });

  test("of another kind are refused as a whole", async () => {
    const bytes = await foreign([
      ["Họ và tên", "Lương"],
      ["Nguyễn Văn A", 5_000_000],
    ]);
    const opened = openFilledWorkbook(bytes, "luong.xlsx");
    expect(opened.ok && opened.value.fill(entry.forms)).toMatchObject({
      error: { code: "collection.workbook.unknown" },
    });
  });
});

describe("hostile workbooks", () => {
  const refusal = (bytes: Uint8Array, name = "bieu.xlsx") => {
    const opened = openFilledWorkbook(bytes, name);
    return opened.ok ? "opened" : opened.error.code;
  };

  test("files that are none are refused by name", () => {
    expect(refusal(new Uint8Array())).toBe("document.file.empty");
    expect(refusal(strToU8("tên;số\n"))).toBe("document.file.unsupported");
    expect(refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))).toBe("document.file.encrypted");
    expect(
      refusal(
        zipSync({ "xl/workbook.xml": strToU8("<workbook/>"), "xl/vbaProject.bin": strToU8("x") }),
      ),
    ).toBe("document.file.has-macros");
  });

  test("dates, errors, truth values and formulas without a result are told at their cells", async () => {
    const entry = anEntryWorkbook({ rows: 6, value: () => present("5") });
    const bytes = await edited(await writeEntryWorkbook(entry), (workbook) => {
      const sheet = workbook.getWorksheet("Biểu 01");
      if (sheet === undefined) return;
      sheet.getCell("E7").value = new Date(Date.UTC(2024, 0, 5));
      // cells that look alike share one style
      sheet.getCell("E7").style = { ...sheet.getCell("E7").style, numFmt: "dd/mm/yyyy" };
      sheet.getCell("E8").value = { error: "#DIV/0!" };
      sheet.getCell("E9").value = true;
      sheet.getCell("E10").value = { formula: "SUM(E11:E12)" };
      sheet.getCell("E11").value = { formula: "2+5", result: 7 };
      sheet.getCell("E12").value = "1e30 tỷ";
    });
    const cells = kindsOf(entry, bytes).filter(({ kind }) => kind !== "same");
    expect(cells.map(({ address, kind, refusal: why }) => [address, kind, why?.kind])).toEqual([
      ["E7", "refused", "date"],
      ["E8", "refused", "unusable"],
      ["E9", "refused", "unusable"],
      ["E10", "refused", "unusable"],
      ["E11", "changed", undefined],
      ["E12", "refused", "figure"],
    ]);
  });

  test("bombs, links to other files and halves of files are refused before anything is read", () => {
    const workbook = strToU8("<workbook/>");
    const bomb = zipSync({
      "xl/workbook.xml": workbook,
      "xl/styles.xml": strToU8("<styleSheet/>"),
    });
    // the archive says of itself that its second part unpacks to four gigabytes
    const directory = Buffer.from(bomb).lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    bomb.set([0xff, 0xff, 0xff, 0xf0], directory + 24);
    expect(refusal(bomb)).toBe("document.file.zip-bomb");
    const linked = zipSync({
      "xl/workbook.xml": workbook,
      "xl/externalLinks/externalLink1.xml": strToU8("<externalLink/>"),
    });
    expect(refusal(linked)).toBe("document.file.has-external-links");
    expect(refusal(linked.subarray(0, linked.length - 30))).toBe("document.file.damaged");
    expect(refusal(zipSync({ "word/document.xml": strToU8("<document/>") }))).toBe(
      "document.file.unsupported",
    );
  });

  test("an identity of another version, or one that was cut, is refused and not read by names", async () => {
    const original = await writeEntryWorkbook(anEntryWorkbook({ rows: 2 }));
    for (const change of [
      (text: string) => text.replace(/"version":\d/u, '"version":9'),
      (text: string) => text.slice(0, 40),
    ]) {
      const bytes = await edited(original, (workbook) => {
        const cell = workbook.getWorksheet("_nhiemky")?.getCell("A1");
        if (cell !== undefined) cell.value = change(cell.text);
      });
      expect(refusal(bytes)).toBe("collection.workbook.wrong-version");
    }
  });

  test("numbers kept as text are read, names of no number are refused, huge ones are kept exactly", async () => {
    const entry = anEntryWorkbook({ rows: 6, value: () => present("5") });
    const bytes = await edited(await writeEntryWorkbook(entry), (workbook) => {
      const sheet = workbook.getWorksheet("Biểu 01");
      if (sheet === undefined) return;
      ["'1.234.567,5", "73,63", "NaN", "Infinity", "=1+1", "@SUM(A1)"].forEach((text, at) => {
        sheet.getCell(`E${at + 7}`).value = text.replace("'", "");
      });
      sheet.getCell("F7").value = 1e30;
      sheet.getRow(8).hidden = true;
    });
    const cells = kindsOf(entry, bytes).filter(({ kind }) => kind !== "same");
    expect(cells.map(({ address, kind, typed }) => [address, kind, typed])).toEqual([
      ["E7", "changed", "1.234.567,5"],
      ["F7", "changed", `1${"0".repeat(30)}`],
      ["E8", "changed", "73,63"],
      ["E9", "refused", "NaN"],
      ["E10", "refused", "Infinity"],
      ["E11", "refused", "=1+1"],
      ["E12", "refused", "@SUM(A1)"],
    ]);
  });

  test("a sheet styled to its last row is read for what it holds", () => {
    const rows = '<row spans="1:9" s="1"/>'.repeat(1_000_000);
    const sheet = `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>A &amp; B</t></is></c></row>${rows}</sheetData></worksheet>`;
    const bytes = zipSync(
      {
        "xl/workbook.xml": strToU8(
          '<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>',
        ),
        "xl/_rels/workbook.xml.rels": strToU8(
          '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
        ),
        "xl/worksheets/sheet1.xml": strToU8(sheet),
      },
      { level: 1 },
    );
    const read = readXlsxCells(bytes, "to.xlsx");
    expect(read.ok && read.value[0]?.lastRow).toBe(1);
    expect(read.ok && read.value[0]?.cells.get(placeKey(1, 1))).toEqual({
      kind: "text",
      text: "A & B",
    });
  }, 20_000);

  test.each(['=HYPERLINK("http://x","y")', "+cmd|' /C calc'!A0", "@SUM(1+1)", "-2+3"])(
    "text that begins like a formula stays text: %s",
    async (evilText) => {
      const entry = anEntryWorkbook({ rows: 1 });
      const [form] = entry.forms;
      if (form === undefined) throw new Error("there is a form");
      const [row] = form.form.rows;
      if (row === undefined) throw new Error("there is a row");
      const evil = { ...row, label: evilText };
      const bytes = await writeEntryWorkbook({
        ...entry,
        forms: [{ ...form, form: { ...form.form, rows: [evil] } }],
      });
      const workbook = new Workbook();
      await workbook.xlsx.load(bytes);
      const cell = workbook.getWorksheet("Biểu 01")?.getCell("C7");
      expect(cell?.formula).toBeUndefined();
      expect(cell?.text).toBe(evilText);
    },
  );
});

test("refused cells are coloured and told in the file itself, and nothing else changes", async () => {
  const entry = anEntryWorkbook({ rows: 3, value: countingValue });
  const original = await writeEntryWorkbook(entry);
  const marked = await markWorkbook(original, [
    { sheet: "Biểu 01", address: "E8", words: "không phải là số" },
  ]);
  const workbook = new Workbook();
  await workbook.xlsx.load(marked);
  expect(workbook.getWorksheet("Biểu 01")?.getCell("E8").note).toMatchObject({});
  expect(new Set(kindsOf(entry, marked).map(({ kind }) => kind))).toEqual(new Set(["same"]));
});

import { strFromU8, unzipSync } from "fflate";
import { type DecimalText, decimal, toText } from "../../domain/kernel/decimal.ts";
import { problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import type { RawCell } from "../../domain/collection/workbook/raw-cell.ts";
import { type WorkbookFileProblem, refuseWorkbook } from "./workbook-guard.ts";

/** A sheet's filled cells by place, rows and columns counted from 1. */
export interface CellSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly cells: ReadonlyMap<number, RawCell>;
  /** Notes beside cells (ghi chú), and the threads that newer programs keep instead. */
  readonly notes: ReadonlyMap<number, string>;
  readonly lastRow: number;
  readonly lastColumn: number;
}

const WIDTH = 16_384;

/** The key of a cell in `CellSheet.cells`. */
export const placeKey = (row: number, column: number): number => row * WIDTH + column;

/**
 * Reads the cells of a workbook, nothing of its looks but which numbers are dates and percentages.
 * It reads the sheets' XML by itself: a library that builds every cell with its style takes ten
 * times as long, and forty-five workbooks are read at once. Values are the stored ones; formulas are
 * never run, and no entity but the five of XML is opened.
 */
export function readXlsxCells(
  bytes: Uint8Array,
  fileName: string,
): Result<readonly CellSheet[], WorkbookFileProblem> {
  const refused = refuseWorkbook(bytes, fileName);
  if (refused !== undefined) return err(refused);
  try {
    const parts = unzipSync(bytes, { filter: ({ name }) => NEEDED.test(name) });
    return ok(sheetsOf(parts));
  } catch {
    return err(problem("document.file.damaged", { fileName }));
  }
}

const NEEDED =
  /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml|worksheets\/_rels\/[^/]+\.rels|(?:[^/]*\/)?(?:comment|threadedComment)s?\d*\.xml)$/iu;

type Parts = Readonly<Record<string, Uint8Array>>;

/** Some programs put every name into a namespace with a prefix. */
const plain = (xml: string): string =>
  /<x:(?:workbook|worksheet|sst|styleSheet)\b/u.test(xml) ? xml.replace(/(<\/?)x:/gu, "$1") : xml;

const textOf = (parts: Parts, name: string): string => {
  const part = parts[name];
  return part === undefined ? "" : plain(strFromU8(part));
};

const ATTRIBUTE = new Map<string, RegExp>();

function attribute(tag: string, name: string): string | undefined {
  let pattern = ATTRIBUTE.get(name);
  if (pattern === undefined) {
    pattern = new RegExp(`(?:^|\\s)${name}=(?:"([^"]*)"|'([^']*)')`, "u");
    ATTRIBUTE.set(name, pattern);
  }
  const found = pattern.exec(tag);
  return found?.[1] ?? found?.[2];
}

function sheetsOf(parts: Parts): readonly CellSheet[] {
  const workbook = textOf(parts, "xl/workbook.xml");
  const targets = new Map(
    [...textOf(parts, "xl/_rels/workbook.xml.rels").matchAll(/<Relationship\b([^>]*)>/gu)].map(
      ([, tag = ""]) => [attribute(tag, "Id"), attribute(tag, "Target")] as const,
    ),
  );
  const shared = sharedStrings(textOf(parts, "xl/sharedStrings.xml"));
  const formats = formatsOf(textOf(parts, "xl/styles.xml"));
  return [...workbook.matchAll(/<sheet\b([^>]*)>/gu)].flatMap(([, tag = ""]) => {
    const target = targets.get(attribute(tag, "r:id") ?? attribute(tag, "id") ?? "");
    if (target === undefined) return [];
    const path = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
    const state = attribute(tag, "state") ?? "visible";
    const name = unescape(attribute(tag, "name") ?? "");
    const cells = cellsOf(textOf(parts, path), shared, formats);
    return [{ name, isHidden: state !== "visible", ...cells, notes: notesOf(parts, path) }];
  });
}

/** A relative target as a path of the archive: "../comments1.xml" beside "xl/worksheets/…". */
function targetPath(from: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const path = from.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") path.pop();
    else if (step !== ".") path.push(step);
  }
  return path.join("/");
}

/** Excel puts the writer's name over a new note. */
function withoutAuthor(text: string, authors: readonly string[]): string {
  const author = authors.find((name) => name !== "" && text.startsWith(`${name}:`));
  return author === undefined ? text : text.slice(author.length + 1);
}

/** What stands beside the cells of a sheet: a thread where there is one, else the note. */
function notesOf(parts: Parts, sheetPath: string): ReadonlyMap<number, string> {
  const rels = sheetPath.replace(/([^/]+)$/u, "_rels/$1.rels");
  const targets = [...textOf(parts, rels).matchAll(/<Relationship\b([^>]*)>/gu)].map(
    ([, tag = ""]) => [attribute(tag, "Type") ?? "", attribute(tag, "Target") ?? ""] as const,
  );
  const partOf = (type: string): string => {
    const target = targets.find(([name]) => name.endsWith(type))?.[1];
    return target === undefined ? "" : textOf(parts, targetPath(sheetPath, target));
  };
  const notes = new Map<number, string>();
  const add = (tag: string, text: string, before = "") => {
    const place = placeKey(...placeOfAddress(attribute(tag, "ref") ?? "A1"));
    if (text.trim() !== "") notes.set(place, [before, text.trim()].filter(Boolean).join("\n"));
  };
  const legacy = partOf("/comments");
  const authors = [...legacy.matchAll(/<author\b[^>]*>([\s\S]*?)<\/author>/gu)].map(
    ([, name = ""]) => unescape(name),
  );
  for (const [, tag = "", inner = ""] of legacy.matchAll(
    /<comment\b([^>]*)>([\s\S]*?)<\/comment>/gu,
  ))
    add(tag, withoutAuthor(runsOf(inner), authors));
  const threads = partOf("/threadedComment");
  const seen = new Set<number>();
  for (const [, tag = "", inner = ""] of threads.matchAll(
    /<threadedComment\b([^>]*)>([\s\S]*?)<\/threadedComment>/gu,
  )) {
    const place = placeKey(...placeOfAddress(attribute(tag, "ref") ?? "A1"));
    const text = unescape(/<text\b[^>]*>([\s\S]*?)<\/text>/u.exec(inner)?.[1] ?? "");
    add(tag, text, seen.has(place) ? notes.get(place) : "");
    seen.add(place);
  }
  return notes;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

function unescape(text: string): string {
  // the hidden sheet is JSON, half of it quotation marks
  const quoted = text.includes("&") ? text.replaceAll("&quot;", '"') : text;
  const opened = quoted.includes("&")
    ? quoted.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/giu, (all, hex, digits, name) => {
        const code = hex !== undefined ? parseInt(hex, 16) : Number(digits ?? NaN);
        if (!Number.isNaN(code)) return code <= 0x10ffff ? String.fromCodePoint(code) : all;
        return ENTITIES[name] ?? all;
      })
    : quoted;
  return opened.includes("_x")
    ? opened.replace(/_x([\dA-F]{4})_/gu, (_, hex: string) =>
        String.fromCharCode(parseInt(hex, 16)),
      )
    : opened;
}

/** The runs of a string put together; how it is to be pronounced is left out. */
const runsOf = (xml: string): string =>
  [...xml.replace(/<rPh\b[\s\S]*?<\/rPh>/gu, "").matchAll(/<t\b[^>]*?(?:\/>|>([\s\S]*?)<\/t>)/gu)]
    .map(([, text = ""]) => unescape(text))
    .join("");

const sharedStrings = (xml: string): readonly string[] =>
  [...xml.matchAll(/<si\b[^>]*?(?:\/>|>([\s\S]*?)<\/si>)/gu)].map(([, inner = ""]) =>
    runsOf(inner),
  );

type NumberFormat = "plain" | "percent" | "date";

const BUILT_IN_DATES = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 45 && id <= 47);

function formatOf(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) {
    if (id === 9 || id === 10) return "percent";
    return BUILT_IN_DATES(id) ? "date" : "plain";
  }
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./gu, "");
  if (bare.includes("%")) return "percent";
  return /[dmyhs]/iu.test(bare.replace(/General|Standard/giu, "")) ? "date" : "plain";
}

/** What each cell style says its numbers are. */
function formatsOf(xml: string): readonly NumberFormat[] {
  const codes = new Map(
    [...xml.matchAll(/<numFmt\b([^>]*)>/gu)].map(
      ([, tag = ""]) =>
        [Number(attribute(tag, "numFmtId")), unescape(attribute(tag, "formatCode") ?? "")] as const,
    ),
  );
  const styles = /<cellXfs\b[^>]*>([\s\S]*?)<\/cellXfs>/u.exec(xml)?.[1] ?? "";
  return [...styles.matchAll(/<xf\b([^>]*)>/gu)].map(([, tag = ""]) => {
    const id = Number(attribute(tag, "numFmtId") ?? 0);
    return formatOf(id, codes.get(id));
  });
}

/** "AB12" → [12, 28]. */
function placeOfAddress(address: string): readonly [row: number, column: number] {
  let column = 0;
  let at = 0;
  for (; at < address.length; at += 1) {
    const code = address.charCodeAt(at) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return [Number(address.slice(at)), column];
}

/** Neutral text as it is, without a zero too many. */
const PLAIN = /^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/u;

/** Excel keeps fifteen significant digits; what stands beyond them is the machine's own noise. */
function numberText(stored: string): DecimalText | undefined {
  if (stored.length <= 15 && PLAIN.test(stored)) return stored;
  const number = Number(stored);
  if (stored.trim() === "" || !Number.isFinite(number)) return undefined;
  return toText(decimal(Number(number.toPrecision(15))));
}

const CELL = /<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)|<row\b([^>]*)>/gu;
const VALUE = /<v\b[^>]*>([\s\S]*?)<\/v>/u;

function rawOf(
  tag: string,
  inner: string,
  shared: readonly string[],
  formats: readonly NumberFormat[],
): RawCell | undefined {
  const type = attribute(tag, "t") ?? "n";
  if (type === "inlineStr") return wordsOf(runsOf(inner));
  const stored = VALUE.exec(inner)?.[1];
  if (stored === undefined || stored === "") {
    const formula = /<f\b[^>]*?(?:\/>|>([\s\S]*?)<\/f>)/u.exec(inner);
    if (formula === null || type === "str") return undefined;
    return { kind: "unusable", text: `=${unescape(formula[1] ?? "")}` };
  }
  switch (type) {
    case "s":
      return wordsOf(shared[Number(stored)] ?? "");
    case "str":
      return wordsOf(unescape(stored));
    case "b":
      return { kind: "unusable", text: stored === "1" ? "TRUE" : "FALSE" };
    case "e":
      return { kind: "unusable", text: unescape(stored) };
    default: {
      const value = numberText(stored);
      if (value === undefined) return { kind: "unusable", text: unescape(stored) };
      const format = formats[Number(attribute(tag, "s") ?? 0)] ?? "plain";
      return { kind: "number", value, format };
    }
  }
}

const wordsOf = (text: string): RawCell | undefined =>
  text.trim() === "" ? undefined : { kind: "text", text };

function cellsOf(
  xml: string,
  shared: readonly string[],
  formats: readonly NumberFormat[],
): Pick<CellSheet, "cells" | "lastRow" | "lastColumn"> {
  const cells = new Map<number, RawCell>();
  let [row, column, lastRow, lastColumn] = [0, 0, 0, 0];
  for (const [, tag, inner = "", rowTag] of xml.matchAll(CELL)) {
    if (tag === undefined) {
      row = Number(attribute(rowTag ?? "", "r") ?? row + 1);
      column = 0;
      continue;
    }
    const address = attribute(tag, "r");
    if (address === undefined) column += 1;
    else [row, column] = placeOfAddress(address);
    if (inner === "") continue;
    const raw = rawOf(tag, inner, shared, formats);
    if (raw === undefined) continue;
    cells.set(placeKey(row, column), raw);
    lastRow = Math.max(lastRow, row);
    lastColumn = Math.max(lastColumn, column);
  }
  return { cells, lastRow, lastColumn };
}

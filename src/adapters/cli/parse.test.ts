import { existsSync, readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocument } from "../documents/read-document.ts";
import type { CliEffects } from "./effects.ts";
import { parse } from "./parse.ts";

interface Run {
  readonly code: number;
  readonly out: string;
  readonly error: readonly string[];
}

/** Runs the command on files held in memory. */
async function run(argv: string[], files: Readonly<Record<string, Uint8Array>> = {}): Promise<Run> {
  const out: string[] = [];
  const error: string[] = [];
  const effects: CliEffects = {
    readFile: (path) => {
      const bytes = files[path];
      return bytes === undefined ? Promise.reject(new Error("ENOENT")) : Promise.resolve(bytes);
    },
    print: (text) => out.push(text),
    printError: (text) => error.push(text),
  };
  return { code: await parse(argv, readDocument, effects), out: out.join("\n"), error };
}

const PLAN = Buffer.from(
  "KẾ HOẠCH\nCông tác năm 2024\nI. NHIỆM VỤ\n1. Tỷ lệ hộ nghèo còn dưới 2,5%\n2. Tổng kết năm",
);

describe("nhiemky parse", () => {
  it("prints the plan as JSON", async () => {
    const { code, out, error } = await run(["a/ke-hoach.txt"], { "a/ke-hoach.txt": PLAN });
    expect([code, error]).toEqual([0, []]);
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: "1.0",
      docId: "ke-hoach",
      metadata: { documentType: "Kế hoạch", title: "Công tác năm 2024", year: 2024 },
      items: [
        { number: "1", targets: [{ comparator: "<=", strict: true, value: 2.5, unit: "%" }] },
        { number: "2", targets: [] },
      ],
    });
  });

  it("explains itself", async () => {
    const { code, out } = await run(["--help"]);
    expect([code, out.startsWith("Cách dùng: nhiemky parse")]).toEqual([0, true]);
  });

  const refusals: readonly (readonly [string, string[], Uint8Array, RegExp])[] = [
    ["no file name", [], PLAN, /^Thiếu tên tệp/],
    ["a file that is not there", ["b.txt"], PLAN, /^Không mở được tệp b\.txt/],
    ["an unknown flag", ["a.txt", "--nope"], PLAN, /^Tham số không đúng/],
    ["an unknown language", ["a.txt", "--lang", "fr"], PLAN, /^Tham số không đúng/],
    ["two files", ["a.txt", "b.txt"], PLAN, /^Tham số không đúng/],
    ["an empty file", ["a.txt"], new Uint8Array(), /không có nội dung/],
    ["data", ["a.txt"], Uint8Array.from([0, 1, 2]), /^Không mở được tệp a\.txt/],
    ["text that is no plan", ["a.txt"], Buffer.from("Chào buổi sáng."), /^Không tìm thấy chỉ tiêu/],
    ["the same in English", ["--lang", "en", "a.txt"], new Uint8Array(), /^[\x20-\x7e]+$/],
    ["a wrong flag in English", ["--lang=en", "--nope"], PLAN, /^Wrong arguments/],
  ];
  it.each(refusals)("refuses %s with one line", async (_, argv, bytes, message) => {
    const { code, out, error } = await run(argv, { "a.txt": bytes });
    expect([code, out, error.length]).toEqual([2, "", 1]);
    expect(error[0]).toMatch(message);
    expect(error[0]).not.toContain("\n");
  });
});

const CORPUS = new URL("../../../../shared/corpus/", import.meta.url);
const MEASURES = ["items", "units", "deadlines", "targets"] as const;

interface Scorer {
  readonly scoreDocument: (gold: unknown, predicted: unknown) => { readonly counts: unknown };
  readonly summarise: (counts: unknown) => Readonly<
    Record<(typeof MEASURES)[number], { readonly f1: number }>
  > & {
    readonly secondary: Readonly<Record<string, number | null>>;
  };
}

const isThere = existsSync(CORPUS);
if (!isThere) process.stderr.write("skipped: ../shared/corpus is not here to score against\n");

describe.skipIf(!isThere)("documents of the corpus", () => {
  const ids = isThere
    ? readdirSync(new URL("dev/", CORPUS))
        .filter((name) => name.endsWith(".txt"))
        .map((name) => name.replace(".txt", ""))
    : [];

  const score = async (id: string) => {
    const scorer = (await import(/* @vite-ignore */ new URL("score.mjs", CORPUS).href)) as Scorer; // outside the project
    const gold: unknown = JSON.parse(readFileSync(new URL(`dev/${id}.gold.json`, CORPUS), "utf8"));
    const path = `${id}.txt`;
    const { out } = await run([path], { [path]: readFileSync(new URL(`dev/${id}.txt`, CORPUS)) });
    return scorer.summarise(scorer.scoreDocument(gold, JSON.parse(out)).counts);
  };

  it.each(ids)("%s is read at least 0.95 right on all four measures", async (id) => {
    const summary = await score(id);
    for (const measure of MEASURES) {
      expect(summary[measure].f1, measure).toBeGreaterThanOrEqual(0.95);
    }
  });

  it("the plan of Vũng Tàu is read with its metadata, groups and roles", async () => {
    const { secondary } = await score("vung-tau-2024");
    expect(secondary["metadataAccuracy"]).toBe(1);
    expect(secondary["groupAccuracy"]).toBe(1);
    expect(secondary["unitRoleAccuracy"]).toBe(1);
    expect(secondary["titleSimilarity"]).toBeGreaterThan(0.99);
  });
});

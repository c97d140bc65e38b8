import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readPlan } from "../../domain/plan/read-plan.ts";
import { readDocument } from "../document-reader.ts";
import { FIXTURES_FOLDER } from "../paths.ts";
import type { Benchmark } from "./measure.ts";
import { LINES_A_PAGE, asDocx, asPdf, asText, longPlan } from "./plan-files.ts";

const SEED = "ke-hoach-danh-gia-nhiem-ky-2020-2025.docx";
const SEED_GOAL = 300;
const LONG_GOAL = 2_000;
const LONG_PAGES = 100;
/** Whatever comes in is answered within this time. */
const LIMIT = 10_000;
/** Paragraphs that fill a thousand sheets. */
const THOUSAND_PAGES = 1_230;
const MOST_LINES = 100_000;

/** From a file's bytes to a reading with its items, as an import does it. */
async function parse(fileName: string, bytes: Uint8Array): Promise<number> {
  const document = await readDocument({ fileName, bytes });
  if (!document.ok) throw new Error(`${fileName}: ${document.error.code}`);
  return readPlan(document.value).items.length;
}

const benchmark = (
  name: string,
  goalMilliseconds: number,
  fileName: string,
  bytes: Uint8Array,
): Benchmark => ({
  name,
  runs: goalMilliseconds === LIMIT ? 2 : 5,
  goalMilliseconds,
  work: () => parse(fileName, bytes),
});

/** So many lines of plans, one after another. */
function linesOfPlan(count: number): Uint8Array {
  const lines = asText(longPlan(count / LINES_A_PAGE))
    .toString()
    .split("\n");
  return Buffer.from(lines.slice(0, count).join("\n"));
}

/** Reading plans: the sample, one of a hundred pages in each format, and the longest that come in. */
export async function planBenchmarks(): Promise<readonly Benchmark[]> {
  const seed = await readFile(join(FIXTURES_FOLDER, "sample", SEED));
  const plan = longPlan(LONG_PAGES);
  const longest = longPlan(THOUSAND_PAGES);
  return [
    benchmark("plan.parse.seed.docx", SEED_GOAL, SEED, seed),
    benchmark("plan.parse.100-pages.txt", LONG_GOAL, "long.txt", asText(plan)),
    benchmark("plan.parse.100-pages.docx", LONG_GOAL, "long.docx", await asDocx(plan)),
    benchmark("plan.parse.100-pages.pdf", LONG_GOAL, "long.pdf", asPdf(plan)),
    benchmark("plan.parse.100000-lines.txt", LIMIT, "longest.txt", linesOfPlan(MOST_LINES)),
    benchmark("plan.parse.1000-pages.docx", LIMIT, "longest.docx", await asDocx(longest)),
    benchmark("plan.parse.1000-pages.pdf", LIMIT, "longest.pdf", asPdf(longest)),
  ];
}

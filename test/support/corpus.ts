import { existsSync, readFileSync, readdirSync } from "node:fs";
import { readDocument } from "../../src/adapters/documents/read-document.ts";
import { toCorpusJson } from "../../src/domain/plan/corpus-json.ts";
import { readPlan } from "../../src/domain/plan/read-plan.ts";

const CORPUS = new URL("../../../shared/corpus/", import.meta.url);

/** What the corpus scores of a reading. */
export const MEASURES = ["items", "units", "deadlines", "targets"] as const;

/** F1 of each measure. */
export type Score = Readonly<Record<(typeof MEASURES)[number], number>>;

interface Scorer {
  readonly scoreDocument: (gold: unknown, predicted: unknown) => { readonly counts: unknown };
  readonly summarise: (
    counts: unknown,
  ) => Readonly<Record<(typeof MEASURES)[number], { readonly f1: number }>>;
}

export const isCorpusHere = existsSync(CORPUS);
if (!isCorpusHere) process.stderr.write("skipped: ../shared/corpus is not here to score against\n");

/** The documents of the corpus that may be looked at. */
export const corpusIds: readonly string[] = isCorpusHere
  ? readdirSync(new URL("dev/", CORPUS))
      .filter((name) => name.endsWith(".txt"))
      .map((name) => name.replace(".txt", ""))
  : [];

/** A document of the corpus as it is kept: plain text. */
export const corpusText = (id: string): string =>
  readFileSync(new URL(`dev/${id}.txt`, CORPUS), "utf8");

/** Reads a file as the product does and scores it against the hand-checked form. */
export async function scoreOf(id: string, fileName: string, bytes: Uint8Array): Promise<Score> {
  const scorer = (await import(/* @vite-ignore */ new URL("score.mjs", CORPUS).href)) as Scorer; // outside the project
  const gold: unknown = JSON.parse(readFileSync(new URL(`dev/${id}.gold.json`, CORPUS), "utf8"));
  const document = await readDocument({ fileName, bytes });
  if (!document.ok) throw new Error(`${fileName}: ${document.error.code}`);
  const predicted = toCorpusJson(readPlan(document.value), id);
  const summary = scorer.summarise(scorer.scoreDocument(gold, predicted).counts);
  return {
    items: summary.items.f1,
    units: summary.units.f1,
    deadlines: summary.deadlines.f1,
    targets: summary.targets.f1,
  };
}

/** The measures in which a file is read more than two hundredths worse than its text. */
export const worseThan = (text: Score, file: Score): readonly string[] =>
  MEASURES.filter((measure) => file[measure] < text[measure] - 0.02).map(
    (measure) => `${measure}: ${file[measure].toFixed(3)} instead of ${text[measure].toFixed(3)}`,
  );

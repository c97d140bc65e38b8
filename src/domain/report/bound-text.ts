import type { NumberRun, Run } from "./report-model.ts";
import { plain } from "./report-model.ts";

/** A number that a sentence may quote: what is printed and what it rests on. */
export interface Binding {
  readonly text: string;
  readonly sourceIds: readonly string[];
}

/** Every number of a report by key: "4.6a@2024", "4.6a.attainment", "count.exceeded". */
export type Bindings = ReadonlyMap<string, Binding>;

/** A text with its numbers in place, and what a person should look at. */
export interface BoundText {
  readonly runs: readonly Run[];
  /** Keys that no figure answers; they are printed as "…". */
  readonly unresolved: readonly string[];
  /** Keys whose figure differs from the one the writer saw. */
  readonly stale: readonly string[];
}

/** {{key}} or {{key=text the writer saw}}. */
const TOKEN = /\{\{([^{}=]+)(?:=([^{}]*))?\}\}/g;
const MISSING = "…";

function numberRun(bindings: Bindings, key: string, seen: string | undefined): NumberRun {
  const binding = bindings.get(key);
  return {
    kind: "number",
    key,
    text: binding?.text ?? MISSING,
    sourceIds: binding?.sourceIds ?? [],
    stale: seen !== undefined && binding !== undefined && binding.text !== seen,
  };
}

/** Puts the figures of today into a text with tokens; nothing is ever invented for a missing one. */
export function bindText(text: string, bindings: Bindings): BoundText {
  const runs: Run[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [token, key = "", seen] = match;
    if (match.index > end) runs.push(plain(text.slice(end, match.index)));
    runs.push(numberRun(bindings, key.trim(), seen));
    end = match.index + token.length;
  }
  if (end < text.length) runs.push(plain(text.slice(end)));
  const numbers = runs.filter((run) => run.kind === "number");
  return {
    runs,
    unresolved: numbers.filter((run) => !bindings.has(run.key)).map((run) => run.key),
    stale: numbers.filter((run) => run.stale).map((run) => run.key),
  };
}

/** The text of runs for an editor: each number as a token that remembers what the writer saw. */
export const tokenText = (runs: readonly Run[]): string =>
  runs.map((run) => (run.kind === "number" ? `{{${run.key}=${run.text}}}` : run.text)).join("");

/** The keys of the tokens in a text, each once, in order. */
export const tokenKeys = (text: string): readonly string[] => [
  ...new Set(Array.from(text.matchAll(TOKEN), ([, key = ""]) => key.trim())),
];

const token = (key: string, seen: string | undefined): string =>
  seen === undefined ? `{{${key}}}` : `{{${key}=${seen}}}`;

/** The text with today's figure noted in every token that notes none yet: what its writer saw. */
export const withSeen = (text: string, bindings: Bindings): string =>
  text.replace(TOKEN, (_whole, key: string, seen: string | undefined) =>
    token(key.trim(), seen ?? bindings.get(key.trim())?.text),
  );

/** The text with bare tokens, as a person edits it. */
export const withoutSeen = (text: string): string =>
  text.replace(TOKEN, (_whole, key: string) => token(key.trim(), undefined));

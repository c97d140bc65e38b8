/** A run of words in a comparison of two texts. */
export interface WordRun {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/** Words with the spaces behind them, so that joining gives the text back. */
const wordsOf = (text: string): readonly string[] => text.match(/\s*\S+/gu) ?? [];

/** Beyond this the table of a comparison would be slow; the whole text is shown as replaced. */
const LONGEST = 2000;

/** Lengths of the longest common subsequence of the words from each pair of places on. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--) {
      const [row, below] = [table[i], table[i + 1]];
      if (row === undefined || below === undefined) continue;
      row[j] =
        before[i]?.trim() === after[j]?.trim()
          ? (below[j + 1] ?? 0) + 1
          : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  return table;
}

function push(runs: WordRun[], kind: WordRun["kind"], text: string): void {
  const last = runs.at(-1);
  if (last?.kind === kind) runs[runs.length - 1] = { kind, text: last.text + text };
  else runs.push({ kind, text });
}

/** What changed between two wordings of a paragraph, word by word. */
export function wordChanges(before: string, after: string): readonly WordRun[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const runs: WordRun[] = [];
  if (old.length > LONGEST || now.length > LONGEST) {
    if (before !== "") push(runs, "removed", before);
    if (after !== "") push(runs, "added", after);
    return runs;
  }
  const table = commonLengths(old, now);
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    const [was, is] = [old[i], now[j]];
    if (was !== undefined && is !== undefined && was.trim() === is.trim()) {
      push(runs, "same", is);
      i += 1;
      j += 1;
    } else if (was !== undefined && (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0)) {
      push(runs, "removed", was);
      i += 1;
    } else if (is !== undefined) {
      push(runs, "added", is);
      j += 1;
    } else if (was !== undefined) {
      push(runs, "removed", was);
      i += 1;
    }
  }
  return runs;
}

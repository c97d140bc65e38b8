import { foldForSearch } from "../../kernel/vietnamese-text.ts";

/** Letters to change, add or leave out to come from one text to another. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return row[to.length] ?? 0;
}

const PROPOSALS = 3;

/** The names most like what was typed, nearest first, accents and case aside; none that is far off. */
export function nearestOf(typed: string, names: readonly string[]): readonly string[] {
  const wanted = foldForSearch(typed);
  return names
    .map((name) => {
      const folded = foldForSearch(name);
      const away = folded.includes(wanted) ? 1 : distance(wanted, folded);
      return { name, away, limit: Math.max(2, Math.ceil(folded.length / 2)) };
    })
    .filter(({ away, limit }) => away <= limit)
    .sort((a, b) => a.away - b.away)
    .slice(0, PROPOSALS)
    .map(({ name }) => name);
}

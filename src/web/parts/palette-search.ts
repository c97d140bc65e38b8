import { foldForSearch } from "../../domain/kernel/vietnamese-text.ts";

/** One thing a person can go to or do from the palette. */
export interface PaletteEntry {
  readonly id: string;
  readonly label: string;
  /** Kind or place, shown at the right. */
  readonly hint?: string | undefined;
  /** More words that find it: a code, an abbreviation. */
  readonly keywords?: string | undefined;
  readonly href: string;
}

const rankOf = (text: string, words: readonly string[]): number => {
  if (!words.every((word) => text.includes(word))) return Number.POSITIVE_INFINITY;
  const first = words[0] ?? "";
  if (text.startsWith(first)) return 0;
  return text.includes(` ${first}`) ? 1 : 2;
};

/** Entries that hold every typed word, with or without diacritics; those that begin with it come first. */
export function searchEntries(
  entries: readonly PaletteEntry[],
  typed: string,
  limit = 12,
): readonly PaletteEntry[] {
  const words = foldForSearch(typed).split(" ").filter(Boolean);
  if (words.length === 0) return entries.slice(0, limit);
  return entries
    .map((entry) => ({
      entry,
      rank: rankOf(foldForSearch(`${entry.label} ${entry.keywords ?? ""}`), words),
    }))
    .filter(({ rank }) => Number.isFinite(rank))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ entry }) => entry);
}

import { remember } from "../../kernel/remember.ts";
import { foldForIdentity, foldForSearch } from "../../kernel/vietnamese-text.ts";
import { similarity } from "../similarity.ts";
import { sentenceCase } from "./sentence-case.ts";
import { isCollective } from "./unit-list.ts";

/** How a written name is to be understood. */
export interface UnderstoodName {
  readonly name: string;
  readonly collective: boolean;
  /** The written form is a misreading of the name. */
  readonly repaired: boolean;
}

/** The names of a document, each in its longest correct form. */
export type UnitDictionary = (written: string) => UnderstoodName;

const PLACE_CLASS = "(?:thành phố|tỉnh|huyện|quận|thị xã|phường|xã|thị trấn|đặc khu)";
const NEAR = 0.84;

/** Usual spelling: one dash, "UBND" written out except inside "HĐND và UBND". */
export const writeOut = remember((name: string): string => {
  const plain = name
    .replace(/\s*[–—]\s*|\s+-\s+|(?<=\p{L})-\s+|\s+-(?=\p{L})/gu, " - ")
    .replace(/\s*&\s*/gu, " và ")
    .replace(/\s+/gu, " ")
    .trim();
  const expanded = /HĐND\s+và\s+UBND/u.test(plain)
    ? plain
    : plain
        .replace(/(?<!\p{L})UBND(?!\p{L})/gu, "Ủy ban nhân dân")
        .replace(/(?<!\p{L})HĐND(?!\p{L})/gu, "Hội đồng nhân dân");
  return isCollective(expanded) ? capitalised(expanded) : expanded;
});

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Letters only: "Văn hóa, Thông tin" and "văn hóa - Thông tin" are one name. */
const keyOf = remember((name: string): string =>
  foldForIdentity(name)
    .replace(/[^\p{L}\d]+/gu, " ")
    .trim(),
);

interface Entry {
  readonly key: string;
  /** The key without marks. */
  readonly plain: string;
  readonly spellings: Map<string, number>;
  count: number;
}

const capitals = (text: string): number => text.replace(/[^\p{Lu}]/gu, "").length;

/** Every word begins with a capital, or is one: "Phòng Kinh Tế", "CÔNG AN XÃ". */
const isOverwritten = (text: string): boolean =>
  text.split(" ").length > 2 && text.split(" ").every((word) => !/^\p{Ll}/u.test(word));

/** "PHÒNG KINH TẾ" alone in a document is "Phòng Kinh tế". */
function inUsualCase(name: string): string {
  if (name !== name.toUpperCase() || name.split(" ").length < 2) return name;
  return sentenceCase(name).replace(/(?<=^\p{L}+\s)\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** The usual spelling met most often; of equals, the one with more capitals, then the first. */
function bestSpelling(entry: Entry): string {
  const over = (text: string): number => (isOverwritten(text) ? 1 : 0);
  const ranked = [...entry.spellings].sort(
    ([a, times], [b, others]) => over(a) - over(b) || others - times || capitals(b) - capitals(a),
  );
  return inUsualCase(ranked[0]?.[0] ?? entry.key);
}

function countNames(names: readonly string[]): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const name of names) {
    const spelling = writeOut(name);
    const key = keyOf(spelling);
    const entry = entries.get(key) ?? {
      key,
      plain: foldForSearch(key),
      spellings: new Map<string, number>(),
      count: 0,
    };
    entry.count += 1;
    entry.spellings.set(spelling, (entry.spellings.get(spelling) ?? 0) + 1);
    entries.set(key, entry);
  }
  return entries;
}

/** "Công an thành phố" is "Công an thành phố Vũng Tàu" where the document is Vũng Tàu's own. */
function fullForm(entry: Entry, entries: ReadonlyMap<string, Entry>, place: string | null): Entry {
  if (place === null || !new RegExp(`${PLACE_CLASS}$`, "u").test(entry.key)) return entry;
  return entries.get(`${entry.key} ${keyOf(place)}`) ?? entry;
}

const firstWord = ({ key }: Entry): string => key.split(" ")[0] ?? "";
const wordCount = (key: string): number => key.split(" ").length;

/** Marks lost, or one word of several lost or changed; never another place of the same kind. */
function isMisreadingOf(rare: Entry, common: Entry): boolean {
  if (
    rare === common ||
    /^(?:ủy ban nhân dân|công an|trạm y tế) (?:xã|phường|thị trấn|đặc khu)/u.test(rare.key)
  ) {
    return false;
  }
  if (rare.plain === common.plain) return common.count > rare.count;
  if (rare.count !== 1 || common.count < 2) return false;
  const words = wordCount(common.key);
  const sameHead = firstWord(rare) === firstWord(common);
  const lostWord = wordCount(rare.key) === words - 1 && containsInOrder(common.key, rare.key);
  if (words < 4 || !sameHead) return false;
  const lostInside = lostWord && rare.key.split(" ").at(-1) === common.key.split(" ").at(-1);
  return lostInside || (wordCount(rare.key) === words && similarity(rare.key, common.key) >= NEAR);
}

function containsInOrder(longer: string, shorter: string): boolean {
  const words = longer.split(" ");
  let at = 0;
  for (const word of shorter.split(" ")) {
    at = words.indexOf(word, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** The names that one could be a misreading of, so that not all are held against all. */
function likelyNames(entries: ReadonlyMap<string, Entry>): (rare: Entry) => readonly Entry[] {
  const [alike, often] = [new Map<string, Entry[]>(), new Map<string, Entry[]>()];
  const put = (map: Map<string, Entry[]>, key: string, entry: Entry) => {
    const known = map.get(key);
    if (known === undefined) map.set(key, [entry]);
    else known.push(entry);
  };
  for (const entry of entries.values()) {
    put(alike, entry.plain, entry);
    if (entry.count >= 2) put(often, firstWord(entry), entry);
  }
  return (rare) => {
    const same = alike.get(rare.plain) ?? [];
    return rare.count === 1 ? [...same, ...(often.get(firstWord(rare)) ?? [])] : same;
  };
}

const JOINING: ReadonlySet<string> = new Set(["và", "-", "&"]);
const ACRONYM = /^\p{Lu}[\p{Lu}&-]+$/u;
const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/(?<=\p{Ll}),/gu, "")
    .split(/\s+/u)
    .filter((word) => !JOINING.has(word));

/** "Phòng TN&MT", "Ban QL chợ": every word stands in the long name, or its letters begin words there. */
function abbreviates(short: readonly string[], long: readonly string[]): boolean {
  let at = 0;
  for (const word of short) {
    if (long[at]?.toLowerCase() === word.toLowerCase()) {
      at += 1;
      continue;
    }
    if (!ACRONYM.test(word)) return false;
    for (const letter of word.replace(/[^\p{L}]/gu, "")) {
      if (long[at]?.charAt(0).toUpperCase() !== letter) return false;
      at += 1;
    }
  }
  return at === long.length;
}

/** Finds the one name of the document that a shortened one stands for. */
function longForms(entries: Iterable<Entry>): (entry: Entry) => Entry | undefined {
  const written = new Map<string, { entry: Entry; words: readonly string[] }[]>();
  for (const entry of entries) {
    const words = wordsOf(bestSpelling(entry));
    if (words.some((word) => ACRONYM.test(word))) continue;
    const known = written.get(entry.key.charAt(0));
    if (known === undefined) written.set(entry.key.charAt(0), [{ entry, words }]);
    else known.push({ entry, words });
  }
  return (entry) => {
    const short = wordsOf(bestSpelling(entry));
    if (!short.some((word) => ACRONYM.test(word))) return undefined;
    const meant = (written.get(entry.key.charAt(0)) ?? []).filter(({ words }) =>
      abbreviates(short, words),
    );
    return meant.length === 1 ? meant[0]?.entry : undefined;
  };
}

/** Learns the names of a document from every place that lists units. */
export function unitDictionary(names: readonly string[], place: string | null): UnitDictionary {
  const entries = countNames(names);
  const understand = new Map<string, UnderstoodName>();
  const likely = likelyNames(entries);
  const longForm = longForms(entries.values());
  for (const entry of entries.values()) {
    const meant = likely(entry)
      .filter((other) => isMisreadingOf(entry, other))
      .sort((a, b) => similarity(b.key, entry.key) - similarity(a.key, entry.key))[0];
    const long = meant === undefined ? longForm(entry) : undefined;
    const name = bestSpelling(fullForm(meant ?? long ?? entry, entries, place));
    understand.set(entry.key, {
      name,
      collective: isCollective(name),
      repaired: meant !== undefined,
    });
  }
  return (written) => {
    const name = writeOut(written);
    return understand.get(keyOf(name)) ?? { name, collective: isCollective(name), repaired: false };
  };
}

/** A group as its place among the others is told. */
export interface PlacedGroup {
  /** "II", "1", "1.1"; empty where the plan gives none. */
  readonly number: string;
  /** Items stand in it directly. */
  readonly hasItems: boolean;
}

type Kind = "appendix" | "roman" | "capital" | "arabic" | "decimal" | "letter" | "none";

/** Phụ lục, Phụ lục II: behind the signature, and so in no group of the text. */
export const isAppendix = ({ number }: Pick<PlacedGroup, "number">): boolean =>
  /^phụ lục(?!\p{L})/iu.test(number);

const KINDS: readonly (readonly [RegExp, Kind])[] = [
  [/^phụ lục/iu, "appendix"],
  [/^[IVXL]+$/u, "roman"],
  [/^[A-ZĐ]$/u, "capital"],
  [/^\d+$/u, "arabic"],
  [/^\d+(?:\.\d+)+$/u, "decimal"],
  [/^\p{Ll}$/u, "letter"],
];
const kindOf = (number: string): Kind =>
  KINDS.find(([pattern]) => pattern.test(number))?.[1] ?? "none";

const LETTERS = "abcdđeghiklmnopqrstuvxy";
const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 };

function placeOf(number: string): number {
  switch (kindOf(number)) {
    case "roman":
      return Array.from(number).reduce((sum, sign, at) => {
        const [own, next] = [ROMAN[sign] ?? 0, ROMAN[number[at + 1] ?? ""] ?? 0];
        return own < next ? sum - own : sum + own;
      }, 0);
    case "capital":
    case "letter":
      return LETTERS.indexOf(number.toLowerCase());
    case "none":
      return 0;
    default:
      return Number(number.split(".").at(-1));
  }
}

const prefixOf = (number: string): string => number.split(".").slice(0, -1).join(".");

/** "III" comes after "II" in one list, "1.2" after "1.1"; groups without a number are one list. */
function follows(number: string, before: string): boolean {
  const kind = kindOf(number);
  if (kind !== kindOf(before)) return false;
  if (kind === "none") return true;
  if (kind === "decimal" && prefixOf(number) !== prefixOf(before)) return false;
  return placeOf(number) > placeOf(before);
}

/** How many of the open groups stay open above a group. */
function depthOf(group: PlacedGroup, open: readonly PlacedGroup[]): number {
  const { number } = group;
  if (isAppendix(group)) return 0;
  const owner = open.findLastIndex((each) => each.number === prefixOf(number));
  if (kindOf(number) === "decimal" && owner >= 0) return owner + 1;
  const sibling = open.findLastIndex((each) => follows(number, each.number));
  if (sibling >= 0) return sibling;
  const above = open.at(-1);
  if (number === "" || above === undefined) return 0;
  return above.hasItems ? open.length - 1 : open.length;
}

/**
 * Where each group stands in: the place of its parent among the groups, or null at the top. The
 * register keeps groups in their order and under their numbers, which say the rest: "1" after a
 * "II" that holds no items itself is a part of it.
 */
export function groupParents(groups: readonly PlacedGroup[]): readonly (number | null)[] {
  const parents: (number | null)[] = [];
  let open: readonly number[] = [];
  groups.forEach((group, at) => {
    const standing = open.flatMap((place) => groups[place] ?? []);
    open = [...open.slice(0, depthOf(group, standing)), at];
    parents.push(open.at(-2) ?? null);
  });
  return parents;
}

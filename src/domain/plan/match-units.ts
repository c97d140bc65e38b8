import { foldForIdentity, foldForSearch } from "../kernel/vietnamese-text.ts";
import type { PlanReading } from "./plan-reading.ts";
import { isCollective } from "./reading/unit-list.ts";
import { writeOut } from "./reading/unit-names.ts";
import { similarity } from "./similarity.ts";

/** A unit, or a named group of units, that the organisation knows. */
export interface RegisterEntry {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: "office" | "agency" | "ward" | "commune" | "group";
}

/** An entry that a written name may mean, with how alike they are (0 to 1). */
export interface UnitProposal {
  readonly id: string;
  readonly name: string;
  readonly score: number;
}

/** What the register makes of a name that the plan writes (khớp tên đơn vị). */
export interface UnitMatch {
  /** As the plan writes it. */
  readonly written: string;
  /** As the reader understood it. */
  readonly name: string;
  readonly collective: boolean;
  readonly outcome: "exact" | "alias" | "similar" | "group" | "none";
  /** The entry meant; null while a person has to choose. */
  readonly id: string | null;
  /** Best first, at most three. */
  readonly proposals: readonly UnitProposal[];
}

const LIKELY = 0.72;
const MOST = 3;

/** One spelling for comparing names: folded, "UBND" written out, signs between words left out. */
export const unitKey = (name: string): string =>
  foldForIdentity(writeOut(name))
    .replace(/[^\p{L}\d]+/gu, " ")
    .trim();

/** Marks are lost more easily than letters, and a place left out is no other unit. */
function likeness(a: string, b: string): number {
  const plain = similarity(foldForSearch(a), foldForSearch(b)) * 0.98;
  const shorter = a.startsWith(`${b} `) || b.startsWith(`${a} `) ? 0.9 : 0;
  return Math.max(similarity(a, b), plain, shorter);
}

function proposalsFor(key: string, entries: readonly RegisterEntry[]): readonly UnitProposal[] {
  return entries
    .map(({ id, name, aliases }) => ({
      id,
      name,
      score: Math.max(...[name, ...aliases].map((form) => likeness(key, unitKey(form)))),
    }))
    .filter((proposal) => proposal.score >= LIKELY)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST);
}

/** Finds a written name in the register: its name, another name of it, or what is like it. */
export function matchUnit(
  written: string,
  register: readonly RegisterEntry[],
  understood: string = written,
): UnitMatch {
  const collective = isCollective(written) || isCollective(understood);
  const entries = register.filter((entry) => (entry.kind === "group") === collective);
  const base = { written, name: understood, collective };
  const key = unitKey(written);
  const named = entries.find((entry) => unitKey(entry.name) === key);
  const known =
    named ?? entries.find((entry) => entry.aliases.some((alias) => unitKey(alias) === key));
  if (known !== undefined) {
    const outcome = collective ? "group" : named === undefined ? "alias" : "exact";
    return { ...base, outcome, id: known.id, proposals: [] };
  }
  const meant = proposalsFor(unitKey(understood), entries);
  const proposals = meant.length > 0 ? meant : proposalsFor(key, entries);
  return { ...base, outcome: proposals.length > 0 ? "similar" : "none", id: null, proposals };
}

/** Matches every form in which the plan names a unit, each once, in reading order. */
export function matchUnits(
  reading: PlanReading,
  register: readonly RegisterEntry[],
): readonly UnitMatch[] {
  const matches = new Map<string, UnitMatch>();
  for (const unit of reading.items.flatMap((item) => item.units)) {
    const key = unitKey(unit.raw);
    if (!matches.has(key)) matches.set(key, matchUnit(unit.raw, register, unit.name));
  }
  return [...matches.values()];
}

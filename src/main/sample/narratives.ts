import type { WrittenParagraph } from "../../application/collection/save-narratives.ts";
import type { NarrativeSection } from "../../domain/collection/narrative.ts";
import { readFixture } from "./fixtures.ts";

type Paragraphs = Readonly<Partial<Record<NarrativeSection, string>>>;

interface NarrativesFile {
  readonly items: readonly (Paragraphs & { readonly unit: string; readonly item: string })[];
  readonly units: readonly (Paragraphs & { readonly unit: string })[];
}

const file: NarrativesFile = readFixture("narratives.json");

/** A cause explains the limitation; a solution answers the cause, people's own before others'. */
function answeredBy(section: NarrativeSection, paragraphs: Paragraphs): NarrativeSection | null {
  if (section === "objective_causes" || section === "subjective_causes") return "limitations";
  if (section !== "solutions") return null;
  const causes = ["subjective_causes", "objective_causes"] as const;
  return causes.find((cause) => paragraphs[cause] !== undefined) ?? null;
}

const SECTIONS: readonly NarrativeSection[] = [
  "results",
  "limitations",
  "objective_causes",
  "subjective_causes",
  "solutions",
  "proposals",
  "directions",
  "goals",
  "breakthroughs",
];

const written = (itemId: string | null, paragraphs: Paragraphs): WrittenParagraph[] =>
  SECTIONS.flatMap((section): WrittenParagraph[] => {
    const body = paragraphs[section];
    if (body === undefined) return [];
    const answersSection = answeredBy(section, paragraphs);
    const answersPoint = answersSection === null ? null : 1;
    return [{ itemId, section, point: 1, body, answersSection, answersPoint, baseEntryId: null }];
  });

/** What a unit writes about an item. */
export const paragraphsOf = (unit: string, item: string, itemId: string): WrittenParagraph[] =>
  file.items
    .filter((each) => each.unit === unit && each.item === item)
    .flatMap((each) => written(itemId, each));

/** What a unit writes about itself and the next term, with the tables of item 7. */
export const unitParagraphsOf = (unit: string, items: readonly string[]): WrittenParagraph[] =>
  items.includes("7")
    ? file.units.filter((each) => each.unit === unit).flatMap((each) => written(null, each))
    : [];

import { ACTION } from "./action-verbs.ts";
import type { ReadDuty } from "../plan-reading.ts";
import { withoutEnd } from "./clean-text.ts";
import { type OutlineNode, isBullet } from "./outline.ts";
import { type SourcedText, sliceOf } from "./sourced-text.ts";
import { opensUnit, splitUnits } from "./unit-list.ts";
import type { UnitDictionary } from "./unit-names.ts";

/** The units that open a duty: a heading of names, or a sentence's subject. */
function unitsOf(heading: SourcedText): readonly SourcedText[] {
  if (!opensUnit(heading.text)) return [];
  const verb = ACTION.exec(heading.text)?.index ?? heading.text.length;
  return splitUnits(withoutEnd(sliceOf(heading, 0, verb)));
}

/** Names in the sections on organisation, for the dictionary of the document. */
export const namesInDuties = (nodes: readonly OutlineNode[]): readonly SourcedText[] =>
  nodes.flatMap((node) => node.children).flatMap((child) => unitsOf(child.heading));

/** What "Tổ chức thực hiện" asks of whom. */
export function readDuties(
  nodes: readonly OutlineNode[],
  names: UnitDictionary,
): readonly ReadDuty[] {
  return nodes
    .flatMap((node) => node.children)
    .map((child) => {
      const units = unitsOf(child.heading);
      const below = child.children.map((part) => withoutEnd(part.heading).text);
      const own = ACTION.test(child.heading.text) || units.length === 0;
      return {
        number: isBullet(child) ? null : (child.marker?.label ?? null),
        units: units.map((unit) => {
          const { name, collective } = names(unit.text);
          return { name, collective };
        }),
        duties: own && below.length === 0 ? [withoutEnd(child.heading).text] : below,
      };
    });
}

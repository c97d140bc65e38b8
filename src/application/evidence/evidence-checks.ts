import { checkEvidence } from "../../domain/collection/check-evidence.ts";
import type { Check } from "../../domain/collection/check.ts";
import { placeName } from "../../domain/collection/evidence.ts";
import { placedRows } from "../../domain/collection/form.ts";
import type { FigureRecord } from "../collection/collection-store.ts";
import { type Worksheet, keyOf, toCell } from "../collection/worksheet.ts";
import type { Stores } from "../ports.ts";

/** Figures of the draft that must be proven and are not. */
export async function evidenceChecks(
  { evidence }: Pick<Stores, "evidence">,
  sheet: Worksheet,
  figures: readonly FigureRecord[],
): Promise<readonly Check[]> {
  const asks = sheet.forms.some(({ form }) =>
    placedRows(form).some(({ row }) => row.evidenceRequired === true),
  );
  if (!asks) return [];
  const standing = new Set(
    (await evidence.listEvidence(sheet.facts.id))
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .map(({ id }) => id),
  );
  const links = await evidence.listLinks(sheet.facts.id);
  const proven = new Set(
    links.filter((link) => standing.has(link.evidenceId)).map(({ place }) => placeName(place)),
  );
  const cells = new Map(figures.map((figure) => [keyOf(figure), toCell(figure)]));
  const notes = new Map(figures.map((figure) => [keyOf(figure), figure.note]));
  return sheet.forms.flatMap(({ form, ownRowIds }) =>
    checkEvidence({ form, cells, rowIds: ownRowIds, notes, proven }),
  );
}

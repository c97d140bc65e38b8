import { sectionLock } from "../../domain/collection/cell-lock.ts";
import { BLANK } from "../../domain/collection/figure.ts";
import { cellKey, placedRows } from "../../domain/collection/form.ts";
import { type NarrativeSection, narrativesAsked } from "../../domain/collection/narrative.ts";
import type { EntryWorkbook } from "../../domain/collection/workbook/entry-workbook.ts";
import { formatOfficialShortDate } from "../../domain/kernel/local-date.ts";
import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { mayForUnit, notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import { toLocalDate } from "../instant.ts";
import type { Dependencies } from "../ports.ts";
import type { FigureRecord, NarrativeRecord, ReturnFacts } from "./collection-store.ts";
import { mergePlacesOf } from "./merge-places.ts";
import { readSheet } from "./open-sheet.ts";
import { type Worksheet, computedOf, reopeningsOf, typingState } from "./worksheet.ts";

export interface WrittenWorkbook {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

interface Contents {
  readonly sheet: Worksheet;
  readonly figures: readonly FigureRecord[];
  readonly narratives: readonly NarrativeRecord[];
  readonly returns: readonly ReturnFacts[];
}

/** The unit's forms and paragraphs as they stand, ready to be drawn. */
export function entryWorkbookOf(
  { sheet, figures, narratives, returns }: Contents,
  identity: { readonly organizationId: string; readonly writtenAt: string },
): EntryWorkbook {
  const { facts } = sheet;
  const places = mergePlacesOf(sheet, figures, returns);
  const computed = computedOf(sheet, figures);
  const reopenings = reopeningsOf(sheet, figures, returns);
  const bodies = new Map<string, Map<NarrativeSection, string>>();
  for (const { itemId, section, point, body } of narratives) {
    if (itemId === null || point !== 1) continue;
    const ofItem = bodies.get(itemId) ?? new Map<NarrativeSection, string>();
    bodies.set(itemId, ofItem.set(section, body));
  }
  return {
    identity: {
      ...identity,
      obligationId: facts.id,
      unit: facts.unit,
      round: facts.roundName,
    },
    planTitle: facts.planTitle,
    deadline: `hết ngày ${formatOfficialShortDate(toLocalDate(facts.deadlineAt))}`,
    forms: sheet.forms.map(({ form, ownRowIds }) => ({
      form,
      ownRowIds,
      computed,
      cells: new Map(
        placedRows(form).flatMap(({ row }) =>
          form.columns.flatMap((column) => {
            const key = cellKey(row.id, column.id);
            const place = places.get(key);
            if (place === undefined) return [];
            const { lock, note } = place;
            return [[key, { value: place.current ?? BLANK, lock, note }] as const];
          }),
        ),
      ),
    })),
    narratives: sheet.tasks
      .filter((task) => narrativesAsked(task.role) > 0 && task.secrecy !== "state_secret")
      .map((task) => ({
        itemId: task.itemId,
        itemNumber: task.itemNumber,
        itemTitle: task.itemTitle,
        bodies: bodies.get(task.itemId) ?? new Map<NarrativeSection, string>(),
        isLocked: sectionLock(typingState(task), reopenings(task.id), "results") === "locked",
      })),
  };
}

const fileNameOf = ({ facts }: Worksheet): string =>
  `${facts.roundName} - ${facts.unitShortName}.xlsx`.replace(/[\\/:*?"<>|]/gu, " ");

/** The unit's own workbook (biểu Excel của đơn vị): filled with what stands in its draft. */
export async function writeWorkbook(
  { work, clock, workbooks }: Dependencies,
  actor: Actor,
  obligationId: string,
): Promise<Result<WrittenWorkbook, Problem<"access.action.forbidden" | "access.thing.not-found">>> {
  const allowed = requireAction(actor, "sheet.read");
  if (!allowed.ok) return allowed;
  const read = await work.read(actor, async (stores) => {
    const sheet = await readSheet(stores, actor, "sheet.read", obligationId);
    if (sheet === undefined) return undefined;
    const isOwn = mayForUnit(actor, "figure.write", sheet.facts.unitId);
    const { collection } = stores;
    return {
      sheet,
      figures: isOwn
        ? await collection.listFigures(obligationId)
        : await collection.listSentFigures(obligationId),
      narratives: isOwn
        ? await collection.listNarratives(obligationId)
        : await collection.listSentNarratives(obligationId),
      returns: await collection.listReturns([obligationId]),
    };
  });
  if (read === undefined) return notFound("obligation");
  const identity = { organizationId: actor.organizationId, writtenAt: clock.now() };
  const bytes = await workbooks.writeEntry(entryWorkbookOf(read, identity));
  return ok({ fileName: fileNameOf(read.sheet), bytes });
}

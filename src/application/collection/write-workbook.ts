import { type CellLock, sectionLock } from "../../domain/collection/cell-lock.ts";
import { BLANK } from "../../domain/collection/figure.ts";
import { cellKey, placedRows } from "../../domain/collection/form.ts";
import { type FigureTextAt, withFigures } from "../../domain/collection/bound-figure.ts";
import {
  ITEM_SECTIONS,
  MOST_POINTS,
  UNIT_SECTIONS,
  inOrder,
  isUnitNarrativeOpen,
  narrativesAsked,
} from "../../domain/collection/narrative.ts";
import type { EntryPoint, EntryWorkbook } from "../../domain/collection/workbook/entry-workbook.ts";
import { formatOfficialShortDate } from "../../domain/kernel/local-date.ts";
import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { mayForUnit, notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import { toLocalDate } from "../instant.ts";
import type { Dependencies } from "../ports.ts";
import type { FigureRecord, NarrativeRecord, ReturnFacts } from "./collection-store.ts";
import { figureTexts } from "./bound-figures.ts";
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
  const textAt = figureTexts(sheet, figures);
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
    narratives: [
      ...sheet.tasks
        .filter((task) => narrativesAsked(task.role) > 0 && task.secrecy !== "state_secret")
        .map((task) => ({
          itemId: task.itemId,
          itemNumber: task.itemNumber,
          itemTitle: task.itemTitle,
          points: ITEM_SECTIONS.flatMap((section) => {
            const lock = sectionLock(typingState(task), reopenings(task.id), section);
            return pointsOf(narratives, { itemId: task.itemId, section }, textAt, lock);
          }),
        })),
      {
        itemId: null,
        itemNumber: "",
        itemTitle: "Chung của đơn vị, nhiệm kỳ tới",
        points: UNIT_SECTIONS.flatMap((section) => {
          const lock = isUnitNarrativeOpen(sheet.tasks.map(typingState)) ? "editable" : "locked";
          return pointsOf(narratives, { itemId: null, section }, textAt, lock);
        }),
      },
    ],
  };
}

/** The points of a section in their order, and where it is open a blank one after them. */
function pointsOf(
  narratives: readonly NarrativeRecord[],
  { itemId, section }: Pick<NarrativeRecord, "itemId" | "section">,
  textAt: FigureTextAt,
  lock: CellLock,
): readonly EntryPoint[] {
  const isLocked = lock === "locked";
  const all = narratives.filter((told) => told.itemId === itemId && told.section === section);
  // numbers of points that are gone are not given again
  const next = Math.max(0, ...all.map(({ point }) => point)) + 1;
  const standing = inOrder(all.filter(({ body }) => body.trim() !== ""));
  const written = standing.map(({ point, body, answersSection, answersPoint }, index) => ({
    section,
    point,
    place: index + 1,
    body: withFigures(body, textAt),
    answers: answersSection === null ? null : { section: answersSection, point: answersPoint ?? 1 },
    isLocked,
  }));
  const blank = {
    section,
    point: next,
    place: written.length + 1,
    body: "",
    answers: null,
    isLocked,
  };
  return written.length < MOST_POINTS && !isLocked ? [...written, blank] : written;
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

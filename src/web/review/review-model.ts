import type {
  CommentBody,
  SentCell,
  SentNarrative,
  SubmissionView,
} from "../../contract/review.ts";
import type { CellValue } from "../../domain/collection/figure.ts";
import { BLANK, missing, present } from "../../domain/collection/figure.ts";
import { type FormColumn, cellKey } from "../../domain/collection/form.ts";
import { type Cause, groupCauses } from "../../domain/collection/group-causes.ts";
import {
  ITEM_SECTIONS,
  type NarrativeSection,
  UNIT_SECTIONS,
} from "../../domain/collection/narrative.ts";
import { printFigure } from "../../domain/collection/print-figure.ts";
import { formatDecimal } from "../../domain/kernel/vietnamese-number.ts";
import type { FigureLine } from "../collection/sheet-lines.ts";

/** What a figure is held against: the revision before, the year before, what another unit sent. */
export type Basis = "previous" | "last-year" | "other-source";

/** A place that a remark points at. */
export type RemarkPlace =
  | { readonly kind: "cell"; readonly rowId: string; readonly columnId: string }
  | {
      readonly kind: "paragraph";
      readonly itemId: string;
      readonly section: SentNarrative["section"];
    };

/** A reviewer's words before they are sent, with the task they return (ý kiến thẩm tra). */
export interface Remark {
  readonly place: RemarkPlace;
  readonly taskId: string;
  /** "Đến nhà trẻ, 2024". */
  readonly where: string;
  readonly body: string;
  /** The figure the reviewer proposes; the unit takes it with one click. */
  readonly proposedValue: string | null;
}

export const placeKey = (place: RemarkPlace): string =>
  place.kind === "cell"
    ? cellKey(place.rowId, place.columnId)
    : `paragraph|${place.itemId}|${place.section}`;

/** Puts a remark in the place of the one that pointed there; one without words takes it away. */
export function putRemark(remarks: readonly Remark[], remark: Remark): readonly Remark[] {
  const others = remarks.filter((each) => placeKey(each.place) !== placeKey(remark.place));
  return remark.body.trim() === "" ? others : [...others, remark];
}

/** The request that returns tasks with their remarks and accepts others at once. */
export function toDecision(remarks: readonly Remark[], accept: readonly string[]) {
  const taskIds = [...new Set(remarks.map(({ taskId }) => taskId))];
  const toComment = ({ place, body, proposedValue }: Remark): CommentBody =>
    place.kind === "cell"
      ? { rowId: place.rowId, columnId: place.columnId, body, proposedValue }
      : { section: place.section, body };
  return {
    accept: accept.filter((id) => !taskIds.includes(id)),
    return: taskIds.map((taskId) => ({
      taskId,
      comments: remarks.filter((remark) => remark.taskId === taskId).map(toComment),
    })),
  };
}

export const valueOf = (cell: Pick<SentCell, "value" | "status"> | undefined): CellValue => {
  if (cell === undefined || cell.status === "blank") return BLANK;
  return cell.status === "value" ? present(cell.value ?? "") : missing(cell.status);
};

/** Text of a cell; what is blank shows "…". */
export const textOf = (
  cell: Pick<SentCell, "value" | "status"> | undefined,
  decimals: number,
): string => printFigure(valueOf(cell), decimals) || "…";

/** True where this revision says something else than the one before; a first revision is all new. */
export const isChanged = (cell: SentCell, revision: number): boolean =>
  cell.previous === null
    ? revision === 1 || cell.status !== "blank"
    : cell.previous.status !== cell.status || cell.previous.value !== cell.value;

/** Cells by key: typed ones, and rates and totals computed from them. */
export interface SentCells {
  readonly typed: ReadonlyMap<string, SentCell>;
  readonly computed: ReadonlyMap<string, SubmissionView["computed"][number]>;
}

export const cellsOf = ({ cells, computed }: SubmissionView): SentCells => ({
  typed: new Map(cells.map((cell) => [cellKey(cell.rowId, cell.columnId), cell])),
  computed: new Map(computed.map((cell) => [cellKey(cell.rowId, cell.columnId), cell])),
});

/** What stands under a figure for comparison; empty where there is nothing to compare with. */
export function comparedText(
  view: SubmissionView,
  cells: SentCells,
  line: FigureLine,
  columns: readonly FormColumn[],
  at: number,
  basis: Basis,
): string {
  const column = columns[at];
  const { decimals } = line.row;
  if (column === undefined) return "";
  const key = cellKey(line.row.id, column.id);
  switch (basis) {
    case "previous": {
      const before = cells.typed.get(key)?.previous ?? null;
      return before === null ? "" : textOf(before, decimals);
    }
    case "last-year": {
      const before = columns.find(({ year }) => year === (column.year ?? 0) - 1);
      if (before === undefined) return "";
      const beforeKey = cellKey(line.row.id, before.id);
      return textOf(cells.typed.get(beforeKey) ?? cells.computed.get(beforeKey), decimals);
    }
    case "other-source": {
      const others = view.otherSources.filter((each) => cellKey(each.rowId, each.columnId) === key);
      return others.map((each) => formatDecimal(each.value, decimals)).join("; ");
    }
    default:
      return basis satisfies never;
  }
}

/** What was found, by cause: the gravest first; those with an explanation after those without. */
export function causesIn(view: SubmissionView): readonly Cause[] {
  const cells = new Map(
    view.cells.map((cell): [string, CellValue] => [
      cellKey(cell.rowId, cell.columnId),
      cell.status === "value"
        ? present(cell.value ?? "")
        : cell.status === "blank"
          ? BLANK
          : missing(cell.status),
    ]),
  );
  const forms = view.forms.map(({ form, ownRowIds }) => ({ form, ownRowIds: new Set(ownRowIds) }));
  return groupCauses(view.checks, { forms, cells, unit: view.unit.shortName });
}

const SECTION_ORDER: readonly NarrativeSection[] = [...ITEM_SECTIONS, ...UNIT_SECTIONS];

/** Paragraphs of an item in the order of the form. */
export const paragraphsOf = (
  narratives: readonly SentNarrative[],
  itemId: string | null,
): readonly SentNarrative[] =>
  narratives
    .filter((told) => told.itemId === itemId)
    .sort(
      (a, b) =>
        SECTION_ORDER.indexOf(a.section) - SECTION_ORDER.indexOf(b.section) ||
        a.position - b.position ||
        a.point - b.point,
    );

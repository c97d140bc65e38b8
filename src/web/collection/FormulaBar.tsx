import { decimal, toText } from "../../domain/kernel/decimal.ts";
import { formatChange, formatDecimal } from "../../domain/kernel/vietnamese-number.ts";
import type { Maturity } from "../../domain/collection/figure.ts";
import { cellKey, isRateRow } from "../../domain/collection/form.ts";
import { growth } from "../../domain/collection/growth.ts";
import { printFigure } from "../../domain/collection/print-figure.ts";
import { Button } from "../parts/Button.tsx";
import type { EntryStore } from "./entry-store.ts";
import type { Place } from "./grid-model.ts";
import { MATURITIES } from "./maturity.ts";
import { type SheetGrid, placeInWords, yearBefore } from "./sheet-lines.ts";

export interface FormulaBarProps {
  readonly store: EntryStore;
  readonly grid: SheetGrid;
  readonly place: Place;
  /** The item's number, before the name of the row. */
  readonly itemNumber: string;
  /** What is being typed, mirrored. */
  readonly editing: string | null;
  readonly canType: boolean;
  readonly onNote: () => void;
  /** Types a sign that phone keyboards hide. */
  readonly onSign: (sign: string) => void;
  /** Takes the figure of the year before. */
  readonly onKeep: () => void;
  /** Says how final the figure is. */
  readonly onMaturity: (maturity: Maturity) => void;
}

/** Where one is in words, the figure, and how it compares with the year before. */
export function FormulaBar(props: FormulaBarProps) {
  const { store, grid, place, itemNumber, editing, canType } = props;
  const { onNote, onSign, onKeep, onMaturity } = props;
  const line = grid.figures[place.row];
  const column = grid.columns[place.column];
  if (line === undefined || column === undefined) return <div class="formula-bar" />;
  const { row } = line;
  const key = cellKey(row.id, column.id);
  const value = store.valueAt(key);
  const formula = store.formulaAt(key);
  const isOpen = canType && store.isEditable(key);
  return (
    <div class="formula-bar">
      <div class="formula-place">
        <span class="ink-3 tn">{itemNumber}</span>
        <span class="ellipsis">{placeInWords(row, column)}</span>
      </div>
      <div class="formula-value">
        <b class="tn">
          {editing ??
            (store.draftOf(key)?.state === "refused"
              ? store.textOf(key).typed
              : printFigure(value, row.decimals))}
        </b>
        <span class="formula-more">
          {formula === null ? row.unitOfMeasure : `${row.unitOfMeasure} = ${formula}`}
          <Comparison {...{ store, grid, place }} />
        </span>
      </div>
      {isOpen && (
        <div class="formula-actions">
          <span class="formula-signs">
            <Button size="small" onClick={() => onSign("-")}>
              – không phát sinh
            </Button>
            <Button size="small" onClick={() => onSign("…")}>
              … chưa có
            </Button>
            {yearBefore(grid, column) !== undefined && (
              <Button size="small" onClick={onKeep}>
                = giữ nguyên
              </Button>
            )}
          </span>
          {store.mayMature(key) && (
            <select
              class="formula-maturity"
              aria-label="Số chính thức, sơ bộ hay ước tính (phím M)"
              value={store.maturityAt(key)}
              onChange={(event) => {
                const chosen = MATURITIES.find(
                  ({ value: each }) => each === event.currentTarget.value,
                );
                if (chosen !== undefined) onMaturity(chosen.value);
              }}
            >
              {MATURITIES.map(({ value: each, label }) => (
                <option key={each} value={each}>
                  Số {label}
                </option>
              ))}
            </select>
          )}
          <Button size="small" kind="quiet" icon="note" onClick={onNote}>
            Ghi chú
          </Button>
        </div>
      )}
    </div>
  );
}

function Comparison({ store, grid, place }: Pick<FormulaBarProps, "store" | "grid" | "place">) {
  const line = grid.figures[place.row];
  const column = grid.columns[place.column];
  const before = column === undefined ? undefined : yearBefore(grid, column);
  if (line === undefined || column === undefined || before === undefined) return null;
  const { row } = line;
  const now = store.valueAt(cellKey(row.id, column.id));
  const then = store.valueAt(cellKey(row.id, before.id));
  if (then.kind !== "value") return null;
  const difference =
    now.kind === "value" ? decimal(now.value).minus(decimal(then.value)) : undefined;
  const percent =
    now.kind === "value" ? growth(decimal(then.value), decimal(now.value)) : undefined;
  const unit = isRateRow(row) ? " điểm" : "";
  return (
    <>
      {" · năm "}
      {before.label}: <span class="tn">{formatDecimal(then.value, row.decimals)}</span>
      {difference !== undefined && (
        <>
          {" · thay đổi "}
          <span class="tn">
            {formatChange(toText(difference), row.decimals)}
            {unit}
            {!isRateRow(row) && percent !== undefined && ` (${formatChange(toText(percent), 1)}%)`}
          </span>
        </>
      )}
    </>
  );
}

import { useLayoutEffect, useRef } from "preact/hooks";
import type { SubmissionView } from "../../contract/review.ts";
import type { FormColumn } from "../../domain/collection/form.ts";
import { cellKey } from "../../domain/collection/form.ts";
import { type FigureLine, type SheetGrid, placeInWords } from "../collection/sheet-lines.ts";
import { MATURITY_LABELS, MATURITY_MARKS, shownMaturity } from "../collection/maturity.ts";
import { GridHeads } from "../collection/GridHeads.tsx";
import { Icon } from "../parts/Icon.tsx";
import { type GridPosition, moveInGrid } from "../parts/roving.ts";
import { type Basis, type SentCells, comparedText, isChanged, textOf } from "./review-model.ts";

export interface ReviewGridProps {
  readonly view: SubmissionView;
  readonly grid: SheetGrid;
  readonly cells: SentCells;
  readonly basis: Basis;
  /** Null while the eye is on another form or a paragraph. */
  readonly active: GridPosition | null;
  readonly onActive: (place: GridPosition) => void;
  /** Cells with a remark that will be sent. */
  readonly remarked: ReadonlySet<string>;
  /** Rows that the reviewer has agreed with. */
  readonly agreed: ReadonlySet<string>;
  /** Cells in which the checks found something that still holds. */
  readonly flagged: ReadonlySet<string>;
}

const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  previous: "bản trước",
  "last-year": "năm trước",
  "other-source": "nguồn khác",
};

/** What was sent, each figure over what it is held against; only what changed is in full ink. */
export function ReviewGrid(props: ReviewGridProps) {
  const { grid, active, onActive } = props;
  const table = useRef<HTMLTableElement>(null);
  useLayoutEffect(() => {
    if (active === null) return;
    const cell = table.current?.querySelector<HTMLElement>('td[tabindex="0"]');
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (table.current?.contains(document.activeElement)) cell?.focus({ preventScroll: true });
  }, [active]);
  const move = (event: KeyboardEvent) => {
    if (event.isComposing || active === null) return;
    const size = { rows: grid.figures.length, columns: grid.columns.length };
    const next = moveInGrid(active, event, size);
    if (next === undefined) return;
    event.preventDefault();
    onActive(next);
  };
  return (
    <div class="grid-scroll review-grid-scroll">
      <table
        ref={table}
        class="grid review-grid"
        role="grid"
        aria-label={`${grid.form.code}. ${grid.form.title}`}
        onKeyDown={move}
      >
        <colgroup>
          <col class="grid-col-code" />
          <col />
          <col class="grid-col-unit" />
          {grid.columns.map((column) => (
            <col key={column.id} class="review-col-year" />
          ))}
        </colgroup>
        <thead>
          <tr>
            <GridHeads columns={grid.columns} />
          </tr>
        </thead>
        <tbody>
          {grid.lines.map((line) =>
            line.kind === "figures" ? (
              <ReviewRow key={line.row.id} {...props} line={line} />
            ) : (
              <tr
                key={line.kind === "item" ? line.itemId : line.rowId}
                class={line.kind === "item" ? "grid-item" : "grid-heading"}
              >
                <td class="grid-code">{line.kind === "item" && <b>{line.number}</b>}</td>
                <th class="grid-name" scope="rowgroup" colSpan={2}>
                  {line.kind === "item" ? <b>{line.title}</b> : line.label}
                </th>
                <td class="grid-rule" colSpan={grid.columns.length}>
                  {line.kind === "item" && line.rule !== "" && (
                    <>
                      Chỉ tiêu: <b>{line.rule}</b>
                    </>
                  )}
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

function ReviewRow({ line, ...props }: ReviewGridProps & { readonly line: FigureLine }) {
  const { row, level, isTyped, index } = line;
  const isAgreed = props.agreed.has(row.id);
  return (
    <tr class={isTyped ? undefined : "is-computed"}>
      <td class="grid-code">
        {isAgreed ? (
          <span class="ok">
            <Icon name="check" size={13} />
            <span class="hidden-visually">Đã đồng ý</span>
          </span>
        ) : (
          row.number
        )}
      </td>
      <th scope="row" class="grid-name" title={row.label}>
        <span style={level > 0 ? { paddingLeft: `${level * 14}px` } : undefined}>
          {!isTyped && <i class="fx">fx</i>}
          {row.label}
        </span>
      </th>
      <td class="grid-unit">{row.unitOfMeasure}</td>
      {props.grid.columns.map((column, at) => (
        <ReviewCell
          key={column.id}
          {...props}
          {...{ line, column, at }}
          isActive={props.active?.row === index && props.active.column === at}
          isFirst={props.active === null && index === 0 && at === 0}
        />
      ))}
    </tr>
  );
}

interface ReviewCellProps extends ReviewGridProps {
  readonly line: FigureLine;
  readonly column: FormColumn;
  readonly at: number;
  readonly isActive: boolean;
  /** Where the Tab key enters while no cell is active. */
  readonly isFirst: boolean;
}

function ReviewCell({ line, column, at, isActive, isFirst, ...props }: ReviewCellProps) {
  const { view, cells, basis, grid, remarked, flagged, agreed, onActive } = props;
  const key = cellKey(line.row.id, column.id);
  const sent = cells.typed.get(key);
  const text = textOf(sent ?? cells.computed.get(key), line.row.decimals);
  const under = comparedText(view, cells, line, grid.columns, at, basis);
  const isNew = sent !== undefined && isChanged(sent, view.revision);
  const marks = [
    isNew ? "is-new" : "",
    flagged.has(key) ? "tone-warning" : "",
    remarked.has(key) ? "is-returned" : "",
    isActive ? "is-active" : "",
    agreed.has(line.row.id) ? "is-agreed" : "",
  ].filter(Boolean);
  const maturity = sent?.status === "value" ? shownMaturity(column, sent.maturity) : null;
  const says = [
    `${placeInWords(line.row, column)}: ${text === "…" ? "trống" : text} ${line.row.unitOfMeasure}`,
    under === "" ? "" : `${BASIS_WORDS[basis]} ${under}`,
    maturity === null ? "" : `số ${MATURITY_LABELS[maturity]}`,
    flagged.has(key) ? "có cảnh báo" : "",
    remarked.has(key) ? "có ý kiến sẽ gửi" : "",
  ].filter(Boolean);
  return (
    <td
      role="gridcell"
      class={`grid-cell ${marks.join(" ")}`}
      tabIndex={isActive || isFirst ? 0 : -1}
      aria-label={says.join(", ")}
      onClick={(event) => {
        event.currentTarget.focus({ preventScroll: true });
        onActive({ row: line.index, column: at });
      }}
      onFocus={() => !isActive && onActive({ row: line.index, column: at })}
    >
      {flagged.has(key) && <span class="mark-diamond" aria-hidden="true" />}
      {sent?.note !== undefined && sent.note !== "" && (
        <span class="mark-note" aria-hidden="true" />
      )}
      {maturity !== null && (
        <span class="mark-maturity" aria-hidden="true">
          {MATURITY_MARKS[maturity]}
        </span>
      )}
      {text}
      <small>{under}</small>
    </td>
  );
}

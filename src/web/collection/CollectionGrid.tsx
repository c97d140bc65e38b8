import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { CellFace } from "./cell-face.ts";
import { FigureRow } from "./FigureRow.tsx";
import { GridHeads } from "./GridHeads.tsx";
import { type GridState, type Place, blockOf } from "./grid-model.ts";
import { type SheetGrid, type SheetLine } from "./sheet-lines.ts";
import type { Present } from "./use-presence.ts";
import { VIRTUAL_FROM, visibleLines } from "./visible-lines.ts";

export interface CollectionGridProps {
  readonly label: string;
  readonly grid: SheetGrid;
  readonly faces: ReadonlyMap<string, readonly CellFace[]>;
  /** Others who have the sheet open, by the row they stand in. */
  readonly people: ReadonlyMap<string, readonly Present[]>;
  readonly state: GridState;
  readonly onPlace: (place: Place, held: { readonly shift: boolean }) => void;
  readonly onEdit: () => void;
  readonly onInput: (text: string) => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onCopy: (event: ClipboardEvent) => void;
  readonly onCut: (event: ClipboardEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
  readonly onItem: (itemId: string) => void;
  /** Floats beside the active cell: what was found there. */
  readonly box?: ComponentChildren;
}

const NO_FACES: readonly CellFace[] = [];
const NOBODY: readonly Present[] = [];

const placeOf = (target: EventTarget | null): Place | undefined => {
  const cell = target instanceof Element ? target.closest<HTMLElement>("td[data-row]") : null;
  return cell === null
    ? undefined
    : { row: Number(cell.dataset["row"]), column: Number(cell.dataset["column"]) };
};

/**
 * The grid people type into: a real table with a frozen head and first columns, drawn in part where
 * it is long. It holds no text; the page owns what is typed and where.
 */
export function CollectionGrid(props: CollectionGridProps) {
  const { label, grid, faces, people, state, onPlace, onEdit, onItem, box } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const isDragging = useRef(false);
  const [view, setView] = useState({ top: 0, height: 800, row: 26 });
  const { active, editing } = state;

  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    const row = box.querySelector<HTMLElement>("tbody tr")?.offsetHeight ?? 26;
    setView((before) => ({ ...before, height: box.clientHeight, row }));
  }, [grid]);

  useLayoutEffect(() => {
    const field = input.current;
    if (field === null) return;
    const isElsewhere =
      document.activeElement !== null &&
      document.activeElement !== document.body &&
      scroller.current?.contains(document.activeElement) === false;
    if (isElsewhere) return;
    field.focus({ preventScroll: true });
    field.closest("td")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [active.row, active.column, grid]);

  useLayoutEffect(() => {
    const field = input.current;
    if (field === null || editing?.mode !== "edit") return;
    field.setSelectionRange(field.value.length, field.value.length);
  }, [editing?.mode, active.row, active.column]);

  const press = (event: MouseEvent) => {
    const place = placeOf(event.target);
    if (place === undefined || event.button !== 0) return;
    const isHere = place.row === active.row && place.column === active.column;
    if (isHere && editing !== null) return;
    if (isHere && !event.shiftKey) {
      event.preventDefault();
      input.current?.focus({ preventScroll: true });
      return;
    }
    event.preventDefault();
    isDragging.current = true;
    scroller.current?.querySelector<HTMLElement>(".grid-input")?.focus({ preventScroll: true });
    onPlace(place, { shift: event.shiftKey });
  };
  const drag = (event: MouseEvent) => {
    if (!isDragging.current || event.buttons !== 1) {
      isDragging.current = false;
      return;
    }
    const place = placeOf(event.target);
    if (place !== undefined) onPlace(place, { shift: true });
  };
  const block = blockOf(state);
  const shown = visibleLines(grid.lines, { ...view, activeIndex: active.row });
  const row = (line: SheetLine, at: number) => {
    if (line.kind !== "figures") return <OverLine key={keyOf(line)} {...{ line, grid, onItem }} />;
    const isIn = line.index >= block.top && line.index <= block.bottom;
    const isActive = line.index === active.row;
    return (
      <FigureRow
        key={line.row.id}
        line={line}
        columns={grid.columns}
        faces={faces.get(line.row.id) ?? NO_FACES}
        activeColumn={isActive ? active.column : -1}
        selectedFrom={isIn ? block.left : -1}
        selectedTo={isIn ? block.right : -1}
        editing={isActive ? editing : null}
        rowIndex={at + 2}
        people={people.get(line.row.id) ?? NOBODY}
        inputRef={input}
        onInput={props.onInput}
        onBlur={props.onBlur}
      />
    );
  };
  return (
    <div
      class="grid-scroll"
      ref={scroller}
      onScroll={(event) => {
        if (grid.lines.length < VIRTUAL_FROM) return;
        const { scrollTop, clientHeight } = event.currentTarget;
        setView((before) => ({ ...before, top: scrollTop, height: clientHeight }));
      }}
    >
      <table
        class="grid entry-grid"
        role="grid"
        aria-label={label}
        aria-rowcount={grid.lines.length + 1}
        aria-colcount={grid.columns.length + 4}
        onMouseDown={press}
        onMouseOver={drag}
        onMouseUp={() => {
          isDragging.current = false;
        }}
        onDblClick={(event) => placeOf(event.target) !== undefined && onEdit()}
        onKeyDown={props.onKeyDown}
        onCopy={props.onCopy}
        onCut={props.onCut}
        onPaste={props.onPaste}
      >
        <colgroup>
          <col class="grid-col-number" />
          <col class="grid-col-code" />
          <col />
          <col class="grid-col-unit" />
          {grid.columns.map((column) => (
            <col key={column.id} class="grid-col-year" />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th class="grid-number" aria-label="Dòng" />
            <GridHeads columns={grid.columns} />
          </tr>
        </thead>
        <tbody>
          {shown.map((part) =>
            part.kind === "gap" ? (
              <tr key={`gap-${part.from}`} aria-hidden="true" class="grid-gap group-line">
                <td colSpan={grid.columns.length + 4} style={{ height: `${part.height}px` }} />
              </tr>
            ) : (
              row(part.line, part.at)
            ),
          )}
        </tbody>
      </table>
      {box}
    </div>
  );
}

const keyOf = (line: Exclude<SheetLine, { kind: "figures" }>): string =>
  line.kind === "item" ? `item-${line.itemId}` : `heading-${line.rowId}`;

interface OverLineProps {
  readonly line: Exclude<SheetLine, { kind: "figures" }>;
  readonly grid: SheetGrid;
  readonly onItem: (itemId: string) => void;
}

/** A line over rows: the item with the rule it is judged by, or the row that gives the context. */
function OverLine({ line, grid, onItem }: OverLineProps) {
  if (line.kind === "heading") {
    return (
      <tr class="grid-heading group-line">
        <td class="grid-number" />
        <td class="grid-code" />
        <th class="grid-name" scope="rowgroup" colSpan={grid.columns.length + 2}>
          <span style={{ paddingLeft: `${line.level * 14}px` }}>{line.label}</span>
        </th>
      </tr>
    );
  }
  return (
    <tr class="grid-item group-line">
      <td class="grid-number" />
      <td class="grid-code">
        <b>{line.number}</b>
      </td>
      <th class="grid-name" scope="rowgroup" colSpan={2}>
        <button type="button" title={line.title} onClick={() => onItem(line.itemId)}>
          {line.title}
        </button>
      </th>
      <td class="grid-rule" colSpan={grid.columns.length}>
        {line.rule !== "" && (
          <>
            Chỉ tiêu: <b>{line.rule}</b>
          </>
        )}
      </td>
    </tr>
  );
}

import { Component } from "preact";
import type { Ref } from "preact";
import type { FormColumn } from "../../domain/collection/form.ts";
import type { CellFace } from "./cell-face.ts";
import type { Editing } from "./grid-model.ts";
import { MATURITY_MARKS } from "./maturity.ts";
import { RowPeople } from "./PresentPeople.tsx";
import { type FigureLine, placeInWords } from "./sheet-lines.ts";
import type { Present } from "./use-presence.ts";

export interface FigureRowProps {
  readonly line: FigureLine;
  readonly columns: readonly FormColumn[];
  readonly faces: readonly CellFace[];
  /** Column of the active cell, -1 in other rows. */
  readonly activeColumn: number;
  /** Columns of the selection in this row; -1 where it has none. */
  readonly selectedFrom: number;
  readonly selectedTo: number;
  readonly editing: Editing | null;
  /** Place in the table, counted from 1 with the head. */
  readonly rowIndex: number;
  /** Others who stand in this row now. */
  readonly people: readonly Present[];
  readonly inputRef: Ref<HTMLInputElement>;
  readonly onInput: (text: string) => void;
  readonly onBlur: () => void;
}

const classOf = (face: CellFace, isActive: boolean, isSelected: boolean): string =>
  [
    "grid-cell cell",
    `tone-${face.tone}`,
    face.tone === "error" ? "is-error" : "",
    face.isReturned ? "is-returned" : "",
    isActive ? "is-active" : "",
    isSelected ? "is-selected" : "",
  ]
    .filter(Boolean)
    .join(" ");

/** Small drawings in a cell; the words beside the number say the same to readers by ear. */
const Marks = ({ face }: { readonly face: CellFace }) => (
  <>
    {face.isUnsent && <span class="mark-unsent" aria-hidden="true" />}
    {!face.isUnsent && (face.tone === "warning" || face.tone === "conflict") && (
      <span class="mark-diamond" aria-hidden="true" />
    )}
    {!face.isUnsent && face.tone === "error" && (
      <svg class="mark-error" width="13" height="13" viewBox="0 0 16 16" aria-hidden="true">
        <path d="M8 2.5 14.5 13.5h-13zM8 6.5v3.2M8 11.6v.1" />
      </svg>
    )}
    {face.maturity !== null && (
      <span class="mark-maturity" aria-hidden="true">
        {MATURITY_MARKS[face.maturity]}
      </span>
    )}
    {face.hasNote && <span class="mark-note" aria-hidden="true" />}
    {face.isProven && <span class="mark-proven" aria-hidden="true" />}
  </>
);

/**
 * One row of figures. Drawn again only when something in it changed: a row has dozens of neighbours,
 * and typing must not wait for them.
 */
export class FigureRow extends Component<FigureRowProps> {
  override shouldComponentUpdate(next: FigureRowProps): boolean {
    const now = this.props;
    return (
      next.faces !== now.faces ||
      next.line !== now.line ||
      next.columns !== now.columns ||
      next.activeColumn !== now.activeColumn ||
      next.selectedFrom !== now.selectedFrom ||
      next.selectedTo !== now.selectedTo ||
      next.editing !== now.editing ||
      next.rowIndex !== now.rowIndex ||
      next.people !== now.people
    );
  }

  override render() {
    const { line, columns, faces, activeColumn, selectedFrom, selectedTo, rowIndex, people } =
      this.props;
    const { row, index, level, isTyped } = line;
    return (
      <tr class={isTyped ? undefined : "is-computed"} aria-rowindex={rowIndex}>
        <td class="grid-number" aria-hidden="true">
          {index + 1}
        </td>
        <td class="grid-code">{row.number === "-" ? "" : row.number}</td>
        <th scope="row" class="grid-name" title={row.label}>
          <RowPeople people={people} />
          <span style={level > 0 ? { paddingLeft: `${level * 14}px` } : undefined}>
            {!isTyped && <i class="fx">fx</i>}
            {row.label}
          </span>
        </th>
        <td class="grid-unit">{row.unitOfMeasure}</td>
        {columns.map((column, at) => {
          const face = faces[at];
          if (face === undefined) return <td key={column.id} class="grid-cell" />;
          const isActive = at === activeColumn;
          const isSelected = at >= selectedFrom && at <= selectedTo;
          return (
            <td
              key={column.id}
              role="gridcell"
              aria-colindex={at + 5}
              aria-selected={isSelected}
              aria-readonly={!face.isEditable}
              aria-invalid={face.tone === "error" ? true : undefined}
              data-row={index}
              data-column={at}
              class={classOf(face, isActive, isSelected)}
            >
              <Marks face={face} />
              {isActive ? this.#active(column, face) : face.text}
            </td>
          );
        })}
      </tr>
    );
  }

  /** The input of the active cell is always there, so that input methods compose in place. */
  #active(column: FormColumn, face: CellFace) {
    const { line, editing, inputRef, onInput, onBlur } = this.props;
    return (
      <>
        <span class="grid-text" aria-hidden="true">
          {editing === null ? face.text : ""}
        </span>
        <input
          ref={inputRef}
          class={editing === null ? "grid-input" : "grid-input is-editing"}
          aria-label={`${placeInWords(line.row, column)}: ${face.says || "trống"}`}
          aria-invalid={face.tone === "error"}
          readOnly={!face.isEditable}
          inputMode="decimal"
          autoComplete="off"
          autoCorrect="off"
          spellcheck={false}
          value={editing?.text ?? ""}
          onInput={(event) => onInput(event.currentTarget.value)}
          onBlur={onBlur}
        />
      </>
    );
  }
}

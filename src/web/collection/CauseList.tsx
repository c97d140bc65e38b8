import type { ComponentChildren } from "preact";
import type { CellAddress } from "../../domain/collection/form.ts";
import { cellKey } from "../../domain/collection/form.ts";
import type { Cause } from "../../domain/collection/group-causes.ts";
import { Icon } from "../parts/Icon.tsx";
import { type SheetGrid, placeInWords } from "./sheet-lines.ts";
import "./causes.css";

/** Text that names one cause among others. */
export const causeKey = ({ code, rowId, columnId, explained }: Cause): string =>
  `${code}|${cellKey(rowId, columnId)}|${explained}`;

/** The cells a cause shows in, the one to look at first. */
export const cellsOfCause = (cause: Cause): readonly CellAddress[] => [
  ...new Map(
    [cause, ...cause.checks].map(({ rowId, columnId }) => [
      cellKey(rowId, columnId),
      { rowId, columnId },
    ]),
  ).values(),
];

/** "Số hộ nghèo · 2024"; empty for a cell that no grid shows. */
export function cellName(grids: readonly SheetGrid[], { rowId, columnId }: CellAddress): string {
  for (const { figures, columns } of grids) {
    const line = figures.find(({ row }) => row.id === rowId);
    const column = columns.find(({ id }) => id === columnId);
    if (line !== undefined && column !== undefined) return placeInWords(line.row, column);
  }
  return "";
}

export interface CauseListProps {
  readonly causes: readonly Cause[];
  readonly grids: readonly SheetGrid[];
  readonly onCell: (rowId: string, columnId: string) => void;
  /** Said behind a message: who explained it. */
  readonly aside?: (cause: Cause) => ComponentChildren;
  /** Under a message: room for a reason. */
  readonly below?: (cause: Cause) => ComponentChildren;
}

/** What was found, one message for each cause, with the way to its first cell and to the others. */
export function CauseList({ causes, grids, onCell, aside, below }: CauseListProps) {
  return (
    <ul class="cause-list">
      {causes.map((cause) => {
        const [first, ...others] = cellsOfCause(cause);
        return (
          <li key={causeKey(cause)} class={`finding is-${cause.severity}`}>
            <Icon name={cause.explained ? "check" : "alert"} size={14} />
            <div>
              <span>
                {cause.message}
                {aside?.(cause)}
              </span>
              {below?.(cause)}
              <div class="cause-ways">
                {first !== undefined && (
                  <button
                    type="button"
                    class="cell-link"
                    onClick={() => onCell(first.rowId, first.columnId)}
                  >
                    Xem ô {cellName(grids, first)}
                  </button>
                )}
                {others.length > 0 && (
                  <details>
                    <summary>
                      Cả <span class="tn">{others.length + 1}</span> ô
                    </summary>
                    <ul>
                      {[...(first === undefined ? [] : [first]), ...others].map((cell) => (
                        <li key={cellKey(cell.rowId, cell.columnId)}>
                          <button
                            type="button"
                            class="cell-link"
                            onClick={() => onCell(cell.rowId, cell.columnId)}
                          >
                            {cellName(grids, cell)}
                          </button>
                        </li>
                      ))}
                    </ul>
                  </details>
                )}
              </div>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

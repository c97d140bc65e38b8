import { StateMark, type WorkState } from "../parts/WorkState.tsx";
import { BOX_WIDTH, type MatrixLayout } from "./matrix-geometry.ts";

export interface MatrixCell {
  readonly state: WorkState;
  readonly late: boolean;
}

export interface MatrixRowProps {
  /** The row in words: "Phòng Kinh tế: 4 trên 7, thiếu 1.5, 3.10". */
  readonly label: string;
  readonly layout: MatrixLayout;
  /** By column key; a column without a cell is not this row's work. */
  readonly cells: ReadonlyMap<string, MatrixCell>;
  /** The column of the cross-hair, and whether its row is this one. */
  readonly activeColumn?: string | undefined;
  readonly isActiveRow?: boolean | undefined;
  readonly onColumn?: ((key: string) => void) | undefined;
}

const HEIGHT = 20;

/**
 * One unit's boxes over all columns; the dots mark what is not its work. Keyboard: keep the position
 * with moveInGrid and draw it with activeColumn. Props: label, layout (layoutMatrix), cells,
 * activeColumn, isActiveRow, onColumn.
 */
export function MatrixRow(props: MatrixRowProps) {
  const { label, layout, cells, activeColumn, isActiveRow = false, onColumn } = props;
  return (
    <svg
      class="matrix-row"
      width={layout.width + 2}
      height={HEIGHT}
      viewBox={`-1 0 ${layout.width + 2} ${HEIGHT}`}
      role="img"
      aria-label={label}
    >
      {layout.columns.map(({ key, x }) => {
        const cell = cells.get(key);
        const isActive = key === activeColumn;
        return (
          <g
            key={key}
            transform={`translate(${x} 2)`}
            onClick={onColumn === undefined ? undefined : () => onColumn(key)}
          >
            <rect
              class={`matrix-hit${isActive ? " is-cross" : ""}`}
              x="-1"
              y="-2"
              width="11.5"
              height={HEIGHT}
            />
            {cell === undefined ? (
              <circle class="matrix-dot" cx={BOX_WIDTH / 2} cy="8" r="0.8" />
            ) : (
              <StateMark state={cell.state} late={cell.late} />
            )}
            {isActive && isActiveRow && (
              <rect class="matrix-ring" x="-0.4" y="0.4" width="11.4" height="15.2" rx="3" />
            )}
          </g>
        );
      })}
    </svg>
  );
}

export interface MatrixHeadProps {
  readonly layout: MatrixLayout;
  readonly activeColumn?: string | undefined;
}

/** Names of groups and of every second column, over the rows. Props: layout, activeColumn. */
export function MatrixHead({ layout, activeColumn }: MatrixHeadProps) {
  return (
    <svg
      class="matrix-head"
      width={layout.width + 2}
      height="32"
      viewBox={`-1 0 ${layout.width + 2} 32`}
      aria-hidden="true"
    >
      {layout.groups.map((group) => (
        <g key={group.key}>
          <text class="matrix-group" x={group.x} y="11">
            {group.label}
          </text>
          <path class="matrix-rule" d={`M${group.x} 16.5h${group.width}`} />
          {group.columns.map((column, at) =>
            at % 2 === 0 || column.key === activeColumn ? (
              <text
                key={column.key}
                class={`axis-text${column.key === activeColumn ? " is-active" : ""}`}
                x={column.x + BOX_WIDTH / 2}
                y="28"
                text-anchor="middle"
              >
                {column.label}
              </text>
            ) : null,
          )}
        </g>
      ))}
    </svg>
  );
}

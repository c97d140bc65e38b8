import { useMemo, useState } from "preact/hooks";
import type { TrackedUnit, TrackingView } from "../../contract/tracking.ts";
import { MatrixHead, MatrixRow } from "../charts/MatrixRow.tsx";
import { type MapTile, TileMap } from "../charts/TileMap.tsx";
import { ProgressBar } from "../parts/ProgressBar.tsx";
import { KeyHint } from "../parts/Quiet.tsx";
import { type GridPosition, moveInGrid } from "../parts/roving.ts";
import { workStateText } from "../parts/WorkState.tsx";
import { type BoardFilter, hasState, isWard, matrixLayout, missingNumbers } from "./board-model.ts";

export interface BoardPartProps {
  readonly board: TrackingView;
  readonly filter: BoardFilter | undefined;
  readonly chosen: readonly string[];
  /** Undefined for readers who do not remind. */
  readonly onToggle: ((unitId: string) => void) | undefined;
  readonly onOpen: (unitId: string) => void;
}

const tileOf = (unit: TrackedUnit): MapTile => ({
  key: unit.unitId,
  row: unit.tileRow ?? 1,
  column: unit.tileColumn ?? 1,
  code: unit.abbreviation,
  name: unit.shortName,
  done: unit.done,
  total: unit.tasks.length,
  late: unit.tasks.some((task) => task.isOverdue),
  href: `?don-vi=${unit.unitId}`,
  work: unit.tasks.map((task) => ({ state: task.state, late: task.isOverdue })),
});

const accepted = (unit: TrackedUnit): number =>
  unit.tasks.filter((task) => task.state === "accepted" || task.state === "frozen").length;

function rowLabel(board: TrackingView, unit: TrackedUnit): string {
  const missing = missingNumbers(board, unit);
  const rest = missing.length === 0 ? "nộp đủ" : `thiếu ${missing.join(", ")}`;
  return `${unit.name}: ${unit.done} trên ${unit.tasks.length}, ${rest}`;
}

/** Offices by items, and the wards by place. */
export function MatrixView(props: BoardPartProps) {
  const { board, filter, onOpen, onToggle } = props;
  const layout = useMemo(() => matrixLayout(board), [board]);
  const shown = board.units.filter((unit) => hasState(unit, filter));
  const offices = shown.filter((unit) => !isWard(unit));
  const wards = shown.filter(isWard);
  const [at, setAt] = useState<GridPosition>();
  const unit = at === undefined ? undefined : offices[at.row];
  const column = at === undefined ? undefined : layout.columns[at.column];
  const item = board.items.find((each) => each.id === column?.key);
  const task = unit?.tasks.find((each) => each.itemId === item?.id);

  const steer = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey) return;
    const size = { rows: offices.length, columns: layout.columns.length };
    const next = moveInGrid(at ?? { row: 0, column: 0 }, event, size);
    if (next !== undefined) setAt(at === undefined ? { row: 0, column: 0 } : next);
    else if (event.key === "Enter" && unit !== undefined) onOpen(unit.unitId);
    else if (event.key === " " && unit !== undefined) onToggle?.(unit.unitId);
    else return;
    event.preventDefault();
  };

  return (
    <div class="tracking-body">
      <div
        class="matrix"
        tabIndex={0}
        role="group"
        aria-label={`Ma trận ${offices.length} phòng, ban, cơ quan và ${board.items.length} nội dung; dùng phím mũi tên để xem từng ô`}
        onKeyDown={steer}
        onBlur={() => setAt(undefined)}
      >
        <div class="matrix-line matrix-top">
          <span class="b">Phòng, ban, cơ quan ({offices.length})</span>
          <span />
          <span class="num">Đã nộp</span>
          <span class="num">Thiếu</span>
          <MatrixHead layout={layout} activeColumn={column?.key} />
        </div>
        {offices.map((each, row) => (
          <div key={each.unitId} class={`matrix-line${row === at?.row ? " is-on" : ""}`}>
            <span class="ellipsis unit-name" title={each.name} onClick={() => onOpen(each.unitId)}>
              {each.shortName}
            </span>
            <ProgressBar
              bare
              label="Đã nộp"
              done={accepted(each)}
              pending={each.done - accepted(each)}
              total={each.tasks.length}
            />
            <span class="num">
              <b>{each.done}</b>/{each.tasks.length}
            </span>
            <span class={each.missing > 0 && board.daysLate > 0 ? "num son b" : "num"}>
              {each.missing === 0 ? "–" : each.missing}
            </span>
            <MatrixRow
              label={rowLabel(board, each)}
              layout={layout}
              cells={
                new Map(
                  each.tasks.map((one) => [one.itemId, { state: one.state, late: one.isOverdue }]),
                )
              }
              activeColumn={column?.key}
              isActiveRow={row === at?.row}
              onColumn={(key) =>
                setAt({ row, column: layout.columns.findIndex((one) => one.key === key) })
              }
            />
          </div>
        ))}
      </div>
      <p class="matrix-facts" role="status">
        {item === undefined || unit === undefined ? (
          <KeyHint keys={["←", "↑", "→", "↓"]}>xem từng ô của ma trận</KeyHint>
        ) : (
          <>
            <b>
              {item.number} {item.title ?? "(nội dung hạn chế)"}
            </b>
            {" · "}
            {unit.shortName}
            {" · "}
            {task === undefined
              ? "không phải việc của đơn vị"
              : `${workStateText(task.state, task.isOverdue)}, ${task.figures}/${task.figuresAsked} số liệu, ${task.narratives} đoạn thuyết minh`}
          </>
        )}
      </p>
      <section class="wards" aria-labelledby="wards-title">
        <div class="wards-head">
          <h2 id="wards-title">Phường, xã ({wards.length})</h2>
          <span class="ink-2">
            {wards.filter((ward) => ward.missing === 0).length} đơn vị đã nộp đủ ·{" "}
            {wards.filter((ward) => ward.missing > 0).length} còn thiếu
          </span>
        </div>
        <TileMap label="Phường, xã theo vị trí" isDetailed tiles={wards.map(tileOf)} />
      </section>
    </div>
  );
}

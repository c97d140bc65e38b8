import type { TrackedUnit, TrackingView } from "../../contract/tracking.ts";
import { type MapTile, TileMap } from "../charts/TileMap.tsx";
import { ProgressBar } from "../parts/ProgressBar.tsx";
import { isWard } from "../tracking/board-model.ts";
import { lackingUnits } from "./steering-model.ts";

const SHOWN = 4;

const accepted = (unit: TrackedUnit): number =>
  unit.tasks.filter((task) => task.state === "accepted" || task.state === "frozen").length;

const tileOf = (unit: TrackedUnit): MapTile => ({
  key: unit.unitId,
  row: unit.tileRow ?? 1,
  column: unit.tileColumn ?? 1,
  code: unit.abbreviation,
  name: unit.shortName,
  done: unit.done,
  total: unit.tasks.length,
  late: unit.tasks.some((task) => task.isOverdue),
  href: `/theo-doi?don-vi=${unit.unitId}`,
});

/** Who has handed in and who lacks what, from the tracking board (tiến độ báo cáo). */
export function ReportProgress({ board }: { readonly board: TrackingView }) {
  const lacking = lackingUnits(board);
  const wards = board.units.filter((unit) => isWard(unit) && unit.tileRow !== null);
  const most = Math.max(1, ...wards.map((unit) => unit.tasks.length));
  return (
    <section class="card progress-card">
      <header class="card-head">
        <h2>
          <a href="/theo-doi">Tiến độ báo cáo</a>
        </h2>
        <span class="t-12 ink-2">
          <b class="tn">
            {board.units.length - lacking.length}/{board.units.length}
          </b>{" "}
          đơn vị đã nộp đủ
        </span>
      </header>
      {lacking.length === 0 ? (
        <p class="ink-2">Cả {board.units.length} đơn vị đã nộp đủ.</p>
      ) : (
        <ul class="lacking-list">
          {lacking.slice(0, SHOWN).map((unit) => (
            <li key={unit.unitId}>
              <a class="ellipsis" href={`/theo-doi?don-vi=${unit.unitId}`} title={unit.name}>
                {unit.shortName}
              </a>
              <ProgressBar
                bare
                label={`${unit.shortName} đã nộp`}
                done={accepted(unit)}
                pending={unit.done - accepted(unit)}
                total={unit.tasks.length}
              />
              <span class={board.daysLate > 0 ? "num son" : "num"}>thiếu {unit.missing}</span>
            </li>
          ))}
        </ul>
      )}
      {lacking.length > SHOWN && (
        <a class="t-12" href="/theo-doi?xem=danh-sach">
          Xem cả {lacking.length} đơn vị còn thiếu
        </a>
      )}
      {wards.length > 0 && (
        <>
          <h3 class="wards-line">
            <span>Phường, xã</span>
            <span class="ramp" aria-hidden="true">
              0/{most}
              {[0, 1, 2, 3, 5].map((step) => (
                <i key={step} class={`step-${step}`} />
              ))}
              {most}/{most}
            </span>
          </h3>
          <TileMap label="Phường, xã: phần việc đã nộp" tiles={wards.map(tileOf)} />
        </>
      )}
    </section>
  );
}

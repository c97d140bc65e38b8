import type { DecimalText } from "../kernel/decimal.ts";
import { formatChange } from "../kernel/vietnamese-number.ts";
import type { Finding } from "./check.ts";
import { type FormColumn, type FormRow, isRateRow } from "./form.ts";
import { deviationOf, medianOf } from "./robust.ts";

/** One unit's figures of a row in a year and in the year before. */
export interface PeerFigures {
  readonly before: DecimalText;
  readonly now: DecimalText;
}

/** Fewer than five other units say nothing of how units usually move. */
const ENOUGH_PEERS = 5;
/** Counts may move by half of themselves, rates by five points, beyond what the others do. */
const FLOOR = { share: 50, points: 5 } as const;
/** Below this a count may well double. */
const SMALL_COUNT = 20;

/** Per cent for a count, points for a rate; undefined from nothing. */
function changeOf(row: FormRow, { before, now }: PeerFigures): number | undefined {
  const [from, to] = [Number(before), Number(now)];
  if (isRateRow(row)) return to - from;
  return from > 0 ? (to / from - 1) * 100 : undefined;
}

/**
 * A figure that moved quite otherwise than those of the other units (khác hẳn các đơn vị khác): more
 * than three robust deviations from the middle of their changes, and more than a floor. Only those
 * who review see it, because it tells of other units' figures.
 */
export function checkPeers(
  row: FormRow,
  column: FormColumn,
  own: PeerFigures,
  others: readonly PeerFigures[],
): Finding | undefined {
  const isSmall =
    !isRateRow(row) && Number(own.before) < SMALL_COUNT && Number(own.now) < SMALL_COUNT;
  const change = changeOf(row, own);
  const changes = others.flatMap((each) => changeOf(row, each) ?? []);
  const usual = medianOf(changes);
  if (change === undefined || usual === undefined || changes.length < ENOUGH_PEERS || isSmall)
    return undefined;
  const distance = Math.abs(change - usual);
  const floor = isRateRow(row) ? FLOOR.points : FLOOR.share;
  if (distance <= floor || distance <= deviationOf(changes) * 3) return undefined;
  const measure = isRateRow(row) ? " điểm" : "%";
  const told = (value: number) => `${formatChange(value.toFixed(1))}${measure}`;
  return {
    rowId: row.id,
    columnId: column.id,
    severity: "hint",
    code: "unlike_peers",
    message: `Số này thay đổi ${told(change)} so với năm trước, trong khi ${changes.length} đơn vị khác thường thay đổi ${told(usual)}. Xem lại trước khi chấp nhận.`,
    proposal: null,
  };
}

import { VERDICT_LABELS, VERDICTS, type Verdict } from "../../domain/evaluation/verdict.ts";
import { BulletChart } from "../charts/BulletChart.tsx";
import { layoutMatrix } from "../charts/matrix-geometry.ts";
import type { MatrixCell } from "../charts/MatrixRow.tsx";
import { Sparkline } from "../charts/Sparkline.tsx";
import { StackBar } from "../charts/StackBar.tsx";
import type { MapTile } from "../charts/TileMap.tsx";
import type { TrendChartProps } from "../charts/TrendChart.tsx";
import { type Column, DataTable } from "../parts/DataTable.tsx";
import { RatingChip, RatingGlyph, VERDICT_LOOKS } from "../parts/RatingChip.tsx";
import { StackedBand } from "../parts/StackedBand.tsx";

interface Sample {
  readonly code: string;
  readonly name: string;
  readonly rule: string;
  readonly values: readonly (number | null)[];
  readonly target: number;
  readonly text: string;
  readonly verdict: Verdict;
}

const GROUPS: readonly {
  readonly key: string;
  readonly head: string;
  readonly rows: readonly Sample[];
}[] = [
  {
    key: "1",
    head: "1. Kinh tế",
    rows: [
      {
        code: "1.2",
        name: "Lượng khách lưu trú",
        rule: "≥ 5 triệu lượt (2025)",
        values: [2.18, 0.86, 3.42, 4.05, 4.38],
        target: 5,
        text: "4,38",
        verdict: "at_risk",
      },
      {
        code: "1.9a",
        name: "Tỷ trọng du lịch, thương mại, dịch vụ",
        rule: "= 73,63% (± 0,5 điểm)",
        values: [70.9, 66.8, null, 72.8, 73.4],
        target: 73.63,
        text: "73,41",
        verdict: "met",
      },
      {
        code: "1.10",
        name: "Thu ngân sách so với Tỉnh giao",
        rule: "≥ 100% mỗi năm",
        values: [104, 101, 118, 107, 103],
        target: 100,
        text: "103,5",
        verdict: "exceeded",
      },
    ],
  },
  {
    key: "4",
    head: "4. Văn hóa, y tế, giáo dục, an sinh",
    rows: [
      {
        code: "4.6",
        name: "Người dân tham gia bảo hiểm y tế",
        rule: "≥ 95%",
        values: [88.2, 89.6, 91.3, 93.1, 94.2],
        target: 95,
        text: "94,2",
        verdict: "nearly_met",
      },
      {
        code: "4.10a",
        name: "Huy động trẻ vào nhà trẻ",
        rule: "≥ 40%",
        values: [34, 28, 33, 36, 38],
        target: 40,
        text: "38,4",
        verdict: "not_met",
      },
      {
        code: "4.11a",
        name: "Trường học đạt chuẩn quốc gia",
        rule: "≥ 33% (2025)",
        values: [24, 25, 27, 28, 33],
        target: 33,
        text: "29,8",
        verdict: "on_track",
      },
      {
        code: "5.9b",
        name: "Tỷ lệ giải quyết tin báo",
        rule: "≥ 90%",
        values: [null, null, null, null, null],
        target: 90,
        text: "…",
        verdict: "no_data",
      },
    ],
  },
];

const COLUMNS: readonly Column<Sample>[] = [
  { key: "code", head: "Mã", width: 58, cell: (row) => <span class="tn ink-2">{row.code}</span> },
  { key: "name", head: "Chỉ tiêu", width: 230, isRowHead: true, cell: (row) => row.name },
  {
    key: "rule",
    head: "Mục tiêu",
    width: 150,
    cell: (row) => <span class="ink-2 t-12">{row.rule}</span>,
  },
  {
    key: "trend",
    head: "2020–2024",
    width: 88,
    cell: (row) => (
      <Sparkline label={row.values.join("; ")} values={row.values} target={row.target} />
    ),
  },
  {
    key: "result",
    head: "Kết quả 2024",
    width: 96,
    kind: "number",
    cell: (row) => <b>{row.text}</b>,
  },
  {
    key: "bullet",
    head: "So với mục tiêu",
    width: 184,
    cell: (row) => (
      <BulletChart
        label={`${row.text} so với ${row.rule}`}
        domain={{ low: 0, high: row.target * 1.2 }}
        value={row.values.at(-1) ?? null}
        verdict={row.verdict}
        goal={{ from: row.target }}
        targets={[row.target]}
        forecast={{ value: row.target * 0.95, low: row.target * 0.9, high: row.target }}
      />
    ),
  },
  {
    key: "verdict",
    head: "Xếp loại",
    width: 150,
    cell: (row) => <RatingChip verdict={row.verdict} />,
  },
];

export function GalleryTable({ onOpen }: { readonly onOpen: () => void }) {
  return (
    <DataTable
      caption="Chỉ tiêu và xếp loại"
      columns={COLUMNS}
      groups={GROUPS.map((group) => ({
        ...group,
        aside: (
          <StackBar
            label="1 khó đạt, 2 đạt"
            parts={[
              { key: "a", count: 1, fill: "var(--r-kho)" },
              { key: "b", count: 2, fill: "var(--r-dat)" },
            ]}
          />
        ),
      }))}
      keyOf={(row) => row.code}
      sticky={2}
      focus="rows"
      selected="4.6"
      onOpen={onOpen}
    />
  );
}

export const RatingBand = () => (
  <StackedBand
    label="Xếp loại 54 chỉ tiêu"
    onValue={() => undefined}
    parts={VERDICTS.map((verdict, at) => ({
      value: verdict,
      label: VERDICT_LABELS[verdict],
      count: [15, 21, 8, 4, 2, 2, 1, 1][at] ?? 0,
      fill: verdict === "on_track" ? "var(--r-dat-bg)" : `var(--r-${VERDICT_LOOKS[verdict]})`,
      mark: (
        <span class={`ink-${VERDICT_LOOKS[verdict]}`}>
          <RatingGlyph verdict={verdict} size={13} />
        </span>
      ),
    }))}
  />
);

export const TREND: TrendChartProps = {
  label: "Người dân tham gia bảo hiểm y tế, %",
  points: [
    { year: 2020, value: 88.2, text: "88,2" },
    { year: 2021, value: 89.6, text: "89,6" },
    { year: 2022, value: 91.3, text: "91,3" },
    { year: 2023, value: 93.1, text: "93,1" },
    { year: 2024, value: 94.2, text: "94,2" },
  ],
  target: { value: 95, text: "95" },
  goal: { from: 95 },
  fan: [{ year: 2025, value: 95.1, text: "95,1", low80: 94.4, high80: 95.7 }],
};

export const FAN_CHART: TrendChartProps = {
  label: "Khách lưu trú, triệu lượt",
  points: [
    { year: 2020, value: 2.18, text: "2,18" },
    { year: 2021, value: null, text: "…" },
    { year: 2022, value: 3.42, text: "3,42" },
    { year: 2023, value: 4.05, text: "4,05" },
    { year: 2024, value: 4.38, text: "4,38" },
  ],
  target: { value: 5, text: "5,00" },
  goal: { from: 5 },
  fanFill: "var(--r-kho-ink)",
  fan: [
    { year: 2025, value: 4.72, text: "4,72", low80: 4.44, high80: 4.96, low50: 4.6, high50: 4.83 },
    { year: 2026, value: 5.0, text: "5,00", low80: 4.5, high80: 5.4, low50: 4.75, high50: 5.2 },
  ],
};

const layout = layoutMatrix([
  { key: "1", label: "1 Kinh tế", columns: numbered("1", 10) },
  { key: "2", label: "2", columns: numbered("2", 3) },
  { key: "3", label: "3 Đô thị, môi trường", columns: numbered("3", 13) },
]);

function numbered(group: string, count: number) {
  return Array.from({ length: count }, (_, at) => ({
    key: `${group}.${at + 1}`,
    label: String(at + 1),
  }));
}

const cells = (...entries: readonly (readonly [string, MatrixCell])[]) => new Map(entries);

export const MATRIX = {
  layout,
  rows: [
    {
      label: "Phòng Kinh tế: 4 trên 7",
      isActive: false,
      cells: cells(
        ["1.1", { state: "submitted", late: false }],
        ["1.5", { state: "returned", late: true }],
        ["3.1", { state: "accepted", late: false }],
      ),
    },
    {
      label: "Phòng Quản lý đô thị: 3 trên 12",
      isActive: true,
      cells: cells(
        ["1.1", { state: "in_progress", late: true }],
        ["1.3", { state: "not_started", late: true }],
        ["3.4", { state: "not_started", late: false }],
      ),
    },
  ],
} as const;

const tile = (code: string, name: string, row: number, column: number, done: number): MapTile => ({
  key: code,
  code,
  name,
  row,
  column,
  done,
  total: 4,
  late: done < 2,
  href: `#${code}`,
  work: Array.from({ length: 4 }, (_, at) => ({
    state: at < done ? "accepted" : "in_progress",
    late: done < 2 && at >= done,
  })),
});

export const TILES: readonly MapTile[] = [
  tile("LS", "Xã Long Sơn", 1, 1, 0),
  tile("RD", "Rạch Dừa", 1, 5, 4),
  tile("P.11", "Phường 11", 1, 6, 4),
  tile("P.12", "Phường 12", 1, 7, 1),
  tile("P.9", "Phường 9", 2, 3, 3),
  tile("P.10", "Phường 10", 2, 5, 2),
];

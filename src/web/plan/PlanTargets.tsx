import type { PlanView } from "../../contract/plan.ts";
import { type Column, DataTable } from "../parts/DataTable.tsx";

type Item = PlanView["items"][number];

interface TargetRow {
  readonly item: Item;
  readonly target: Item["targets"][number];
}

/** Who reports the figure: the data owner where the plan names one, else the lead. */
function sourceUnit({ assignments }: Item): string {
  const owner = assignments.find(({ role }) => role === "data_owner");
  return (owner ?? assignments.find(({ role }) => role === "lead"))?.unit ?? "Chưa có";
}

/** "2020–2024", one year alone, or that there is none yet. */
function yearsOf({ dataFrom, dataTo }: TargetRow["target"]): string {
  if (dataFrom === null || dataTo === null) return "…";
  return dataFrom === dataTo ? String(dataFrom) : `${dataFrom}–${dataTo}`;
}

const COLUMNS: readonly Column<TargetRow>[] = [
  { key: "code", head: "Mã", cell: ({ target }) => target.code, width: 56 },
  {
    key: "name",
    head: "Chỉ tiêu",
    cell: ({ target }) => target.measure,
    width: 300,
    isRowHead: true,
  },
  { key: "rule", head: "Đạt khi", cell: ({ target }) => target.words, width: 200 },
  { key: "unit", head: "Đơn vị tính", cell: ({ target }) => target.rule.unit, width: 90 },
  {
    key: "decimals",
    head: "Số lẻ",
    cell: ({ target }) => target.rule.decimals,
    kind: "number",
    width: 56,
  },
  { key: "source", head: "Đơn vị cung cấp", cell: ({ item }) => sourceUnit(item), width: 190 },
  {
    key: "origin",
    head: "Nguồn số liệu",
    cell: ({ target }) => target.source,
    width: 160,
  },
  { key: "second", head: "Nguồn thứ hai", cell: ({ target }) => target.secondSource, width: 150 },
  { key: "years", head: "Năm có số liệu", cell: ({ target }) => yearsOf(target), width: 104 },
];

/** Every target of a plan in one flat table. */
export function PlanTargets({ plan }: { readonly plan: PlanView }) {
  const rows = plan.items.flatMap((item) => item.targets.map((target) => ({ item, target })));
  return (
    <DataTable
      caption={`${rows.length} chỉ tiêu của kế hoạch`}
      columns={COLUMNS}
      groups={[{ key: "all", rows }]}
      keyOf={({ target }) => target.id}
      sticky={1}
      focus="rows"
      empty="Chưa có chỉ tiêu nào. Thêm chỉ tiêu ở trang soạn kế hoạch."
    />
  );
}

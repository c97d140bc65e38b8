import type { TrackedUnit } from "../../contract/tracking.ts";
import { DataTable } from "../parts/DataTable.tsx";
import { Checkbox } from "../parts/Field.tsx";
import { ProgressBar } from "../parts/ProgressBar.tsx";
import { hasState, isWard, missingNumbers, shortList } from "./board-model.ts";
import { momentInWords } from "../parts/vietnam-time.ts";
import type { BoardPartProps } from "./MatrixView.tsx";

/** The same board as rows: what each unit lacks, whom to call, what it reported. */
export function UnitList({ board, filter, chosen, onToggle, onOpen }: BoardPartProps) {
  const units = board.units.filter((unit) => hasState(unit, filter));
  const byNeed = [...units].sort((a, b) => b.missing - a.missing);
  const choice =
    onToggle === undefined
      ? []
      : [
          {
            key: "choice",
            head: "Nhắc",
            width: 52,
            cell: (unit: TrackedUnit) =>
              unit.missing === 0 ? null : (
                <Checkbox
                  label={<span class="hidden-visually">Nhắc {unit.name}</span>}
                  checked={chosen.includes(unit.unitId)}
                  onChecked={() => onToggle(unit.unitId)}
                />
              ),
          },
        ];
  return (
    <DataTable
      caption="Đơn vị và phần việc còn thiếu"
      focus="rows"
      keyOf={(unit: TrackedUnit) => unit.unitId}
      onOpen={(unit) => onOpen(unit.unitId)}
      columns={[
        ...choice,
        { key: "name", head: "Đơn vị", isRowHead: true, cell: (unit) => unit.shortName },
        {
          key: "progress",
          head: "Đã nộp",
          cell: (unit) => <ProgressBar label="Đã nộp" done={unit.done} total={unit.tasks.length} />,
        },
        {
          key: "missing",
          head: "Còn thiếu",
          cell: (unit) =>
            unit.missing === 0 ? (
              "–"
            ) : (
              <span class={board.daysLate > 0 ? "son" : undefined}>
                {shortList(missingNumbers(board, unit), 8)}
              </span>
            ),
        },
        {
          key: "contact",
          head: "Đầu mối",
          cell: (unit) =>
            unit.contact === null ? "" : `${unit.contact.fullName} ${unit.contact.phone}`.trim(),
        },
        {
          key: "reminders",
          head: "Đã nhắc",
          cell: (unit) =>
            unit.lastReminderAt === null
              ? "–"
              : `${unit.reminders} lần, gần nhất ${momentInWords(unit.lastReminderAt)}`,
        },
        {
          key: "issues",
          head: "Vướng mắc",
          cell: (unit) => unit.openIssues.map((issue) => issue.body).join("; "),
        },
      ]}
      groups={[
        {
          key: "offices",
          head: "Phòng, ban, cơ quan",
          rows: byNeed.filter((unit) => !isWard(unit)),
        },
        { key: "wards", head: "Phường, xã", rows: byNeed.filter(isWard) },
      ]}
      empty="Không có đơn vị nào ở trạng thái này."
    />
  );
}

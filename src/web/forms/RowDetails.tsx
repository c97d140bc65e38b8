import { Button } from "../parts/Button.tsx";
import { Checkbox, Input, Select } from "../parts/Field.tsx";
import { type DesignRow, countsFor, parentsFor } from "./design-rows.ts";
import { DIRECTIONS, OVER_UNITS } from "./indicator-words.ts";

export interface RowDetailsProps {
  readonly row: DesignRow;
  readonly at: number;
  readonly rows: readonly DesignRow[];
  readonly onChange: (change: Partial<DesignRow>) => void;
  readonly onMove: (step: 1 | -1) => void;
}

const labelOf = ({ number, label, key }: DesignRow): string =>
  [number, label === "" ? key : label].filter(Boolean).join(" ");

const optionsOf = (rows: readonly DesignRow[], none: string) => [
  { value: "", label: none },
  ...rows.map((row) => ({ value: row.key, label: labelOf(row) })),
];

const orNull = (value: string): string | null => (value === "" ? null : value);

/** Where a row stands in the tree, what it is computed from, and what becomes its indicator. */
export function RowDetails({ row, at, rows, onChange, onMove }: RowDetailsProps) {
  const isMeasured = row.kind !== "group" && row.kind !== "memo";
  const isNew = isMeasured && row.indicatorId === null;
  return (
    <div class="row-details" role="group" aria-label={`Chi tiết dòng ${at + 1}`}>
      <Select
        label="Thuộc dòng"
        value={row.parentKey ?? ""}
        options={optionsOf(parentsFor(rows, at), "Không thuộc dòng nào")}
        onValue={(key) => onChange({ parentKey: orNull(key) })}
      />
      <Checkbox
        label="Trong đó (là một phần của dòng trên)"
        checked={row.isPart}
        onChecked={(isPart) => onChange({ isPart })}
      />
      {row.kind === "ratio" && (
        <>
          <Select
            label="Tử số"
            value={row.numeratorKey ?? ""}
            options={optionsOf(countsFor(rows, row.key), "Chọn dòng…")}
            onValue={(key) => onChange({ numeratorKey: orNull(key) })}
          />
          <Select
            label="Mẫu số"
            value={row.denominatorKey ?? ""}
            options={optionsOf(countsFor(rows, row.key), "Chọn dòng…")}
            onValue={(key) => onChange({ denominatorKey: orNull(key) })}
          />
        </>
      )}
      {isMeasured && (
        <Input
          label="Nhóm cơ cấu"
          hint="Các dòng cùng tên nhóm phải cộng bằng 100%."
          optional
          value={row.shareGroup ?? ""}
          onValue={(name) => onChange({ shareGroup: orNull(name.trim()) })}
        />
      )}
      {isNew && (
        <>
          <Select
            label="Tổng hợp theo đơn vị"
            value={row.overUnits}
            options={OVER_UNITS.filter(({ value }) => value !== "weighted_mean")}
            onValue={(overUnits) => onChange({ overUnits })}
          />
          <Select
            label="Chiều đánh giá"
            value={row.direction}
            options={DIRECTIONS}
            onValue={(direction) => onChange({ direction })}
          />
          <Input
            label="Nguồn số liệu"
            optional
            value={row.source}
            onValue={(source) => onChange({ source })}
          />
        </>
      )}
      {isMeasured && !isNew && (
        <p class="ink-2">
          Dòng dùng chỉ tiêu đã có.{" "}
          <a href={`/bieu-mau/chi-tieu?chi-tieu=${row.indicatorId ?? ""}`}>Xem trong danh mục</a>
        </p>
      )}
      <span class="row">
        <Button size="small" onClick={() => onMove(-1)}>
          Chuyển lên
        </Button>
        <Button size="small" onClick={() => onMove(1)}>
          Chuyển xuống
        </Button>
      </span>
    </div>
  );
}

import { useMutation } from "@tanstack/preact-query";
import { Fragment } from "preact";
import { useState } from "preact/hooks";
import type { FormDesignRequest, FormsRead } from "../../contract/form.ts";
import type { UnitView } from "../../contract/organisation.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { Button, IconButton } from "../parts/Button.tsx";
import { Checkbox, Input, Select } from "../parts/Field.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Card } from "../parts/Quiet.tsx";
import { showToast } from "../parts/Toast.tsx";
import { RowDetails } from "./RowDetails.tsx";
import { moveRow, removeRow, withUnit } from "./design-rows.ts";

type Row = FormDesignRequest["rows"][number];
type Column = FormDesignRequest["columns"][number];

const KINDS = [
  { value: "group", label: "Nhóm" },
  { value: "figure", label: "Số liệu" },
  { value: "ratio", label: "Tỷ lệ (tự tính)" },
  { value: "sum", label: "Cộng (tự tính)" },
  { value: "memo", label: "Ghi thêm" },
] as const;

const COLUMN_KINDS = [
  { value: "actual", label: "Thực hiện" },
  { value: "estimate", label: "Ước" },
  { value: "plan", label: "Kế hoạch" },
] as const;

/** Figures of every ward, of every office, or of one unit. */
const providerOptions = (units: readonly UnitView[]) => [
  { value: "", label: "Chọn đơn vị…" },
  { value: "wards", label: "Mọi phường, xã" },
  ...units.map((unit) => ({ value: unit.id, label: unit.shortName })),
];

function providerValue(row: Row, units: readonly UnitView[]): string {
  if (row.providers.length > 1) {
    const wards = units.filter((unit) => unit.kind === "ward" || unit.kind === "commune");
    return row.providers.length === wards.length ? "wards" : (row.providers[0]?.unitId ?? "");
  }
  return row.providers[0]?.unitId ?? "";
}

function toProviders(value: string, units: readonly UnitView[]): Row["providers"] {
  if (value === "") return [];
  if (value !== "wards") return [{ unitId: value, isMain: true }];
  return units
    .filter((unit) => unit.kind === "ward" || unit.kind === "commune")
    .map((unit) => ({ unitId: unit.id, isMain: true }));
}

/** A key that no row has: rows come and go while a form is designed. */
function freshKey(rows: readonly Row[]): string {
  const taken = new Set(rows.map(({ key }) => key));
  let count = rows.length + 1;
  while (taken.has(`dòng ${count}`)) count += 1;
  return `dòng ${count}`;
}

const newRow = (rows: readonly Row[]): Row => ({
  key: freshKey(rows),
  parentKey: null,
  number: String(rows.length + 1),
  label: "",
  kind: "figure",
  isPart: false,
  unitOfMeasure: "",
  decimals: 0,
  indicatorId: null,
  planItemId: null,
  targetId: null,
  numeratorKey: null,
  denominatorKey: null,
  shareGroup: null,
  isRequired: true,
  evidenceRequired: false,
  overUnits: "sum",
  direction: "none",
  ceiling: null,
  source: "",
  isIllustrative: false,
  providers: [],
});

export interface FormDesignerProps {
  readonly design: FormDesignRequest;
  /** What the reader of a workbook was not sure of, each with its place. */
  readonly questions: FormsRead["forms"][number]["questions"];
  readonly units: readonly UnitView[];
  readonly onDesign: (design: FormDesignRequest) => void;
  readonly onClose: () => void;
}

/** Rows and columns of a form, edited in place; storing makes the next version of its code. */
export function FormDesigner({ design, questions, units, onDesign, onClose }: FormDesignerProps) {
  const store = useMutation({
    mutationFn: () => api.post<{ id: string; version: number }>("/forms", design),
    onSuccess: ({ version }) => {
      showToast({ text: `Đã lưu ${design.code}, bản ${version}.` });
      onClose();
    },
  });
  const [openKey, setOpenKey] = useState<string>();
  const changeRow = (at: number, change: Partial<Row>) =>
    onDesign({
      ...design,
      rows: design.rows.map((row, index) => (index === at ? { ...row, ...change } : row)),
    });
  const changeColumn = (at: number, change: Partial<Column>) =>
    onDesign({
      ...design,
      columns: design.columns.map((column, index) =>
        index === at ? { ...column, ...change } : column,
      ),
    });
  const lastYear = Math.max(2019, ...design.columns.map((column) => column.year ?? 0));
  return (
    <>
      <PageHead
        tab="Thiết kế biểu"
        crumbs={[{ label: "Biểu mẫu", href: "/bieu-mau" }]}
        title={`${design.code === "" ? "Biểu mới" : design.code}: ${design.rows.length} dòng, ${design.columns.length} cột`}
        actions={
          <>
            <Button onClick={onClose}>Bỏ thay đổi</Button>
            <Button kind="primary" busy={store.isPending} onClick={() => store.mutate()}>
              Lưu biểu mẫu
            </Button>
          </>
        }
      />
      {store.isError && <Band tone="error">{problemTitle(store.error)}</Band>}
      <div class="page-body">
        {questions.length > 0 && (
          <Band tone="warn">
            <b>{questions.length} chỗ trong tệp nên xem lại trước khi lưu.</b>
            <ul class="design-questions">
              {questions.map(({ where, text }) => (
                <li key={`${where} ${text}`}>
                  {where}: {text}
                </li>
              ))}
            </ul>
          </Band>
        )}
        <Card title="Tên biểu">
          <div class="issue-form">
            <Input
              label="Ký hiệu"
              value={design.code}
              onValue={(code) => onDesign({ ...design, code })}
            />
            <Input
              label="Tên biểu"
              value={design.title}
              onValue={(title) => onDesign({ ...design, title })}
            />
            <Input
              label="Nguồn"
              value={design.sourceNote}
              onValue={(sourceNote) => onDesign({ ...design, sourceNote })}
            />
            <Input
              label="Đơn vị tính chung"
              value={design.unitNote}
              onValue={(unitNote) => onDesign({ ...design, unitNote })}
            />
          </div>
        </Card>
        <Card
          title="Cột"
          aside={
            <Button
              size="small"
              icon="plus"
              onClick={() =>
                onDesign({
                  ...design,
                  columns: [
                    ...design.columns,
                    {
                      label: String(lastYear + 1),
                      kind: "actual",
                      year: lastYear + 1,
                      derivation: null,
                    },
                  ],
                })
              }
            >
              Thêm cột
            </Button>
          }
        >
          <ul class="design-columns">
            {design.columns.map((column, at) => (
              <li key={at}>
                <Input
                  label={`Cột ${at + 1}`}
                  value={column.label}
                  onValue={(label) =>
                    changeColumn(at, {
                      label,
                      year: column.kind === "derived" ? null : Number(label) || column.year,
                    })
                  }
                />
                {column.kind === "derived" || column.kind === "projection" ? (
                  <span class="ink-2">tự tính</span>
                ) : (
                  <Select
                    label="Loại số"
                    labelHidden
                    value={column.kind}
                    options={COLUMN_KINDS}
                    onValue={(kind) => changeColumn(at, { kind })}
                  />
                )}
                <IconButton
                  icon="close"
                  label={`Bỏ cột ${column.label}`}
                  onClick={() =>
                    onDesign({
                      ...design,
                      columns: design.columns.filter((_, index) => index !== at),
                    })
                  }
                />
              </li>
            ))}
          </ul>
        </Card>
        <Card
          title="Dòng"
          aside={
            <Button
              size="small"
              icon="plus"
              onClick={() => onDesign({ ...design, rows: [...design.rows, newRow(design.rows)] })}
            >
              Thêm dòng
            </Button>
          }
        >
          <div class="table-scroll" tabIndex={0} role="region" aria-label="Các dòng của biểu">
            <table class="design-rows">
              <thead>
                <tr>
                  <th scope="col">STT</th>
                  <th scope="col">Chỉ tiêu</th>
                  <th scope="col">Loại</th>
                  <th scope="col">Đơn vị tính</th>
                  <th scope="col">Số lẻ</th>
                  <th scope="col">Đơn vị cung cấp</th>
                  <th scope="col">Bắt buộc</th>
                  <th scope="col">Minh chứng</th>
                  <th scope="col">
                    <span class="hidden-visually">Chi tiết, bỏ dòng</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {design.rows.map((row, at) => (
                  <Fragment key={row.key}>
                    <tr>
                      <td>
                        <Input
                          label={`STT dòng ${at + 1}`}
                          labelHidden
                          value={row.number}
                          onValue={(number) => changeRow(at, { number })}
                        />
                      </td>
                      <td>
                        <Input
                          label={`Tên dòng ${at + 1}`}
                          labelHidden
                          value={row.label}
                          onValue={(label) => changeRow(at, { label })}
                        />
                      </td>
                      <td>
                        <Select
                          label={`Loại dòng ${at + 1}`}
                          labelHidden
                          value={row.kind}
                          options={KINDS}
                          onValue={(kind) => changeRow(at, { kind })}
                        />
                      </td>
                      <td>
                        <Input
                          label={`Đơn vị tính dòng ${at + 1}`}
                          labelHidden
                          value={row.unitOfMeasure}
                          onValue={(unit) => changeRow(at, withUnit(row, unit))}
                        />
                      </td>
                      <td>
                        <Input
                          label={`Số lẻ dòng ${at + 1}`}
                          labelHidden
                          inputMode="numeric"
                          value={String(row.decimals)}
                          onValue={(text) => changeRow(at, { decimals: Number(text) || 0 })}
                        />
                      </td>
                      <td>
                        {row.kind === "figure" || row.kind === "memo" ? (
                          <Select
                            label={`Đơn vị cung cấp dòng ${at + 1}`}
                            labelHidden
                            value={providerValue(row, units)}
                            options={providerOptions(units)}
                            onValue={(value) =>
                              changeRow(at, { providers: toProviders(value, units) })
                            }
                          />
                        ) : null}
                      </td>
                      <td>
                        <Checkbox
                          label={<span class="hidden-visually">Dòng {at + 1} bắt buộc</span>}
                          checked={row.isRequired}
                          onChecked={(isRequired) => changeRow(at, { isRequired })}
                        />
                      </td>
                      <td>
                        <Checkbox
                          label={<span class="hidden-visually">Dòng {at + 1} cần minh chứng</span>}
                          checked={row.evidenceRequired}
                          onChecked={(evidenceRequired) => changeRow(at, { evidenceRequired })}
                        />
                      </td>
                      <td>
                        <span class="row">
                          <Button
                            size="small"
                            kind="quiet"
                            aria-label={`Chi tiết dòng ${at + 1}`}
                            aria-expanded={openKey === row.key}
                            onClick={() => setOpenKey(openKey === row.key ? undefined : row.key)}
                          >
                            Chi tiết
                          </Button>
                          <IconButton
                            icon="close"
                            label={`Bỏ dòng ${row.label === "" ? at + 1 : row.label}`}
                            onClick={() =>
                              onDesign({ ...design, rows: removeRow(design.rows, row.key) })
                            }
                          />
                        </span>
                      </td>
                    </tr>
                    {openKey === row.key && (
                      <tr class="design-details">
                        <td colSpan={9}>
                          <RowDetails
                            row={row}
                            at={at}
                            rows={design.rows}
                            onChange={(change) => changeRow(at, change)}
                            onMove={(step) =>
                              onDesign({ ...design, rows: moveRow(design.rows, at, step) })
                            }
                          />
                        </td>
                      </tr>
                    )}
                  </Fragment>
                ))}
              </tbody>
            </table>
          </div>
        </Card>
      </div>
    </>
  );
}

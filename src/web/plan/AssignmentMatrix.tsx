import { useRef, useState } from "preact/hooks";
import type { PlanView } from "../../contract/plan.ts";
import { nextRole } from "../../domain/plan/assign-unit.ts";
import { KeyHint } from "../parts/Quiet.tsx";
import { type GridPosition, moveInGrid } from "../parts/roving.ts";
import { type MatrixFacts, type MatrixUnit, ROLE_MARKS, ROLE_NAMES } from "./matrix-model.ts";
import type { AskedEdit } from "./use-plan.ts";
import "./authoring.css";

interface MatrixProps {
  readonly plan: PlanView;
  readonly facts: MatrixFacts;
  /** Item whose column is looked at first. */
  readonly itemId?: string | undefined;
  /** Undefined where nothing can be changed. */
  readonly onEdit?: ((edit: AskedEdit) => void) | undefined;
}

type Item = PlanView["items"][number];

/** The next part of a unit in an item, as the draft stands when it is its turn. */
const toggle =
  (unitId: string, itemId: string): AskedEdit =>
  (plan) => {
    const item = plan.items.find(({ id }) => id === itemId);
    if (item === undefined) return undefined;
    const role = item.assignments.find((each) => each.unitId === unitId)?.role ?? null;
    return { kind: "assign", itemId, unitId, role: nextRole(role) };
  };

const cellLabel = (unit: MatrixUnit, item: Item): string => {
  const role = unit.roles.get(item.id);
  return `${unit.shortName}, ${item.number}: ${role === undefined ? "không có phần" : ROLE_NAMES[role]}`;
};

const leadsOf = (unit: MatrixUnit): number =>
  [...unit.roles.values()].filter((role) => role === "lead").length;

const placeOf = (target: EventTarget | null): GridPosition | undefined => {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-column]") : null;
  const [row, column] = [cell?.dataset["row"], cell?.dataset["column"]];
  return row === undefined || column === undefined
    ? undefined
    : { row: Number(row), column: Number(column) };
};

function Row(props: {
  readonly unit: MatrixUnit;
  readonly items: readonly Item[];
  readonly row: number;
  /** Column that the Tab key reaches in this row. */
  readonly active: number | undefined;
  readonly marked: number;
  readonly address: string;
}) {
  const { unit, items, row, active, marked, address } = props;
  return (
    <tr class={active === undefined ? undefined : "is-on"}>
      <th scope="row" title={unit.name}>
        <a href={address} tabIndex={-1}>
          {unit.shortName}
        </a>
      </th>
      {items.map((item, column) => {
        const role = unit.roles.get(item.id);
        return (
          <td
            key={item.id}
            role="gridcell"
            tabIndex={active === column ? 0 : -1}
            data-row={row}
            data-column={column}
            class={column === marked ? "is-on" : undefined}
            aria-label={cellLabel(unit, item)}
          >
            {role === undefined ? "" : ROLE_MARKS[role]}
          </td>
        );
      })}
      <td class="tn assignment-total">
        {leadsOf(unit)}/{unit.roles.size}
      </td>
    </tr>
  );
}

function Totals({ plan }: { readonly plan: PlanView }) {
  return (
    <tfoot>
      <tr>
        <th scope="row">Số đơn vị</th>
        {plan.items.map((item) => (
          <td key={item.id} class="tn">
            {item.assignments.length}
          </td>
        ))}
        <td class="tn assignment-total">
          {plan.items.reduce((sum, item) => sum + item.assignments.length, 0)}
        </td>
      </tr>
    </tfoot>
  );
}

function Place(props: {
  readonly plan: PlanView;
  readonly facts: MatrixFacts;
  readonly at: GridPosition;
  readonly isDraft: boolean;
}) {
  const { plan, facts, at, isDraft } = props;
  const [unit, item] = [facts.units[at.row], plan.items[at.column]];
  const role = item === undefined ? undefined : unit?.roles.get(item.id);
  return (
    <div class="assignment-facts">
      <p role="status">
        <b>
          <span class="tn">{item?.number}</span> {item?.title}
        </b>
        {" · "}
        {unit?.shortName}: {role === undefined ? "không có phần" : ROLE_NAMES[role]}
      </p>
      <p class="assignment-keys">
        <KeyHint keys={["←", "↑", "→", "↓"]}>xem từng ô</KeyHint>
        {isDraft && <KeyHint keys={["Dấu cách"]}>phối hợp, chủ trì, bỏ</KeyHint>}
        <span>
          <b aria-hidden="true">●</b> chủ trì
        </span>
        <span>
          <b aria-hidden="true">○</b> phối hợp
        </span>
        <span>
          <b aria-hidden="true">◇</b> cung cấp số liệu
        </span>
      </p>
    </div>
  );
}

/** Units by items: ● leads, ○ helps; totals by row and column; in a draft Space gives the next part. */
export function AssignmentMatrix({ plan, facts, itemId, onEdit }: MatrixProps) {
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<GridPosition>({
    row: 0,
    column: Math.max(
      0,
      plan.items.findIndex(({ id }) => id === itemId),
    ),
  });
  const size = { rows: facts.units.length, columns: plan.items.length };
  const goTo = (next: GridPosition) => {
    setAt(next);
    const cell = `[data-row="${next.row}"][data-column="${next.column}"]`;
    const found = table.current?.querySelector<HTMLElement>(cell);
    found?.focus({ preventScroll: true });
    found?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const change = ({ row, column }: GridPosition) => {
    const [unit, item] = [facts.units[row], plan.items[column]];
    if (unit !== undefined && item !== undefined) onEdit?.(toggle(unit.id, item.id));
  };
  const steer = (event: KeyboardEvent) => {
    const place = placeOf(event.target);
    if (place === undefined || event.isComposing || event.altKey || event.metaKey) return;
    const next = moveInGrid(place, event, size);
    if (next !== undefined) goTo(next);
    else if (event.key === " ") change(place);
    else return;
    event.preventDefault();
  };
  const press = (event: MouseEvent) => {
    const place = placeOf(event.target);
    if (place === undefined) return;
    goTo(place);
    change(place);
  };
  return (
    <>
      <Place plan={plan} facts={facts} at={at} isDraft={onEdit !== undefined} />
      <div class="table-scroll assignment-scroll" role="region" aria-label="Phân công" tabIndex={0}>
        <table
          class={`assignment-table${onEdit === undefined ? "" : " is-draft"}`}
          role="grid"
          aria-readonly={onEdit === undefined}
          ref={table}
          onKeyDown={steer}
          onClick={press}
        >
          <caption class="hidden-visually">Đơn vị và nội dung được giao</caption>
          <thead>
            <tr>
              <th scope="col">Đơn vị ({facts.units.length})</th>
              {plan.items.map((item, column) => (
                <th
                  key={item.id}
                  scope="col"
                  title={item.title}
                  class={column === at.column ? "is-on" : undefined}
                >
                  <span class="tn">{item.number}</span>
                </th>
              ))}
              <th scope="col" title="Chủ trì trên tổng số phần việc">
                Cộng
              </th>
            </tr>
          </thead>
          <tbody>
            {facts.units.map((unit, row) => (
              <Row
                key={unit.id}
                unit={unit}
                items={plan.items}
                row={row}
                active={row === at.row ? at.column : undefined}
                marked={at.column}
                address={`?ban=${plan.version}&xem=phan-cong&don-vi=${unit.id}`}
              />
            ))}
          </tbody>
          <Totals plan={plan} />
        </table>
      </div>
    </>
  );
}

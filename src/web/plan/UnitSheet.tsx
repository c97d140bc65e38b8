import type { PlanView } from "../../contract/plan.ts";
import { formatOfficialShortDate } from "../../domain/kernel/local-date.ts";
import { Button } from "../parts/Button.tsx";
import { EmptyState } from "../parts/Quiet.tsx";
import { type MatrixUnit, ROLE_NAMES } from "./matrix-model.ts";
import "./authoring.css";

type Item = PlanView["items"][number];

const deadlineOf = ({ deadlineOn, deadlineAsWritten }: Item): string => {
  if (deadlineOn !== null) return `hết ngày ${formatOfficialShortDate(deadlineOn)}`;
  return deadlineAsWritten ?? "";
};

function Line({ item, role }: { readonly item: Item; readonly role: string }) {
  return (
    <tr>
      <td class="tn">{item.number}</td>
      <th scope="row">{item.title}</th>
      <td>{role}</td>
      <td>
        {item.targets.map((target) => (
          <p key={target.id}>
            {target.measure}: {target.words}
          </p>
        ))}
      </td>
      <td>{deadlineOf(item)}</td>
    </tr>
  );
}

/** What one unit has to do in a plan, as one sheet that prints on A4. */
export function UnitSheet({ plan, unit }: { readonly plan: PlanView; readonly unit: MatrixUnit }) {
  const items = plan.items.filter(({ id }) => unit.roles.has(id));
  const leads = items.filter(({ id }) => unit.roles.get(id) === "lead").length;
  if (items.length === 0) {
    return <EmptyState>{unit.name} chưa được giao nội dung nào trong kế hoạch này.</EmptyState>;
  }
  return (
    <section class="unit-sheet" aria-labelledby="unit-sheet-title">
      <header>
        <div>
          <h2 id="unit-sheet-title">{unit.name}</h2>
          <p class="ink-2">
            {items.length} nội dung, chủ trì {leads}. {plan.title}
            {plan.number !== null && ` (số ${plan.number}${plan.symbol})`}.
          </p>
        </div>
        <Button icon="print" onClick={() => print()}>
          In A4
        </Button>
      </header>
      <div class="table-scroll" role="region" aria-label="Nội dung được giao" tabIndex={0}>
        <table class="sheet-table">
          <thead>
            <tr>
              <th scope="col">Số</th>
              <th scope="col">Nội dung</th>
              <th scope="col">Vai trò</th>
              <th scope="col">Chỉ tiêu</th>
              <th scope="col">Thời hạn</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => {
              const role = unit.roles.get(item.id);
              return (
                <Line key={item.id} item={item} role={role === undefined ? "" : ROLE_NAMES[role]} />
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

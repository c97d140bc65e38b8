import type { PlanView } from "../../contract/plan.ts";

/** Units by items: ● leads, ○ takes part; totals by row and column. */
export function AssignmentMatrix({ plan }: { readonly plan: PlanView }) {
  const units = new Map<string, string>();
  for (const item of plan.items) {
    for (const assignment of item.assignments) units.set(assignment.unitId, assignment.unit);
  }
  const roleOf = (unitId: string, item: PlanView["items"][number]) =>
    item.assignments.find((assignment) => assignment.unitId === unitId)?.role;
  return (
    <div class="table-scroll assignment-scroll" tabIndex={0} role="region" aria-label="Phân công">
      <table class="assignment-table">
        <caption class="hidden-visually">Đơn vị và nội dung được giao</caption>
        <thead>
          <tr>
            <th scope="col">Đơn vị ({units.size})</th>
            {plan.items.map((item) => (
              <th key={item.id} scope="col" title={item.title}>
                <span class="tn">{item.number}</span>
              </th>
            ))}
            <th scope="col">Cộng</th>
          </tr>
        </thead>
        <tbody>
          {[...units].map(([unitId, name]) => {
            const roles = plan.items.map((item) => roleOf(unitId, item));
            return (
              <tr key={unitId}>
                <th scope="row">{name}</th>
                {plan.items.map((item, at) => (
                  <td key={item.id}>
                    {roles[at] === undefined ? null : (
                      <span role="img" aria-label={roles[at] === "lead" ? "chủ trì" : "phối hợp"}>
                        {roles[at] === "lead" ? "●" : "○"}
                      </span>
                    )}
                  </td>
                ))}
                <td class="tn">{roles.filter((role) => role !== undefined).length}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

import { useLocation } from "preact-iso";
import type { PlanView } from "../../contract/plan.ts";
import { problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { Select } from "../parts/Field.tsx";
import { AssignmentMatrix } from "./AssignmentMatrix.tsx";
import { UnitSheet } from "./UnitSheet.tsx";
import type { MatrixFacts } from "./matrix-model.ts";
import { useDraftEdits } from "./use-plan.ts";

interface AssignmentViewProps {
  readonly plan: PlanView;
  readonly facts: MatrixFacts;
  /** As the address names the plan and its version. */
  readonly asked: { readonly id: string; readonly version: number | undefined };
  readonly mayWrite: boolean;
}

/** Who does what: the whole matrix, or the sheet of one unit. */
export function AssignmentView({ plan, facts, asked, mayWrite }: AssignmentViewProps) {
  const { query, path, route } = useLocation();
  const edits = useDraftEdits(asked.id, asked.version);
  const unit = facts.units.find(({ id }) => id === query["don-vi"]);
  const isDraft = plan.issuedOn === null && plan.state !== "closed";
  const choose = (unitId: string) => {
    const rest = unitId === "" ? "" : `&don-vi=${unitId}`;
    route(`${path}?ban=${plan.version}&xem=phan-cong${rest}`, true);
  };
  return (
    <>
      <div class="assignment-bar">
        <Select
          label="Đơn vị"
          value={unit?.id ?? ""}
          onValue={choose}
          options={[
            { value: "", label: `Cả ${facts.units.length} đơn vị` },
            ...facts.units.map(({ id, shortName, roles }) => ({
              value: id,
              label: `${shortName} (${roles.size})`,
            })),
          ]}
        />
      </div>
      {edits.isError && <Band tone="error">{problemTitle(edits.error)}</Band>}
      {unit === undefined ? (
        <AssignmentMatrix
          plan={plan}
          facts={facts}
          itemId={query["muc"]}
          onEdit={isDraft && mayWrite ? (edit) => edits.mutate(edit) : undefined}
        />
      ) : (
        <UnitSheet plan={plan} unit={unit} />
      )}
    </>
  );
}

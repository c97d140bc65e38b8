import type { PlanView } from "../../contract/plan.ts";
import type { MeasurabilityView } from "../../contract/plan.ts";
import { groupBy } from "../../domain/kernel/group-by.ts";
import type { MeasurabilityFinding } from "../../domain/plan/check-measurability.ts";
import {
  MEASURABILITY_ADVICE,
  MEASURABILITY_LABELS,
  findingInWords,
} from "../../domain/plan/measurability-in-words.ts";
import { Card } from "../parts/Quiet.tsx";
import { addressOfReason } from "./plan-address.ts";

/** "6 trên 58 nội dung chưa đo được". */
const headOf = ({ items, unmeasured }: MeasurabilityView): string =>
  unmeasured === 0
    ? `Cả ${items} nội dung đều đo được`
    : `${unmeasured} trên ${items} nội dung chưa đo được`;

function Finding(props: { readonly plan: PlanView; readonly finding: MeasurabilityFinding }) {
  const { plan, finding } = props;
  const item = plan.items.find(({ id }) => id === finding.itemId);
  return (
    <li>
      <a href={addressOfReason(plan, finding)}>
        <b class="tn">{finding.targetCode ?? finding.itemNumber}</b> {item?.title}
      </a>
      {(finding.reason === "duplicate" || finding.reason === "period-past") && (
        <span class="ink-2">{findingInWords(finding)}</span>
      )}
    </li>
  );
}

/** Which items cannot be measured yet, by reason, with what to do and the way to the place. */
export function MeasurabilityCard(props: {
  readonly plan: PlanView;
  readonly measured: MeasurabilityView;
}) {
  const { plan, measured } = props;
  const byReason = groupBy(measured.findings, ({ reason }) => reason);
  return (
    <Card title={headOf(measured)}>
      {measured.unmeasured === 0 ? (
        <p class="ink-2">Nội dung nào cũng có đơn vị chủ trì, mức phải đạt và nguồn số liệu.</p>
      ) : (
        <p class="ink-2">
          Vẫn ban hành được sau khi xem lý do. Mở từng lý do để biết việc cần làm và nơi sửa.
        </p>
      )}
      {[...byReason].map(([reason, findings]) => (
        <details key={reason} class="measure-reason">
          <summary>
            {MEASURABILITY_LABELS[reason]} <b class="tn">({findings.length})</b>
          </summary>
          <p>{MEASURABILITY_ADVICE[reason]}</p>
          <ul>
            {findings.map((finding) => (
              <Finding
                key={`${finding.itemId} ${finding.targetId ?? ""}`}
                plan={plan}
                finding={finding}
              />
            ))}
          </ul>
        </details>
      ))}
    </Card>
  );
}

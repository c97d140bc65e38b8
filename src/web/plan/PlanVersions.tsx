import type { PlanView } from "../../contract/plan.ts";
import { formatDate } from "../../domain/kernel/local-date.ts";
import { describeBasis, versionName } from "../../domain/plan/amendment.ts";
import { Button } from "../parts/Button.tsx";
import { Chip } from "../parts/Chip.tsx";
import { Card } from "../parts/Quiet.tsx";

type Version = PlanView["versions"][number];

function Line({ plan, version }: { readonly plan: PlanView; readonly version: Version }) {
  const { amendment, issuedOn, number } = version;
  const isShown = version.version === plan.version;
  return (
    <li>
      <div>
        <a
          href={`/ke-hoach/${plan.slug}?ban=${version.version}`}
          aria-current={isShown ? "page" : undefined}
        >
          {versionName(version.version)}
        </a>
        <span class="ink-2">
          {issuedOn !== null && ` Số ${number}${plan.symbol} ngày ${formatDate(issuedOn)}.`}
          {amendment !== null && ` Theo ${describeBasis(amendment)}: ${amendment.reason}.`}
        </span>
      </div>
      {issuedOn === null && <Chip tone="warn">Chưa ban hành</Chip>}
      {version.version > 1 && (
        <a href={`/ke-hoach/${plan.slug}/so-sanh?tu=${version.version - 1}&den=${version.version}`}>
          Xem thay đổi
        </a>
      )}
    </li>
  );
}

/** The versions of a plan, where there are several or one can be begun. */
export function PlanVersions(props: { readonly plan: PlanView; readonly mayWrite: boolean }) {
  const { plan, mayWrite } = props;
  const hasDraft = plan.versions.some(({ issuedOn }) => issuedOn === null);
  const mayAmend = mayWrite && plan.state === "issued" && !hasDraft;
  if (plan.versions.length < 2 && !mayAmend) return null;
  return (
    <Card
      title="Các bản của kế hoạch"
      aside={
        mayAmend && (
          <Button size="small" icon="plus" href={`/ke-hoach/${plan.slug}/dieu-chinh`}>
            Lập bản điều chỉnh
          </Button>
        )
      }
    >
      <ul class="record-list plan-versions">
        {plan.versions.map((version) => (
          <Line key={version.id} plan={plan} version={version} />
        ))}
      </ul>
    </Card>
  );
}

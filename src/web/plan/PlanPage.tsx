import { useQuery } from "@tanstack/preact-query";
import { useLocation, useRoute } from "preact-iso";
import { useMemo } from "preact/hooks";
import type { Page } from "../../contract/common.ts";
import type { UnitView } from "../../contract/organisation.ts";
import type { PlanView } from "../../contract/plan.ts";
import { formatDate } from "../../domain/kernel/local-date.ts";
import { describeBasis, versionName } from "../../domain/plan/amendment.ts";
import { api, apiUrl } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { useSession } from "../api/session.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { Segmented } from "../parts/Choices.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Skeleton } from "../parts/Quiet.tsx";
import { AssignmentView } from "./AssignmentView.tsx";
import { IssueForm } from "./IssueForm.tsx";
import { PlanDocument } from "./PlanDocument.tsx";
import { PlanItems } from "./PlanItems.tsx";
import { PlanTargets } from "./PlanTargets.tsx";
import { PlanVersions } from "./PlanVersions.tsx";
import {
  type MatrixFacts,
  leadsInWords,
  matrixOf,
  matrixSentence,
  unitSentence,
} from "./matrix-model.ts";
import { addressOfDraft } from "./plan-address.ts";
import { askedVersion, usePlan } from "./use-plan.ts";
import "./plan.css";

const VIEWS = [
  { value: "noi-dung", label: "Nội dung" },
  { value: "chi-tieu", label: "Chỉ tiêu" },
  { value: "phan-cong", label: "Phân công" },
  { value: "van-ban", label: "Văn bản" },
] as const;

type View = (typeof VIEWS)[number]["value"];

/** The page scrolls inside its frame, so that a plain link would do nothing. */
function scrollTo(event: Event, number: string): void {
  event.preventDefault();
  document.getElementById(`nhom-${number}`)?.scrollIntoView({ block: "start" });
}

function Outline({ plan }: { readonly plan: PlanView }) {
  return (
    <nav class="plan-outline" aria-label="Nhóm nội dung">
      <ol>
        {plan.groups.map((group) => (
          <li key={group.id}>
            <a href={`#nhom-${group.number}`} onClick={(event) => scrollTo(event, group.number)}>
              <b class="tn">{group.number}</b>
              <span>{group.shortTitle}</span>
              <span class="tn ink-3">
                {plan.items.filter((item) => item.groupId === group.id).length}
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function sentenceOf(plan: PlanView, view: View, facts: MatrixFacts, unitId = ""): string {
  const unit = facts.units.find(({ id }) => id === unitId);
  if (view === "phan-cong") {
    return unit === undefined ? matrixSentence(plan, facts) : unitSentence(unit);
  }
  const targets = plan.items.reduce((sum, item) => sum + item.targets.length, 0);
  const leads = leadsInWords(plan.items.length, facts.leaderless);
  return `${plan.items.length} nội dung, ${targets} chỉ tiêu, ${facts.tasks} phần việc: ${leads}`;
}

/** Where the version on the page is drawn as an official document. */
const documentAddress = ({ id, version }: PlanView, format: "docx" | "pdf"): string =>
  apiUrl(`/plans/${id}/document.${format}`, { version });

/** Why nothing can be changed here; undefined for a draft. */
function readOnlyReason(plan: PlanView): string | undefined {
  if (plan.issuedOn === null) return undefined;
  const inForce = plan.versions.filter(({ issuedOn }) => issuedOn !== null).at(-1);
  const name = `Kế hoạch số ${plan.number}${plan.symbol} ngày ${formatDate(plan.issuedOn)}`;
  return inForce === undefined || inForce.version === plan.version
    ? `${name} đã ban hành, chỉ xem.`
    : `${name} là bản cũ, chỉ xem. Đang có hiệu lực: ${versionName(inForce.version)}.`;
}

function DraftBand({ plan }: { readonly plan: PlanView }) {
  const text =
    plan.amendment === null
      ? "Chưa ban hành. Kiểm tra lại rồi nhập số và ngày."
      : `${versionName(plan.version)} chưa ban hành, theo ${describeBasis(plan.amendment)}. Bản đang có hiệu lực không đổi cho đến khi ban hành bản này.`;
  return <Band tone="warn">{text}</Band>;
}

/** The plan as living reference: who does what, by which rule, by when. */
export function PlanPage() {
  const { params } = useRoute();
  const { query } = useLocation();
  const asked = { id: params["planId"] ?? "", version: askedVersion(query) };
  const plan = usePlan(asked.id, asked.version);
  if (plan.data !== undefined) return <LoadedPlan plan={plan.data} asked={asked} />;
  return (
    <>
      <PageHead tab="Kế hoạch" title="Kế hoạch" />
      {plan.isError ? (
        <Band tone="error" onRetry={() => void plan.refetch()}>
          {problemTitle(plan.error)}
        </Band>
      ) : (
        <Skeleton rows={12} />
      )}
    </>
  );
}

/** The matrix of the plan with every unit of the register, also those without a part. */
function useMatrix(plan: PlanView): MatrixFacts {
  const units = useQuery({
    queryKey: ["units"],
    queryFn: () => api.get<Page<UnitView>>("/units", { query: { limit: 500 } }),
  });
  return useMemo(() => matrixOf(plan, units.data?.items ?? []), [plan, units.data]);
}

interface LoadedPlanProps {
  readonly plan: PlanView;
  readonly asked: { readonly id: string; readonly version: number | undefined };
}

function LoadedPlan({ plan, asked }: LoadedPlanProps) {
  const { account } = useSession();
  const { query, path, route } = useLocation();
  const mayWrite = account.roles.some(({ role }) => role === "office" || role === "finance");
  const view = VIEWS.find(({ value }) => value === query["xem"])?.value ?? "noi-dung";
  const facts = useMatrix(plan);
  const isDraft = plan.issuedOn === null && plan.state !== "closed";
  const version = asked.version === undefined ? "" : `ban=${asked.version}&`;
  return (
    <>
      <PageHead
        tab="Kế hoạch"
        crumbs={[
          { label: "Kế hoạch", href: "/ke-hoach" },
          { label: `${plan.termFrom}–${plan.termTo}` },
          ...(plan.versions.length > 1 ? [{ label: versionName(plan.version) }] : []),
        ]}
        title={sentenceOf(plan, view, facts, query["don-vi"])}
        aside={plan.withheld > 0 && <span>{plan.withheld} nội dung hạn chế không hiện ở đây</span>}
        readOnly={readOnlyReason(plan)}
        actions={
          <>
            <Segmented
              label="Cách xem"
              value={view}
              options={VIEWS}
              onValue={(value) => route(`${path}?${version}xem=${value}`, true)}
            />
            {isDraft && mayWrite && (
              <Button icon="edit" href={addressOfDraft(plan)}>
                {plan.amendment === null ? "Soạn kế hoạch" : "Soạn bản điều chỉnh"}
              </Button>
            )}
            <Button icon="download" href={documentAddress(plan, "docx")} download>
              DOCX
            </Button>
            <Button icon="download" href={documentAddress(plan, "pdf")} download>
              PDF
            </Button>
          </>
        }
      />
      {isDraft && <DraftBand plan={plan} />}
      <div class={view === "noi-dung" ? "plan-page" : "plan-page is-wide"}>
        {view === "noi-dung" && <Outline plan={plan} />}
        <div class="page-body plan-body" tabIndex={0} role="region" aria-label="Nội dung kế hoạch">
          {view === "noi-dung" && (
            <>
              <PlanVersions plan={plan} mayWrite={mayWrite} />
              {isDraft && mayWrite && <IssueForm plan={plan} />}
              <p class="plan-title">{plan.title}</p>
              <PlanItems plan={plan} mayWrite={mayWrite} />
            </>
          )}
          {view === "van-ban" && <PlanDocument plan={plan} />}
          {view === "chi-tieu" && <PlanTargets plan={plan} />}
          {view === "phan-cong" && (
            <AssignmentView plan={plan} facts={facts} asked={asked} mayWrite={mayWrite} />
          )}
        </div>
      </div>
    </>
  );
}

import { useQuery } from "@tanstack/preact-query";
import { useLocation, useRoute } from "preact-iso";
import type { PlanView } from "../../contract/plan.ts";
import { formatDate, formatOfficialShortDate } from "../../domain/kernel/local-date.ts";
import { api, apiUrl } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { useSession } from "../api/session.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { Segmented } from "../parts/Choices.tsx";
import { Chip } from "../parts/Chip.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Skeleton } from "../parts/Quiet.tsx";
import { AssignmentMatrix } from "./AssignmentMatrix.tsx";
import { IssueForm } from "./IssueForm.tsx";
import "./plan.css";

const VIEWS = [
  { value: "noi-dung", label: "Nội dung" },
  { value: "chi-tieu", label: "Chỉ tiêu" },
  { value: "phan-cong", label: "Phân công" },
] as const;

type Item = PlanView["items"][number];

/** The page scrolls inside its frame, so that a plain link would do nothing. */
function scrollTo(event: Event, number: string): void {
  event.preventDefault();
  document.getElementById(`nhom-${number}`)?.scrollIntoView({ block: "start" });
}

/** True where the title is the whole of the wording. */
const isSaidAlready = ({ title, originalText }: Item): boolean =>
  originalText.trim().replace(/[.;]$/u, "") === title.trim();

function ItemBlock({ item }: { readonly item: Item }) {
  return (
    <article class="plan-item" id={`muc-${item.number}`}>
      <h3>
        <b class="tn">{item.number}</b> {item.title}
        {item.secrecy === "state_secret" && <Chip tone="warn">Không nhập số liệu</Chip>}
      </h3>
      {!isSaidAlready(item) && <blockquote>{item.originalText}</blockquote>}
      {item.targets.length > 0 && (
        <ul class="plan-rules">
          {item.targets.map((target) => (
            <li key={target.id}>
              <b class="tn">{target.code}</b> {target.measure}: <b>{target.words}</b>
              {target.exclusion !== null && <span class="ink-2"> ({target.exclusion})</span>}
            </li>
          ))}
        </ul>
      )}
      <p class="item-chips">
        {item.assignments.slice(0, 14).map((assignment) => (
          <Chip key={assignment.unitId} tone={assignment.role === "lead" ? "lead" : "plain"}>
            {assignment.role === "lead" ? `Chủ trì: ${assignment.unit}` : assignment.unit}
          </Chip>
        ))}
        {item.assignments.length > 14 && (
          <span class="ink-2">và {item.assignments.length - 14} đơn vị khác</span>
        )}
        {item.deadlineAsWritten !== null && (
          <Chip icon="clock">
            {item.deadlineAsWritten}
            {item.deadlineOn !== null &&
              `, hiểu là hết ngày ${formatOfficialShortDate(item.deadlineOn)}`}
          </Chip>
        )}
      </p>
    </article>
  );
}

/** The plan as living reference: who does what, by which rule, by when. */
export function PlanPage() {
  const { params } = useRoute();
  const id = params["planId"] ?? "";
  const query = useQuery({
    queryKey: ["plan", id],
    queryFn: () => api.get<PlanView>(`/plans/${id}`),
  });
  if (query.data === undefined) {
    return (
      <>
        <PageHead tab="Kế hoạch" title="Kế hoạch" />
        {query.isError ? (
          <Band tone="error" onRetry={() => void query.refetch()}>
            {problemTitle(query.error)}
          </Band>
        ) : (
          <Skeleton rows={12} />
        )}
      </>
    );
  }
  return <LoadedPlan plan={query.data} />;
}

function LoadedPlan({ plan }: { readonly plan: PlanView }) {
  const { account } = useSession();
  const { query, path, route } = useLocation();
  const mayIssue = account.roles.some(({ role }) => role === "office" || role === "finance");
  const asked = VIEWS.find((view) => view.value === query["xem"]);
  const view = asked?.value ?? "noi-dung";
  const targets = plan.items.reduce((sum, item) => sum + item.targets.length, 0);
  const tasks = plan.items.reduce((sum, item) => sum + item.assignments.length, 0);
  return (
    <>
      <PageHead
        tab="Kế hoạch"
        crumbs={[
          { label: "Kế hoạch", href: "/ke-hoach" },
          { label: `${plan.termFrom}–${plan.termTo}` },
        ]}
        title={`${plan.items.length} nội dung, ${targets} chỉ tiêu, ${tasks} phần việc: cả ${plan.items.length} nội dung đã có đơn vị chủ trì`}
        aside={plan.withheld > 0 && <span>{plan.withheld} nội dung hạn chế không hiện ở đây</span>}
        readOnly={
          plan.state === "draft"
            ? undefined
            : `Kế hoạch số ${plan.number}${plan.symbol} ngày ${plan.issuedOn === null ? "" : formatDate(plan.issuedOn)} đã ban hành, chỉ xem.`
        }
        actions={
          <>
            <Segmented
              label="Cách xem"
              value={view}
              options={VIEWS}
              onValue={(value) => route(`${path}?xem=${value}`, true)}
            />
            <Button icon="download" href={apiUrl(`/plans/${plan.id}/document.docx`)} download>
              Tải kế hoạch
            </Button>
          </>
        }
      />
      {plan.state === "draft" && (
        <Band tone="warn">Chưa ban hành. Kiểm tra lại rồi nhập số và ngày.</Band>
      )}
      <div class="plan-page">
        <nav class="plan-outline" aria-label="Nhóm nội dung">
          <ol>
            {plan.groups.map((group) => (
              <li key={group.id}>
                <a
                  href={`#nhom-${group.number}`}
                  onClick={(event) => scrollTo(event, group.number)}
                >
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
        <div class="page-body plan-body">
          {plan.state === "draft" && mayIssue && <IssueForm plan={plan} />}
          <p class="plan-title">{plan.title}</p>
          {view === "phan-cong" && <AssignmentMatrix plan={plan} />}
          {view !== "phan-cong" &&
            plan.groups.map((group) => {
              const items = plan.items.filter(
                (item) =>
                  item.groupId === group.id && (view === "noi-dung" || item.targets.length > 0),
              );
              return items.length === 0 ? null : (
                <section key={group.id} class="plan-group" id={`nhom-${group.number}`}>
                  <h2>
                    <span class="tn">{group.number}.</span> {group.title}
                    {group.isConfidential && <Chip tone="warn">Hạn chế</Chip>}
                  </h2>
                  {items.map((item) => (
                    <ItemBlock key={item.id} item={item} />
                  ))}
                </section>
              );
            })}
        </div>
      </div>
    </>
  );
}

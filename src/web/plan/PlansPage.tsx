import { useQuery } from "@tanstack/preact-query";
import type { Page } from "../../contract/common.ts";
import type { PlanSummary } from "../../contract/plan.ts";
import { formatDate } from "../../domain/kernel/local-date.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { useSession } from "../api/session.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { Chip } from "../parts/Chip.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { EmptyState, Skeleton } from "../parts/Quiet.tsx";
import "./plan.css";

/** Plans of the register. */
export function PlansPage() {
  const { account } = useSession();
  const mayImport = account.roles.some(({ role }) => role === "office" || role === "finance");
  const plans = useQuery({
    queryKey: ["plans"],
    queryFn: () => api.get<Page<PlanSummary>>("/plans"),
  });
  const items = plans.data?.items;
  return (
    <>
      <PageHead
        tab="Kế hoạch"
        title={items === undefined ? "Kế hoạch" : `${items.length} kế hoạch trong sổ`}
        actions={
          mayImport && (
            <>
              <Button icon="document" href="/kiem-tra-van-ban">
                Kiểm tra thể thức
              </Button>
              <Button icon="plus" href="/ke-hoach/moi">
                Kế hoạch mới
              </Button>
              <Button kind="primary" icon="upload" href="/ke-hoach/nhap">
                Nhập kế hoạch
              </Button>
            </>
          )
        }
      />
      {plans.isError && (
        <Band tone="error" onRetry={() => void plans.refetch()}>
          {problemTitle(plans.error)}
        </Band>
      )}
      <div class="page-body">
        {items === undefined && !plans.isError && <Skeleton />}
        {items?.length === 0 && (
          <EmptyState>Chưa có kế hoạch nào. Tải văn bản kế hoạch lên để bắt đầu.</EmptyState>
        )}
        <ul class="record-list">
          {items?.map((plan) => (
            <li key={plan.id}>
              <div>
                <a href={`/ke-hoach/${plan.slug}`}>{plan.title}</a>
                <span class="ink-2">
                  Nhiệm kỳ {plan.termFrom}–{plan.termTo} · {plan.items} nội dung · {plan.targets}{" "}
                  chỉ tiêu · {plan.assignments} phần việc
                </span>
              </div>
              {plan.issuedOn === null ? (
                <Chip tone="warn">Chưa ban hành</Chip>
              ) : (
                <span class="tn ink-2">
                  Số {plan.number}, ngày {formatDate(plan.issuedOn)}
                </span>
              )}
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

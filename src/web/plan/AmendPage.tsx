import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useLocation, useRoute } from "preact-iso";
import { useState } from "preact/hooks";
import type { AmendmentBegun } from "../../contract/plan-authoring.ts";
import type { PlanView } from "../../contract/plan.ts";
import type { AmendmentBasis } from "../../domain/plan/amendment.ts";
import { versionName } from "../../domain/plan/amendment.ts";
import { api } from "../api/client.ts";
import { fieldError, problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { Input, TextArea } from "../parts/Field.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Card, Skeleton } from "../parts/Quiet.tsx";
import { usePlan } from "./use-plan.ts";
import "./authoring.css";

const EMPTY: AmendmentBasis = { documentType: "Quyết định", number: "", date: "", reason: "" };

function AmendForm({ plan }: { readonly plan: PlanView }) {
  const client = useQueryClient();
  const { route } = useLocation();
  const [basis, setBasis] = useState(EMPTY);
  const begin = useMutation({
    mutationFn: () => api.post<AmendmentBegun>(`/plans/${plan.id}/amendments`, { basis }),
    onSuccess: async ({ slug, version }) => {
      await client.invalidateQueries({ queryKey: ["plan"] });
      route(`/ke-hoach/${slug}/soan?ban=${version}`);
    },
  });
  const field = (name: keyof AmendmentBasis) => ({
    value: basis[name],
    onValue: (value: string) => setBasis({ ...basis, [name]: value }),
    error: fieldError(begin.error, `basis.${name}`),
    required: true,
  });
  return (
    <form
      class="authoring-form"
      onSubmit={(event) => {
        event.preventDefault();
        begin.mutate();
      }}
    >
      <div class="authoring-fields">
        <Input label="Loại văn bản" {...field("documentType")} />
        <Input label="Số, ký hiệu" hint="Ví dụ 1234/QĐ-UBND" {...field("number")} />
        <Input label="Ngày văn bản" type="date" {...field("date")} />
      </div>
      <TextArea label="Lý do điều chỉnh" rows={3} {...field("reason")} />
      {begin.isError && <Band tone="error">{problemTitle(begin.error)}</Band>}
      <Button type="submit" kind="primary" busy={begin.isPending}>
        Lập bản điều chỉnh
      </Button>
    </form>
  );
}

/** What an amendment rests on; then it is written from the version in force. */
export function AmendPage() {
  const { params } = useRoute();
  const query = usePlan(params["planId"] ?? "", undefined);
  const plan = query.data;
  const next = plan === undefined ? "" : versionName(plan.version + 1);
  return (
    <>
      <PageHead
        tab="Điều chỉnh kế hoạch"
        crumbs={[
          { label: "Kế hoạch", href: "/ke-hoach" },
          ...(plan === undefined
            ? []
            : [{ label: `${plan.termFrom}–${plan.termTo}`, href: `/ke-hoach/${plan.slug}` }]),
        ]}
        title={
          plan === undefined
            ? "Điều chỉnh kế hoạch"
            : `${next}: chép ${plan.items.length + plan.withheld} nội dung đang có hiệu lực để sửa`
        }
      />
      {query.isError && (
        <Band tone="error" onRetry={() => void query.refetch()}>
          {problemTitle(query.error)}
        </Band>
      )}
      <div class="page-body authoring-body">
        {plan === undefined && !query.isError && <Skeleton />}
        {plan !== undefined && (
          <Card title="Căn cứ điều chỉnh">
            <p class="ink-2">
              Bản đang có hiệu lực và các đợt báo cáo đã mở từ bản đó được giữ nguyên. Sửa xong thì
              ban hành; đợt báo cáo mở sau đó dùng bản mới.
            </p>
            <AmendForm plan={plan} />
          </Card>
        )}
      </div>
    </>
  );
}

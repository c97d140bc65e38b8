import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";
import type { MeasurabilityView, PlanView } from "../../contract/plan.ts";
import { api } from "../api/client.ts";
import { fieldError, problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { Checkbox, Input } from "../parts/Field.tsx";
import { Card } from "../parts/Quiet.tsx";
import { MeasurabilityCard } from "./MeasurabilityCard.tsx";

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** What cannot be measured on the day of issue; today while no day is typed. */
function useMeasured(plan: PlanView, issuedOn: string) {
  const on = isDate(issuedOn) ? issuedOn : undefined;
  return useQuery({
    queryKey: ["measurability", plan.versionId, plan.revision, on],
    queryFn: () =>
      api.get<MeasurabilityView>(
        `/plan-versions/${plan.versionId}/measurability`,
        on === undefined ? {} : { query: { on } },
      ),
    placeholderData: keepPreviousData,
  });
}

/** Number and date of a draft, after its check; the issuer says that the reasons were read. */
export function IssueForm({ plan }: { readonly plan: PlanView }) {
  const client = useQueryClient();
  const { route } = useLocation();
  const [number, setNumber] = useState("");
  const [issuedOn, setIssuedOn] = useState("");
  const [hasRead, setHasRead] = useState(false);
  const measured = useMeasured(plan, issuedOn);
  const unmeasured = measured.data?.unmeasured ?? 0;
  const name = plan.amendment === null ? "kế hoạch" : "bản điều chỉnh";
  const issue = useMutation({
    mutationFn: () =>
      api.post(`/plans/${plan.id}/issue`, { number, issuedOn, acknowledgesUnmeasured: hasRead }),
    onSuccess: async () => {
      await client.invalidateQueries();
      if (plan.amendment !== null) route(`/ke-hoach/${plan.slug}`);
    },
  });
  return (
    <>
      {measured.data !== undefined && <MeasurabilityCard plan={plan} measured={measured.data} />}
      {measured.isError && (
        <Band tone="error" onRetry={() => void measured.refetch()}>
          {problemTitle(measured.error)}
        </Band>
      )}
      <Card title="Ban hành">
        <form
          class="issue-form"
          onSubmit={(event) => {
            event.preventDefault();
            issue.mutate();
          }}
        >
          <Input
            label="Số văn bản"
            hint={`Ký hiệu ${plan.symbol}`}
            value={number}
            onValue={setNumber}
            required
            error={fieldError(issue.error, "number")}
          />
          <Input
            label="Ngày ban hành"
            type="date"
            value={issuedOn}
            onValue={setIssuedOn}
            required
            error={fieldError(issue.error, "issuedOn")}
          />
          {unmeasured > 0 && (
            <Checkbox
              label={`Đã xem lý do của ${unmeasured} nội dung chưa đo được`}
              checked={hasRead}
              onChecked={setHasRead}
            />
          )}
          <Button type="submit" kind="primary" busy={issue.isPending}>
            Ban hành {name}
          </Button>
        </form>
        <p class="ink-2">Sau khi ban hành, {name} chỉ xem; thay đổi phải lập bản điều chỉnh.</p>
        {issue.isError && <Band tone="error">{problemTitle(issue.error)}</Band>}
      </Card>
    </>
  );
}

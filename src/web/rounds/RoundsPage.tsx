import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import type { Page } from "../../contract/common.ts";
import type { FormSummary } from "../../contract/form.ts";
import type { PlanSummary } from "../../contract/plan.ts";
import type { RoundView } from "../../contract/round.ts";
import { formatDate } from "../../domain/kernel/local-date.ts";
import { api } from "../api/client.ts";
import { fieldError, problemTitle } from "../api/problem.ts";
import { useSession } from "../api/session.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { Checkbox, Input, Select } from "../parts/Field.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Card, EmptyState, Skeleton } from "../parts/Quiet.tsx";
import { momentInWords } from "../parts/vietnam-time.ts";
import "../forms/forms.css";

/** Rounds: each with its period, window, cut-off and deadline; opening one gives every unit its work. */
export function RoundsPage() {
  const { account } = useSession();
  const mayOpen = account.roles.some(({ role }) => role === "office" || role === "finance");
  const [isOpening, setOpening] = useState(false);
  const rounds = useQuery({
    queryKey: ["rounds"],
    queryFn: () => api.get<Page<RoundView>>("/rounds"),
  });
  const items = rounds.data?.items;
  return (
    <>
      <PageHead
        tab="Đợt báo cáo"
        title={items === undefined ? "Đợt báo cáo" : `${items.length} đợt báo cáo`}
        actions={
          mayOpen &&
          !isOpening && (
            <Button kind="primary" icon="plus" onClick={() => setOpening(true)}>
              Mở đợt báo cáo
            </Button>
          )
        }
      />
      {rounds.isError && (
        <Band tone="error" onRetry={() => void rounds.refetch()}>
          {problemTitle(rounds.error)}
        </Band>
      )}
      <div class="page-body">
        {isOpening && <OpenRoundForm onClose={() => setOpening(false)} />}
        {items === undefined && !rounds.isError && <Skeleton />}
        {items?.length === 0 && !isOpening && (
          <EmptyState>
            Chưa có đợt báo cáo nào. Ban hành kế hoạch và thiết kế biểu mẫu rồi mở đợt.
          </EmptyState>
        )}
        <ul class="record-list">
          {items?.map((round) => (
            <li key={round.id}>
              <div>
                <a href={`/theo-doi?dot=${round.id}`}>{round.name}</a>
                <span class="ink-2">
                  Kỳ số liệu {round.periodLabel}, lấy số từ {formatDate(round.windowFrom)} đến{" "}
                  {formatDate(round.windowTo)}, chốt số liệu {formatDate(round.cutoffOn)}
                </span>
                <span class="ink-2">
                  Hạn “{round.deadlineAsWritten}”, hiểu là {momentInWords(round.deadlineAt)} ·{" "}
                  {round.forms.map((form) => form.code).join(", ")}
                </span>
                <HeadApproval round={round} mayChange={mayOpen} />
              </div>
              <span class="tn ink-2">
                {round.units} đơn vị, {round.tasks} phần việc
              </span>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

/** Whether units' heads approve first; changed while the round is open. */
function HeadApproval({
  round,
  mayChange,
}: {
  readonly round: RoundView;
  readonly mayChange: boolean;
}) {
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (needsHeadApproval: boolean) =>
      api.patch(`/rounds/${round.id}`, { needsHeadApproval }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["rounds"] }),
  });
  if (!mayChange || round.state === "closed")
    return round.needsHeadApproval ? (
      <span class="ink-2">Cần lãnh đạo đơn vị duyệt trước khi nộp.</span>
    ) : null;
  return (
    <>
      <Checkbox
        label="Cần lãnh đạo đơn vị duyệt trước khi nộp"
        checked={change.isPending ? change.variables : round.needsHeadApproval}
        disabled={change.isPending}
        onChecked={(isNeeded) => change.mutate(isNeeded)}
      />
      {change.isError && <Band tone="error">{problemTitle(change.error)}</Band>}
    </>
  );
}

const today = (): string => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

function OpenRoundForm({ onClose }: { readonly onClose: () => void }) {
  const client = useQueryClient();
  const plans = useQuery({
    queryKey: ["plans"],
    queryFn: () => api.get<Page<PlanSummary>>("/plans"),
  });
  const forms = useQuery({
    queryKey: ["forms"],
    queryFn: () => api.get<Page<FormSummary>>("/forms"),
  });
  const issued = (plans.data?.items ?? []).filter((plan) => plan.state === "issued");
  const [fields, setFields] = useState({
    planId: "",
    name: "Đánh giá nhiệm kỳ",
    periodLabel: "2020–2025",
    windowFrom: "2019-12-15",
    windowTo: "2025-12-14",
    cutoffOn: today(),
    deadlineAsWritten: "",
    deadlineOn: "",
    asOfYear: "2024",
  });
  const [needsHeadApproval, setNeedsHeadApproval] = useState(false);
  const [formIds, setFormIds] = useState<readonly string[]>([]);
  const planId = fields.planId === "" ? (issued[0]?.id ?? "") : fields.planId;
  const set = (name: keyof typeof fields) => (value: string) =>
    setFields((before) => ({ ...before, [name]: value }));
  const open = useMutation({
    mutationFn: () =>
      api.post("/rounds", {
        ...fields,
        planId,
        asOfYear: Number(fields.asOfYear),
        formIds,
        needsHeadApproval,
      }),
    onSuccess: async () => {
      await client.invalidateQueries();
      onClose();
    },
  });
  const error = (name: string) => fieldError(open.error, name);
  return (
    <Card title="Mở đợt báo cáo">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          open.mutate();
        }}
      >
        <div class="issue-form">
          <Select
            label="Kế hoạch đã ban hành"
            value={planId}
            onValue={set("planId")}
            options={issued.map((plan) => ({ value: plan.id, label: plan.title.slice(0, 70) }))}
          />
          <Input
            label="Tên đợt"
            value={fields.name}
            onValue={set("name")}
            error={error("name")}
            required
          />
          <Input
            label="Kỳ số liệu"
            value={fields.periodLabel}
            onValue={set("periodLabel")}
            required
          />
          <Input
            label="Lấy số từ ngày"
            type="date"
            value={fields.windowFrom}
            onValue={set("windowFrom")}
            required
          />
          <Input
            label="đến ngày"
            type="date"
            value={fields.windowTo}
            onValue={set("windowTo")}
            required
          />
          <Input
            label="Thời điểm chốt số liệu"
            type="date"
            value={fields.cutoffOn}
            onValue={set("cutoffOn")}
            required
          />
          <Input
            label="Thời hạn như văn bản"
            value={fields.deadlineAsWritten}
            onValue={set("deadlineAsWritten")}
            error={error("deadlineAsWritten")}
            required
          />
          <Input
            label="Hiểu là hết ngày"
            type="date"
            value={fields.deadlineOn}
            onValue={set("deadlineOn")}
            error={error("deadlineOn")}
            required
          />
          <Input
            label="Đánh giá đến năm"
            inputMode="numeric"
            value={fields.asOfYear}
            onValue={set("asOfYear")}
          />
        </div>
        <fieldset class="units-picker">
          <legend>Biểu mẫu của đợt</legend>
          {(forms.data?.items ?? []).map((form) => (
            <Checkbox
              key={form.id}
              label={`${form.code} (bản ${form.version}). ${form.title}`}
              checked={formIds.includes(form.id)}
              onChecked={(on) =>
                setFormIds((ids) => (on ? [...ids, form.id] : ids.filter((id) => id !== form.id)))
              }
            />
          ))}
        </fieldset>
        <Checkbox
          label="Cần lãnh đạo đơn vị duyệt trước khi nộp"
          checked={needsHeadApproval}
          onChecked={setNeedsHeadApproval}
        />
        {open.isError && <Band tone="error">{problemTitle(open.error)}</Band>}
        <div class="dialog-foot">
          <Button onClick={onClose}>Thôi</Button>
          <Button type="submit" kind="primary" busy={open.isPending}>
            Mở đợt, giao việc cho các đơn vị
          </Button>
        </div>
      </form>
    </Card>
  );
}

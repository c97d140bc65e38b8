import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";
import type { Page } from "../../contract/common.ts";
import type { UnitView } from "../../contract/organisation.ts";
import type { CopyProposal, PlanBegun } from "../../contract/plan-authoring.ts";
import type { PlanSummary } from "../../contract/plan.ts";
import { carryReasonInWords } from "../../domain/evaluation/carry-forward.ts";
import { api } from "../api/client.ts";
import { fieldError, problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { Checkbox, Input, Select } from "../parts/Field.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Card } from "../parts/Quiet.tsx";
import "./authoring.css";

/** Whose the parts of a unit that ended become: undefined until answered, empty to leave out. */
type Heirs = Readonly<Record<string, string | undefined>>;

const LEAVE_OUT = "leave-out";

function EndedUnits(props: {
  readonly units: CopyProposal["endedUnits"];
  readonly register: readonly UnitView[];
  readonly heirs: Heirs;
  readonly onHeir: (unitId: string, heir: string) => void;
}) {
  const { units, register, heirs, onHeir } = props;
  if (units.length === 0) return null;
  return (
    <Card title={`${units.length} đơn vị đã kết thúc: việc giao cho ai?`}>
      {units.map(({ unitId, name, items, successorIds }) => (
        <Select
          key={unitId}
          label={`${name} (nội dung ${items.join(", ")})`}
          value={heirs[unitId] ?? ""}
          onValue={(heir) => onHeir(unitId, heir)}
          options={[
            { value: "", label: "Chọn đơn vị thay" },
            { value: LEAVE_OUT, label: "Bỏ phần của đơn vị này" },
            ...register.map(({ id, shortName }) => ({
              value: id,
              label: successorIds.includes(id) ? `${shortName} (đơn vị kế tiếp)` : shortName,
            })),
          ]}
        />
      ))}
    </Card>
  );
}

function Choice(props: {
  readonly proposal: CopyProposal;
  readonly left: ReadonlySet<string>;
  readonly onToggle: (itemId: string) => void;
}) {
  const { proposal, left, onToggle } = props;
  const groups = [...new Set(proposal.items.map(({ group }) => group))];
  return (
    <Card
      title={`Chép ${proposal.items.length - left.size} trên ${proposal.items.length} nội dung`}
    >
      <p class="ink-2">
        {proposal.judgedBy === null
          ? "Kế hoạch này chưa có đợt báo cáo nào nên chưa có kết luận để dựa vào."
          : `Đề xuất theo kết luận của ${proposal.judgedBy}: nội dung đã đạt và không lặp lại thì bỏ.`}{" "}
        Đánh dấu lại được trước khi chép.
      </p>
      {groups.map((group) => (
        <fieldset key={group} class="copy-group">
          <legend>{group}</legend>
          {proposal.items
            .filter((item) => item.group === group)
            .map((item) => (
              <Checkbox
                key={item.id}
                checked={!left.has(item.id)}
                onChecked={() => onToggle(item.id)}
                label={
                  <>
                    <b class="tn">{item.number}</b> {item.title}
                    <span class="copy-reason">
                      {item.isLeftOut ? "Đề xuất bỏ: " : "Đề xuất chép: "}
                      {carryReasonInWords(item)}
                    </span>
                  </>
                }
              />
            ))}
        </fieldset>
      ))}
    </Card>
  );
}

/** What of an earlier plan goes on; what is proposed to be left out is, until the person takes it in. */
function useCopy(planId: string) {
  const proposal = useQuery({
    queryKey: ["copy", planId],
    queryFn: () => api.get<CopyProposal>(`/plans/${planId}/copies`),
    enabled: planId !== "",
  });
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [heirs, setHeirs] = useState<Heirs>({});
  const items = proposal.data?.items ?? [];
  const left = new Set(
    items.filter(({ id, isLeftOut }) => isLeftOut !== toggled.has(id)).map(({ id }) => id),
  );
  const chosenUnits = new Set(
    items.filter(({ id }) => !left.has(id)).flatMap(({ unitIds }) => unitIds),
  );
  const endedUnits = (proposal.data?.endedUnits ?? []).filter(({ unitId }) =>
    chosenUnits.has(unitId),
  );
  return {
    proposal,
    left,
    endedUnits,
    heirs,
    toggle: (id: string) => {
      const next = new Set(toggled);
      if (!next.delete(id)) next.add(id);
      setToggled(next);
    },
    setHeir: (unitId: string, heir: string) => setHeirs({ ...heirs, [unitId]: heir }),
    body: {
      itemIds: items.filter(({ id }) => !left.has(id)).map(({ id }) => id),
      units: Object.fromEntries(
        endedUnits.flatMap(({ unitId }) => {
          const heir = heirs[unitId];
          if (heir === undefined || heir === "") return [];
          return [[unitId, heir === LEAVE_OUT ? null : heir] as const];
        }),
      ),
    },
  };
}

/** A new plan: from nothing, or what goes on of an earlier one. */
export function NewPlanPage() {
  const client = useQueryClient();
  const { route } = useLocation();
  const [planId, setPlanId] = useState("");
  const [title, setTitle] = useState("");
  const [issuer, setIssuer] = useState("");
  const [termFrom, setTermFrom] = useState("");
  const [termTo, setTermTo] = useState("");
  const plans = useQuery({
    queryKey: ["plans"],
    queryFn: () => api.get<Page<PlanSummary>>("/plans"),
  });
  const units = useQuery({
    queryKey: ["units"],
    queryFn: () => api.get<Page<UnitView>>("/units", { query: { limit: 500 } }),
  });
  const copy = useCopy(planId);
  const begin = useMutation({
    mutationFn: () => {
      const facts = { title, issuer, termFrom: Number(termFrom), termTo: Number(termTo) };
      return planId === ""
        ? api.post<PlanBegun>("/plans", facts)
        : api.post<PlanBegun>(`/plans/${planId}/copies`, { ...facts, ...copy.body });
    },
    onSuccess: async ({ slug }) => {
      await client.invalidateQueries({ queryKey: ["plans"] });
      route(`/ke-hoach/${slug}/soan?ban=1`);
    },
  });
  const earlier = plans.data?.items.filter(({ state }) => state !== "draft") ?? [];
  const { proposal } = copy;
  return (
    <>
      <PageHead
        tab="Kế hoạch mới"
        crumbs={[{ label: "Kế hoạch", href: "/ke-hoach" }, { label: "Kế hoạch mới" }]}
        title={
          proposal.data === undefined
            ? "Kế hoạch mới: viết từ đầu, hoặc chép từ kế hoạch trước"
            : `Kế hoạch mới: chép ${copy.body.itemIds.length} nội dung sang nhiệm kỳ sau`
        }
      />
      <form
        class="page-body authoring-body authoring-form"
        onSubmit={(event) => {
          event.preventDefault();
          begin.mutate();
        }}
      >
        <Card title="Kế hoạch">
          <div class="authoring-form document-section">
            <Select
              label="Bắt đầu từ"
              value={planId}
              onValue={setPlanId}
              options={[
                { value: "", label: "Chưa có gì" },
                ...earlier.map((plan) => ({
                  value: plan.id,
                  label: `${plan.termFrom}–${plan.termTo}: ${plan.title}`,
                })),
              ]}
            />
            <Input
              label="Tên kế hoạch"
              required
              value={title}
              onValue={setTitle}
              error={fieldError(begin.error, "title")}
            />
            <div class="authoring-fields">
              <Input
                label="Từ năm"
                required
                inputMode="numeric"
                value={termFrom}
                onValue={setTermFrom}
                error={fieldError(begin.error, "termFrom")}
              />
              <Input
                label="Đến năm"
                required
                inputMode="numeric"
                value={termTo}
                onValue={setTermTo}
                error={fieldError(begin.error, "termTo")}
              />
              <Input
                label="Cơ quan ban hành"
                optional
                value={issuer}
                onValue={setIssuer}
                error={fieldError(begin.error, "issuer")}
              />
            </div>
          </div>
        </Card>
        {proposal.isError && <Band tone="error">{problemTitle(proposal.error)}</Band>}
        {proposal.data !== undefined && (
          <>
            <EndedUnits
              units={copy.endedUnits}
              register={units.data?.items ?? []}
              heirs={copy.heirs}
              onHeir={copy.setHeir}
            />
            <Choice proposal={proposal.data} left={copy.left} onToggle={copy.toggle} />
          </>
        )}
        {begin.isError && <Band tone="error">{problemTitle(begin.error)}</Band>}
        <div class="authoring-actions">
          <Button type="submit" kind="primary" busy={begin.isPending}>
            {planId === "" ? "Bắt đầu soạn" : `Chép ${copy.body.itemIds.length} nội dung`}
          </Button>
        </div>
      </form>
    </>
  );
}

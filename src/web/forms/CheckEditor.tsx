import { useMutation, useQuery } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import type { Page } from "../../contract/common.ts";
import type { FormSummary } from "../../contract/form.ts";
import type {
  CheckMade,
  DesignCheckBody,
  NamedRowView,
  RehearsalView,
  RehearseCheckBody,
} from "../../contract/form-check.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { Checkbox, Input, Select } from "../parts/Field.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Card } from "../parts/Quiet.tsx";
import { showToast } from "../parts/Toast.tsx";
import { ExpressionInput } from "./ExpressionInput.tsx";
import { SEVERITIES } from "./check-words.ts";
import { conditionError, proposalError } from "./expression-text.ts";

interface RoundChoice {
  readonly id: string;
  readonly name: string;
}

export interface CheckEditorProps {
  readonly check: DesignCheckBody;
  readonly forms: readonly FormSummary[];
  readonly onClose: () => void;
}

/** One check being designed: its condition read as it is typed, and tried on the figures of a round. */
export function CheckEditor({ check, forms, onClose }: CheckEditorProps) {
  const [draft, setDraft] = useState(check);
  const change = (part: Partial<DesignCheckBody>) => setDraft({ ...draft, ...part });
  const names = useQuery({
    queryKey: ["form-names", draft.formId],
    queryFn: () =>
      api.get<Page<NamedRowView>>(`/forms/${draft.formId}/names`, { query: { limit: 500 } }),
    enabled: draft.formId !== "",
  });
  const rows = names.data?.items ?? [];
  const isRead = names.data !== undefined;
  const wrong = isRead ? conditionError(draft.expression, draft.formId, rows) : undefined;
  const proposal = draft.proposal ?? "";
  const wrongProposal = isRead ? proposalError(proposal, draft.formId, rows) : undefined;
  const isReady =
    isRead && wrong === undefined && wrongProposal === undefined && draft.code.trim() !== "";
  const store = useMutation({
    mutationFn: () => api.post<CheckMade>("/form-checks", draft),
    onSuccess: ({ version }) => {
      const state = draft.isActive === true ? "đang bật" : "chưa bật";
      showToast({ text: `Đã lưu quy tắc ${draft.code}, bản ${version}, ${state}.` });
      onClose();
    },
  });
  return (
    <>
      <PageHead
        tab="Quy tắc kiểm tra"
        crumbs={[
          { label: "Biểu mẫu", href: "/bieu-mau" },
          { label: "Quy tắc kiểm tra", href: "/bieu-mau/quy-tac" },
        ]}
        title={(check.replaces ?? null) === null ? "Quy tắc mới" : `Sửa quy tắc ${check.code}`}
        actions={
          <>
            <Button onClick={onClose}>Bỏ thay đổi</Button>
            <Button
              kind="primary"
              busy={store.isPending}
              disabled={!isReady || draft.name.trim() === ""}
              onClick={() => store.mutate()}
            >
              Lưu quy tắc
            </Button>
          </>
        }
      />
      {store.isError && <Band tone="error">{problemTitle(store.error)}</Band>}
      {names.isError && (
        <Band tone="error" onRetry={() => void names.refetch()}>
          {problemTitle(names.error)}
        </Band>
      )}
      <div class="page-body check-editor">
        <Card title="Điều kiện phải đúng">
          <div class="check-fields">
            <Select
              label="Biểu"
              value={draft.formId}
              options={forms.map((form) => ({
                value: form.id,
                label: `${form.code}. ${form.title}`,
              }))}
              onValue={(formId) => change({ formId, rowId: null })}
            />
            <Input label="Mã" value={draft.code} onValue={(code) => change({ code })} />
            <Input label="Tên quy tắc" value={draft.name} onValue={(name) => change({ name })} />
          </div>
          <ExpressionInput
            label="Điều kiện"
            hint="Gõ [ để chọn chỉ tiêu, hoặc gõ vài chữ của tên. Ví dụ: [Số hộ nghèo] <= [Tổng số hộ]; năm khác: [Dân số](năm trước); số lẻ viết 0,5."
            value={draft.expression}
            onValue={(expression) => change({ expression })}
            formId={draft.formId}
            rows={rows}
            error={wrong}
          />
          {isRead && wrong === undefined && (
            <p class="ok" role="status">
              Điều kiện đọc được.
            </p>
          )}
        </Card>
        <Card title="Khi không đúng">
          <div class="check-fields">
            <Select
              label="Mức độ"
              value={draft.severity}
              options={SEVERITIES}
              onValue={(severity) => change({ severity })}
            />
            <Input
              label="Câu báo cho người nhập"
              hint="{trái}, {phải}, {lệch} được thay bằng số. Để trống thì máy tự viết."
              optional
              value={draft.message ?? ""}
              onValue={(message) => change({ message })}
            />
          </div>
          <ExpressionInput
            label="Số đề xuất"
            hint="Biểu thức cho số có lẽ đúng, đơn vị nhập bấm để sửa theo."
            optional
            value={proposal}
            onValue={(text) => change({ proposal: text === "" ? null : text })}
            formId={draft.formId}
            rows={rows}
            error={wrongProposal}
          />
          <Checkbox
            label="Bật quy tắc này cho mọi đợt đang mở"
            checked={draft.isActive ?? false}
            onChecked={(isActive) => change({ isActive })}
          />
        </Card>
        <TryOut draft={draft} isReady={isReady} />
      </div>
    </>
  );
}

/** How many units the check would hit now, before anybody is bothered with it. */
function TryOut({
  draft,
  isReady,
}: {
  readonly draft: DesignCheckBody;
  readonly isReady: boolean;
}) {
  const [chosen, setChosen] = useState("");
  const rounds = useQuery({
    queryKey: ["rounds"],
    queryFn: () => api.get<Page<RoundChoice>>("/rounds"),
  });
  const options = (rounds.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const roundId = chosen === "" ? (options[0]?.value ?? "") : chosen;
  const trial = useMutation({
    mutationFn: () => {
      const { replaces: _replaces, ...design } = draft;
      const name = draft.name.trim() === "" ? draft.code : draft.name;
      const body: RehearseCheckBody = { ...design, name, roundId };
      return api.post<RehearsalView>("/form-checks/rehearsal", body);
    },
  });
  return (
    <Card title="Chạy thử trên số liệu hiện có">
      <div class="check-fields">
        <Select label="Đợt báo cáo" value={roundId} options={options} onValue={setChosen} />
        <Button
          busy={trial.isPending}
          disabled={!isReady || roundId === ""}
          onClick={() => trial.mutate()}
        >
          Chạy thử
        </Button>
      </div>
      {trial.isError && <Band tone="error">{problemTitle(trial.error)}</Band>}
      {trial.data !== undefined && <Trial trial={trial.data} />}
    </Card>
  );
}

function Trial({ trial }: { readonly trial: RehearsalView }) {
  return (
    <div role="status">
      <p>
        <b>
          {trial.hit === 0
            ? `Không đơn vị nào bị báo, trong ${trial.units} đơn vị có chỉ tiêu này.`
            : `Sẽ báo ${trial.hit} trên ${trial.units} đơn vị, ${trial.cells} ô.`}
        </b>{" "}
        Chưa lưu và chưa báo cho ai.
      </p>
      <ul>
        {trial.found.map(({ unit, from, cells, messages }) => (
          <li key={unit}>
            {unit}: {cells} ô{from === "draft" ? ", số đang nhập" : ", số đã nộp"}
            {messages[0] !== undefined && <span class="ink-2">. {messages[0]}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

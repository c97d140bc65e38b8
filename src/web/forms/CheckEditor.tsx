import { useMutation, useQuery } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import type { Page } from "../../contract/common.ts";
import type { FormSummary, FormView } from "../../contract/form.ts";
import type {
  CheckMade,
  DesignCheckBody,
  NamedRowView,
  RehearsalView,
  RehearseCheckBody,
} from "../../contract/form-check.ts";
import type { ExpressionError } from "../../domain/collection/expression/expression.ts";
import { isTypedColumn } from "../../domain/collection/form.ts";
import { api } from "../api/client.ts";
import { isApiProblem, problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { Checkbox, Input, Select } from "../parts/Field.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Card } from "../parts/Quiet.tsx";
import { showToast } from "../parts/Toast.tsx";
import { ExpressionInput } from "./ExpressionInput.tsx";
import { SEVERITIES, severityLabel } from "./check-words.ts";
import { conditionError, firstRowNamed, proposalError } from "./expression-text.ts";

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
  const form = useQuery({
    queryKey: ["form", draft.formId],
    queryFn: () => api.get<FormView>(`/forms/${draft.formId}`),
    enabled: draft.formId !== "",
  });
  const rows = names.data?.items ?? [];
  const own = rows.filter(({ formId }) => formId === draft.formId);
  const columns = (form.data?.form.columns ?? []).filter(isTypedColumn);
  const isRead = names.data !== undefined;
  const misread = isRead ? conditionError(draft.expression, draft.formId, rows) : undefined;
  const proposal = draft.proposal ?? "";
  const shown = shownRow(draft, rows);
  const wrongProposal = isRead
    ? proposalError(proposal, draft.formId, rows, shown?.unitOfMeasure)
    : undefined;
  const store = useMutation({
    mutationFn: (body: DesignCheckBody) => api.post<CheckMade>("/form-checks", body),
    onSuccess: ({ version }) => {
      const state = draft.isActive === true ? "đang bật" : "chưa bật";
      showToast({ text: `Đã lưu quy tắc ${draft.code}, bản ${version}, ${state}.` });
      onClose();
    },
  });
  const wrong = misread ?? circleIn(store.error, store.variables, draft);
  const isReady =
    isRead && wrong === undefined && wrongProposal === undefined && draft.code.trim() !== "";
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
              onClick={() => store.mutate(draft)}
            >
              Lưu quy tắc
            </Button>
          </>
        }
      />
      {store.isError && circleIn(store.error, store.variables, draft) === undefined && (
        <Band tone="error">{problemTitle(store.error)}</Band>
      )}
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
              onValue={(formId) => change({ formId, rowId: null, columnId: null })}
            />
            <Input label="Mã" value={draft.code} onValue={(code) => change({ code })} />
            <Input label="Tên quy tắc" value={draft.name} onValue={(name) => change({ name })} />
          </div>
          <ExpressionInput
            label="Điều kiện"
            hint="Gõ [ để chọn chỉ tiêu, hoặc gõ vài chữ của tên. Ví dụ: [Số hộ nghèo] <= [Tổng số hộ]; năm và đợt khác: [Dân số] năm trước, [Dân số] năm 2020, [Dân số] đợt trước; các phường cộng lại: tổng các đơn vị([Dân số]); số lẻ viết 0,5."
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
              label="Báo ở dòng"
              value={draft.rowId ?? ""}
              options={[
                {
                  value: "",
                  label:
                    shown === undefined || draft.rowId !== null
                      ? FIRST_ROW
                      : `${FIRST_ROW}: ${shown.name}`,
                },
                ...own.map(({ rowId, name }) => ({ value: rowId, label: name })),
              ]}
              onValue={(rowId) => change({ rowId: rowId === "" ? null : rowId })}
            />
            <Select
              label="Báo ở cột"
              value={draft.columnId ?? ""}
              options={[
                { value: "", label: "Mọi cột nhập số" },
                ...columns.map(({ id, label }) => ({ value: id, label: `Chỉ cột ${label}` })),
              ]}
              onValue={(columnId) => change({ columnId: columnId === "" ? null : columnId })}
            />
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

const FIRST_ROW = "Tự chọn";

/** The row at which it will show: the one chosen, else the first of the form that is named. */
function shownRow(
  { rowId, formId, expression }: DesignCheckBody,
  rows: readonly NamedRowView[],
): NamedRowView | undefined {
  const named = firstRowNamed(expression, formId, rows);
  return rows.find((row) => row.rowId === (rowId ?? named?.rowId));
}

/** Where in the text a circle closes, as long as it is the text that was refused. */
function circleIn(
  error: unknown,
  refused: DesignCheckBody | undefined,
  draft: DesignCheckBody,
): ExpressionError | undefined {
  if (!isApiProblem(error) || error.code !== "collection.check.circular") return undefined;
  const { at, to } = error.details;
  if (refused?.expression !== draft.expression || typeof at !== "number" || typeof to !== "number")
    return undefined;
  return { at, to, message: error.title, proposals: [] };
}

/** Which cells the check would point at now, before anybody is bothered with it. */
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
      {trial.data !== undefined && <Trial trial={trial.data} severity={draft.severity} />}
    </Card>
  );
}

const SHOWN_CELLS = 5;

interface TrialProps {
  readonly trial: RehearsalView;
  readonly severity: DesignCheckBody["severity"];
}

function Trial({ trial, severity }: TrialProps) {
  return (
    <div role="status" class="check-trial">
      <p>
        <b>
          {trial.hit === 0
            ? `Không đơn vị nào bị báo, trong ${trial.units} đơn vị có chỉ tiêu này.`
            : `Sẽ báo ${trial.cells} ô ở ${trial.hit} trên ${trial.units} đơn vị, mức “${severityLabel(severity)}”.`}
        </b>{" "}
        Chưa lưu và chưa báo cho ai.
      </p>
      <ul>
        {trial.found.map(({ unit, from, cells }) => (
          <li key={unit}>
            <b>{unit ?? "Cả biểu"}</b>
            <span class="ink-2">
              {" "}
              {cells.length} ô, {from === "draft" ? "số đang nhập" : "số đã nộp"}
            </span>
            <ul>
              {cells.slice(0, SHOWN_CELLS).map(({ row, column, message }) => (
                <li key={`${row} ${column}`}>
                  {row} · {column}
                  {message !== null && <span class="ink-2">: {message}</span>}
                </li>
              ))}
              {cells.length > SHOWN_CELLS && <li>và {cells.length - SHOWN_CELLS} ô khác</li>}
            </ul>
          </li>
        ))}
      </ul>
      {trial.found.some(({ cells }) => cells.some(({ message }) => message === null)) && (
        <p class="ink-2">Số đang nhập là của riêng đơn vị nên chỉ nêu ô, không nêu số.</p>
      )}
    </div>
  );
}

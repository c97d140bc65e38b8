import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import type { IndicatorView } from "../../contract/form.ts";
import { api } from "../api/client.ts";
import { fieldError, isApiProblem, problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { Input, Select, TextArea } from "../parts/Field.tsx";
import { SidePanel } from "../parts/SidePanel.tsx";
import { showToast } from "../parts/Toast.tsx";
import {
  DIRECTIONS,
  FREQUENCIES,
  type IndicatorDraft,
  OVER_TIME,
  OVER_UNITS,
  changeOf,
  draftOf,
  labelIn,
  providersInWords,
} from "./indicator-words.ts";

export const INDICATORS_KEY = ["indicators"] as const;

export interface IndicatorPanelProps {
  readonly indicator: IndicatorView;
  readonly indicators: readonly IndicatorView[];
  readonly mayChange: boolean;
  readonly onClose: () => void;
}

/** All that the register says of one indicator; edited by who keeps it, read by others. */
export function IndicatorPanel(props: IndicatorPanelProps) {
  return props.mayChange ? <Editor {...props} /> : <Facts {...props} />;
}

/** Fields say themselves what is wrong with them. */
const refusalInWords = (error: unknown): string =>
  isApiProblem(error) && error.errors.length > 0
    ? "Chưa lưu: có chỗ ghi chưa đúng, xem ở từng ô."
    : problemTitle(error);

function Editor({ indicator, indicators, onClose }: IndicatorPanelProps) {
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(indicator));
  const change = changeOf(indicator, draft);
  const isChanged = Object.keys(change).length > 0;
  const set = (part: Partial<IndicatorDraft>) => setDraft({ ...draft, ...part });
  const save = useMutation({
    mutationFn: () => api.patch(`/indicators/${indicator.id}`, change),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: INDICATORS_KEY });
      showToast({ text: `Đã lưu chỉ tiêu ${draft.code}.` });
      onClose();
    },
  });
  const error = (field: string) => fieldError(save.error, field);
  const others = [
    { value: "", label: "Không có" },
    ...indicators
      .filter(({ id }) => id !== indicator.id)
      .map(({ id, code, name }) => ({ value: id, label: `${code} · ${name}` })),
  ];
  return (
    <SidePanel
      over={`Chỉ tiêu ${indicator.code}`}
      title={indicator.name}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Thôi</Button>
          <Button
            kind="primary"
            busy={save.isPending}
            disabled={!isChanged}
            onClick={() => save.mutate()}
          >
            Lưu chỉ tiêu
          </Button>
        </>
      }
    >
      <div class="indicator-form">
        {save.isError && <Band tone="error">{refusalInWords(save.error)}</Band>}
        <Input
          label="Mã"
          value={draft.code}
          error={error("code")}
          onValue={(code) => set({ code })}
        />
        <TextArea
          label="Tên chỉ tiêu"
          rows={2}
          value={draft.name}
          error={error("name")}
          onValue={(name) => set({ name })}
        />
        <Input
          label="Đơn vị tính"
          hint={indicator.isUsed ? "Đã có số liệu nên giữ nguyên đơn vị tính." : undefined}
          readOnly={indicator.isUsed}
          value={draft.unitOfMeasure}
          error={error("unitOfMeasure")}
          onValue={(unitOfMeasure) => set({ unitOfMeasure })}
        />
        <Input
          label="Số chữ số thập phân"
          inputMode="numeric"
          value={draft.decimals}
          error={error("decimals")}
          onValue={(decimals) => set({ decimals })}
        />
        <Input
          label="Giá trị lớn nhất có thể"
          hint="100 với tỷ trọng; để trống nếu không có."
          inputMode="decimal"
          optional
          value={draft.ceiling}
          error={error("ceiling")}
          onValue={(ceiling) => set({ ceiling })}
        />
        <Select
          label="Chiều đánh giá"
          value={draft.direction}
          options={DIRECTIONS}
          onValue={(direction) => set({ direction })}
        />
        <Select
          label="Tổng hợp theo đơn vị"
          value={draft.overUnits}
          options={OVER_UNITS}
          onValue={(overUnits) => set({ overUnits })}
        />
        <Select
          label="Tổng hợp theo thời gian"
          value={draft.overTime}
          options={OVER_TIME}
          onValue={(overTime) => set({ overTime })}
        />
        <Select
          label="Tử số"
          value={draft.numeratorId}
          options={others}
          onValue={(numeratorId) => set({ numeratorId })}
        />
        <Select
          label="Mẫu số"
          value={draft.denominatorId}
          options={others}
          onValue={(denominatorId) => set({ denominatorId })}
        />
        {draft.overUnits === "weighted_mean" && (
          <Select
            label="Quyền số"
            value={draft.weightId}
            options={others}
            onValue={(weightId) => set({ weightId })}
          />
        )}
        <TextArea
          label="Công thức"
          hint="Ghi bằng lời, ví dụ: số người có thẻ / dân số × 100."
          rows={2}
          optional
          value={draft.formula}
          onValue={(formula) => set({ formula })}
        />
        <TextArea
          label="Khái niệm, phương pháp tính"
          rows={4}
          optional
          value={draft.definition}
          onValue={(definition) => set({ definition })}
        />
        <Input
          label="Nguồn số liệu"
          optional
          value={draft.source}
          error={error("source")}
          onValue={(source) => set({ source })}
        />
        <Select
          label="Kỳ công bố"
          value={draft.frequency}
          options={FREQUENCIES}
          onValue={(frequency) => set({ frequency })}
        />
        <Providers indicator={indicator} />
      </div>
    </SidePanel>
  );
}

const Providers = ({ indicator }: { readonly indicator: IndicatorView }) => (
  <p class="ink-2">
    Đơn vị cung cấp:{" "}
    {indicator.providers.length === 0
      ? "chưa có biểu nào thu thập."
      : `${indicator.providers.join(", ")}. Đổi đơn vị cung cấp trong biểu thu thập chỉ tiêu này.`}
  </p>
);

function Facts({ indicator, indicators, onClose }: IndicatorPanelProps) {
  const nameOf = (id: string | null) => indicators.find((each) => each.id === id)?.name ?? "";
  const facts: readonly (readonly [string, string])[] = [
    ["Đơn vị tính", indicator.unitOfMeasure],
    ["Số chữ số thập phân", String(indicator.decimals)],
    ["Chiều đánh giá", labelIn(DIRECTIONS, indicator.direction)],
    ["Theo đơn vị", labelIn(OVER_UNITS, indicator.overUnits)],
    ["Theo thời gian", labelIn(OVER_TIME, indicator.overTime)],
    ["Tử số", nameOf(indicator.numeratorId)],
    ["Mẫu số", nameOf(indicator.denominatorId)],
    ["Công thức", indicator.formula ?? ""],
    ["Khái niệm", indicator.definition],
    ["Nguồn", indicator.source],
    ["Kỳ công bố", labelIn(FREQUENCIES, indicator.frequency)],
    ["Đơn vị cung cấp", providersInWords(indicator)],
  ];
  return (
    <SidePanel over={`Chỉ tiêu ${indicator.code}`} title={indicator.name} onClose={onClose}>
      <dl class="indicator-facts">
        {facts
          .filter(([, words]) => words !== "")
          .map(([head, words]) => (
            <div key={head}>
              <dt>{head}</dt>
              <dd>{words}</dd>
            </div>
          ))}
      </dl>
    </SidePanel>
  );
}

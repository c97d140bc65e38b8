import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useMemo, useState } from "preact/hooks";
import type { GiveDirectiveRequest } from "../../contract/directive.ts";
import type { TrackedUnit, TrackingView } from "../../contract/tracking.ts";
import { formatOfficialShortDate } from "../../domain/kernel/local-date.ts";
import { api } from "../api/client.ts";
import { fieldError, problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { Input, Select, TextArea } from "../parts/Field.tsx";
import { Icon } from "../parts/Icon.tsx";
import { SidePanel } from "../parts/SidePanel.tsx";
import { showToast } from "../parts/Toast.tsx";
import { vietnamDay } from "../parts/vietnam-time.ts";
import { deadlineChoices } from "./directive-model.ts";
import { DIRECTIVES_KEY } from "./use-directives.ts";
import "./directives.css";

/** The target a directive is about, as far as the panel needs it. */
export interface DirectiveTarget {
  readonly targetId: string;
  readonly code: string;
  readonly measure: string;
  readonly itemId: string;
  readonly leadUnitId: string | null;
}

export interface GiveDirectivePanelProps {
  readonly board: TrackingView;
  readonly target?: DirectiveTarget | undefined;
  readonly onClose: () => void;
}

/** More than these are found in the list of all units. */
const SUGGESTED = 4;

function suggestedUnits(board: TrackingView, target: DirectiveTarget | undefined) {
  if (target === undefined) return [];
  const parts = board.units.filter((unit) =>
    unit.tasks.some((task) => task.itemId === target.itemId),
  );
  const isLead = (unit: TrackedUnit) => unit.unitId === target.leadUnitId;
  return [...parts.filter(isLead), ...parts.filter((unit) => !isLead(unit))].slice(0, SUGGESTED);
}

const proposal = (target: DirectiveTarget | undefined): string =>
  target === undefined
    ? ""
    : `Báo cáo nguyên nhân và đề xuất giải pháp để đạt chỉ tiêu ${target.code} (${target.measure}).`;

/** Giving a directive: the responsible is chosen, the day is one tap, the words can be changed (ý kiến chỉ đạo). */
export function GiveDirectivePanel({ board, target, onClose }: GiveDirectivePanelProps) {
  const client = useQueryClient();
  const today = vietnamDay(board.asOf);
  const days = useMemo(() => deadlineChoices(today), [today]);
  const [offered, setOffered] = useState(() => suggestedUnits(board, target));
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    offered.slice(0, 1).map((unit) => unit.unitId),
  );
  const [dueOn, setDueOn] = useState(days[1]?.date ?? today);
  const [body, setBody] = useState(() => proposal(target));
  const names = offered
    .filter((unit) => chosen.includes(unit.unitId))
    .map((unit) => unit.shortName);
  const send = useMutation({
    mutationFn: () => {
      const request: GiveDirectiveRequest = {
        roundId: board.roundId,
        unitIds: [...chosen],
        targetId: target?.targetId ?? null,
        itemId: null,
        body: body.trim(),
        dueOn,
      };
      return api.post("/directives", request);
    },
    onSuccess: async () => {
      const to = names.length > 2 ? `${names.length} đơn vị` : names.join(" và ");
      showToast({
        text: `Đã gửi chỉ đạo đến ${to}, hạn báo cáo ${formatOfficialShortDate(dueOn)}.`,
      });
      await client.invalidateQueries({ queryKey: DIRECTIVES_KEY });
      onClose();
    },
  });
  const toggle = (unitId: string) =>
    setChosen((ids) =>
      ids.includes(unitId) ? ids.filter((id) => id !== unitId) : [...ids, unitId],
    );
  const add = (unitId: string) => {
    const unit = board.units.find((each) => each.unitId === unitId);
    if (unit === undefined) return;
    setOffered((units) => [...units, unit]);
    setChosen((ids) => [...ids, unitId]);
  };
  const others = board.units.filter((unit) => !offered.includes(unit));
  const isReady = chosen.length > 0 && body.trim().length >= 5;
  return (
    <SidePanel
      title="Cho ý kiến chỉ đạo"
      over={target === undefined ? undefined : `Chỉ tiêu ${target.code} · ${target.measure}`}
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          icon="send"
          disabled={!isReady}
          busy={send.isPending}
          onClick={() => send.mutate()}
        >
          Gửi chỉ đạo
        </Button>
      }
    >
      {send.isError && <Band tone="error">{problemTitle(send.error)}</Band>}
      <fieldset class="choice-group">
        <legend class="field-label">Giao cho</legend>
        <div class="choice-chips">
          {offered.map((unit) => (
            <button
              key={unit.unitId}
              type="button"
              class="choice-chip"
              aria-pressed={chosen.includes(unit.unitId)}
              onClick={() => toggle(unit.unitId)}
            >
              {chosen.includes(unit.unitId) && <Icon name="check" size={14} />}
              {unit.shortName}
            </button>
          ))}
        </div>
        <Select
          label="Thêm đơn vị"
          labelHidden
          value=""
          error={fieldError(send.error, "unitIds")}
          onValue={add}
          options={[
            { value: "", label: offered.length === 0 ? "Chọn đơn vị…" : "Thêm đơn vị khác…" },
            ...others.map((unit) => ({ value: unit.unitId, label: unit.shortName })),
          ]}
        />
      </fieldset>
      <fieldset class="choice-group">
        <legend class="field-label">Hạn báo cáo</legend>
        <div class="choice-chips">
          {days.map((choice) => (
            <button
              key={choice.span}
              type="button"
              class="choice-chip"
              aria-pressed={choice.date === dueOn}
              onClick={() => setDueOn(choice.date)}
            >
              <span class="choice-day">{choice.day}</span>
              <small>{choice.span}</small>
            </button>
          ))}
        </div>
        <Input
          label="Ngày khác"
          type="date"
          min={today}
          value={dueOn}
          error={fieldError(send.error, "dueOn")}
          onValue={setDueOn}
        />
      </fieldset>
      <TextArea
        label="Nội dung chỉ đạo"
        rows={5}
        value={body}
        error={fieldError(send.error, "body")}
        onValue={setBody}
      />
    </SidePanel>
  );
}

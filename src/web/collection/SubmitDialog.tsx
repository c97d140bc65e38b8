import { useMutation } from "@tanstack/preact-query";
import { useMemo, useState } from "preact/hooks";
import type {
  ApprovalAsked,
  EarlierNarratives,
  Receipt,
  SheetView,
  SubmitBody,
} from "../../contract/collection.ts";
import { paragraphText } from "../../domain/collection/bound-figure.ts";
import { ITEM_SECTIONS, SECTION_LABELS } from "../../domain/collection/narrative.ts";
import { repeatedPercent } from "../../domain/collection/repeated-text.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { ConfirmDialog } from "../parts/ConfirmDialog.tsx";
import { Checkbox, Input } from "../parts/Field.tsx";
import { Icon } from "../parts/Icon.tsx";
import { showToast } from "../parts/Toast.tsx";
import { asksHead } from "./approval.ts";
import { earlierOf, useEarlier } from "./EarlierText.tsx";
import { CauseList, causeKey } from "./CauseList.tsx";
import type { EntryStore } from "./entry-store.ts";
import type { SheetGrid } from "./sheet-lines.ts";
import {
  type Reasons,
  type TaskPlan,
  canSend,
  causesIn,
  explanationsOf,
  isExplained,
  submitPlan,
} from "./submit-plan.ts";

export interface SubmitDialogProps {
  readonly sheet: SheetView;
  readonly store: EntryStore;
  readonly grids: readonly SheetGrid[];
  /** Leaves the dialog for a cell. */
  readonly onCell: (rowId: string, columnId: string) => void;
  readonly onClose: () => void;
  readonly onSubmitted: (receipt: Receipt) => void;
  /** It lies before the unit's head now. */
  readonly onAsked: () => void;
}

const NOT_SAVED =
  "Còn nội dung chưa gửi lên máy chủ. Nội dung vẫn còn trên máy này; khi có mạng hãy nộp lại.";

/** The check list before sending: what is ready, what is wrong, and room for reasons. */
export function SubmitDialog(props: SubmitDialogProps) {
  const { sheet, store, grids, onCell, onClose, onSubmitted, onAsked } = props;
  const isAsking = asksHead(sheet);
  const plans = useMemo(() => submitPlan(sheet, store, store.view.current()), [sheet, store]);
  const earlier = useEarlier(sheet.obligationId);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [reasons, setReasons] = useState<Reasons>({ common: "", single: {} });
  const [isAsked, setAsked] = useState(false);
  const chosen = plans.filter((plan) => canSend(plan) && !left.has(plan.task.taskId));
  const causes = causesIn(store, chosen);
  const blocked = causesIn(
    store,
    plans.filter((plan) => !canSend(plan)),
  ).filter(({ severity }) => severity === "blocking");
  const isReasoned = isExplained(causes, reasons);
  const submit = useMutation({
    mutationFn: async () => {
      if (!(await store.flush())) throw new Error(NOT_SAVED);
      const body: SubmitBody = {
        taskIds: chosen.map(({ task }) => task.taskId),
        explanations: explanationsOf(causes, reasons),
      };
      const at = `/obligations/${sheet.obligationId}`;
      if (!isAsking) return api.post<Receipt>(`${at}/submissions`, body);
      const { itemNumbers } = await api.post<ApprovalAsked>(`${at}/approvals`, body);
      showToast({ text: `Đã trình lãnh đạo duyệt nội dung ${itemNumbers.join(", ")}.` });
      return null;
    },
    onSuccess: (receipt) => (receipt === null ? onAsked() : onSubmitted(receipt)),
  });
  const toggle = (taskId: string) => {
    const next = new Set(left);
    if (!next.delete(taskId)) next.add(taskId);
    setLeft(next);
  };
  const confirm = () => {
    setAsked(true);
    if (chosen.length > 0 && isReasoned) submit.mutate();
  };
  const error = submit.isError
    ? submit.error.message === NOT_SAVED
      ? NOT_SAVED
      : problemTitle(submit.error)
    : isAsked && chosen.length > 0 && !isReasoned
      ? "Còn chỗ trống hoặc khác thường chưa có lý do. Ghi lý do rồi nộp."
      : isAsked && chosen.length === 0
        ? "Chưa có phần việc nào nộp được. Sửa ô sai hoặc nhập thêm rồi nộp."
        : undefined;
  return (
    <ConfirmDialog
      title={
        isAsking
          ? "Trình lãnh đạo đơn vị duyệt trước khi nộp?"
          : "Nộp báo cáo cho Văn phòng và Phòng Tài chính – Kế hoạch?"
      }
      confirmLabel={`${isAsking ? "Trình" : "Nộp"} ${chosen.length} phần việc`}
      onConfirm={confirm}
      onClose={onClose}
      busy={submit.isPending}
      error={error}
    >
      <p>
        {isAsking
          ? "Số liệu giữ nguyên cho đến khi lãnh đạo duyệt hoặc gửi lại; anh/chị rút lại được trước đó."
          : "Sau khi nộp, số liệu khóa cho đến khi được trả lại."}
      </p>
      {plans.length === 0 && <p>Chưa có phần việc nào đã nhập.</p>}
      <ul class="submit-list">
        {plans.map((plan) => (
          <PlannedTask
            key={plan.task.taskId}
            plan={plan}
            repeated={repeatedIn(store, earlier, plan.task.itemId)}
            isChosen={chosen.includes(plan)}
            onToggle={() => toggle(plan.task.taskId)}
          />
        ))}
      </ul>
      {blocked.length > 0 && (
        <section class="submit-causes" aria-labelledby="submit-blocked">
          <h3 id="submit-blocked" class="son">
            Phải sửa trước khi nộp ({blocked.length} chỗ)
          </h3>
          <CauseList causes={blocked} {...{ grids, onCell }} />
        </section>
      )}
      {causes.length > 0 && (
        <section class="submit-causes" aria-labelledby="submit-asked">
          <h3 id="submit-asked">Cần ghi lý do ({causes.length} chỗ)</h3>
          <Input
            label="Lý do chung cho các chỗ này"
            hint="Lý do in thành ghi chú dưới biểu tổng hợp. Ghi riêng ở dưới nếu lý do khác nhau."
            maxLength={1000}
            value={reasons.common}
            onValue={(common) => setReasons({ ...reasons, common })}
          />
          <CauseList
            {...{ causes, grids, onCell }}
            below={(cause) => (
              <Input
                label={`Lý do riêng: ${cause.message}`}
                labelHidden
                placeholder="Lý do riêng, nếu khác lý do chung"
                maxLength={1000}
                value={reasons.single[causeKey(cause)] ?? ""}
                onValue={(text) =>
                  setReasons({
                    ...reasons,
                    single: { ...reasons.single, [causeKey(cause)]: text },
                  })
                }
              />
            )}
          />
        </section>
      )}
    </ConfirmDialog>
  );
}

interface PlannedTaskProps {
  readonly plan: TaskPlan;
  /** Boxes whose text only repeats the last round. */
  readonly repeated: readonly string[];
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}

/** "Kết quả đạt được (92%)": boxes of an item that say again what was said last time. */
function repeatedIn(
  store: EntryStore,
  earlier: EarlierNarratives | undefined,
  itemId: string,
): readonly string[] {
  return ITEM_SECTIONS.flatMap((section) => {
    const before = earlierOf(earlier, itemId, section).map((told) => told.body);
    const percents = store.pointsOf(itemId, section).flatMap((point) => {
      const text = paragraphText(store.bodyOf({ itemId, section, point }), store.figureTextAt);
      return repeatedPercent(text, before) ?? [];
    });
    return percents.length === 0
      ? []
      : [`${SECTION_LABELS[section].toLowerCase()} (${Math.max(...percents)}%)`];
  });
}

function stateInWords({ wrong, asked }: TaskPlan): string {
  if (wrong > 0) return `${wrong} chỗ phải sửa trước khi nộp`;
  return asked > 0 ? `${asked} chỗ cần ghi lý do` : "Sẵn sàng";
}

function PlannedTask({ plan, repeated, isChosen, onToggle }: PlannedTaskProps) {
  const { task } = plan;
  const isReady = canSend(plan);
  const isPlain = isReady && plan.asked === 0;
  return (
    <li>
      <div class="submit-task">
        <Checkbox
          checked={isChosen}
          disabled={!isReady}
          onChecked={onToggle}
          label={
            <>
              <b class="tn">{task.itemNumber}</b> {task.itemTitle}
            </>
          }
        />
        <span class={isPlain ? "ok" : isReady ? "warn-ink" : "son"}>
          <Icon name={isPlain ? "check" : "alert"} size={13} /> {stateInWords(plan)}
        </span>
      </div>
      {plan.missing.length > 0 && (
        <p class="submit-missing">Thuyết minh còn thiếu: {plan.missing.join(", ")}.</p>
      )}
      {repeated.length > 0 && (
        <p class="submit-missing">Thuyết minh giống kỳ trước: {repeated.join(", ")}.</p>
      )}
    </li>
  );
}

import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useLocation, useRoute } from "preact-iso";
import { useState } from "preact/hooks";
import type { Receipt, SheetView } from "../../contract/collection.ts";
import { formatChange, formatDecimal } from "../../domain/kernel/vietnamese-number.ts";
import { decimal, toText } from "../../domain/kernel/decimal.ts";
import { formatOfficialShortDate } from "../../domain/kernel/local-date.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { ConfirmDialog } from "../parts/ConfirmDialog.tsx";
import { Checkbox, Input, Select } from "../parts/Field.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { EmptyState, KeyHint, Skeleton } from "../parts/Quiet.tsx";
import { SidePanel, Workspace } from "../parts/SidePanel.tsx";
import { showToast } from "../parts/Toast.tsx";
import { momentInWords } from "../tracking/board-model.ts";
import { EntryGrid } from "./EntryGrid.tsx";
import { type Place, addressAt, blocksOf, keyOf } from "./grid-model.ts";
import { NarrativePanel } from "./NarrativePanel.tsx";
import { useDrafts } from "./use-drafts.ts";
import "./entry.css";

/** Figures and narratives of one unit in one round (Nhập số liệu). */
export function EntryPage() {
  const { params } = useRoute();
  const id = params["obligationId"] ?? "";
  const sheet = useQuery({
    queryKey: ["sheet", id],
    queryFn: () => api.get<SheetView>(`/obligations/${id}/sheet`),
  });
  if (sheet.data === undefined) {
    return (
      <>
        <PageHead tab="Nhập số liệu" title="Nhập số liệu" />
        {sheet.isError ? (
          <Band tone="error" onRetry={() => void sheet.refetch()}>
            {problemTitle(sheet.error)}
          </Band>
        ) : (
          <Skeleton rows={14} />
        )}
      </>
    );
  }
  return <Sheet sheet={sheet.data} />;
}

const NO_ITEM = "don-vi";

function Sheet({ sheet }: { readonly sheet: SheetView }) {
  const { query } = useLocation();
  const drafts = useDrafts(sheet);
  const [active, setActive] = useState<Place>();
  const [narrativesSavedAt, setNarrativesSavedAt] = useState<string>();
  const [itemNumber, setItemNumber] = useState(
    query["muc"] ?? sheet.tasks[0]?.itemNumber ?? NO_ITEM,
  );
  const [isSubmitting, setSubmitting] = useState(false);
  const [isPanelOpen, setPanelOpen] = useState(true);
  const canEdit = sheet.access === "edit";
  const open = sheet.tasks.filter((task) =>
    ["not_started", "in_progress", "returned"].includes(task.state),
  );
  const task = sheet.tasks.find((each) => each.itemNumber === itemNumber);
  const savedAt = [drafts.savedAt, narrativesSavedAt]
    .filter((at) => at !== undefined)
    .sort()
    .at(-1);
  const errors =
    sheet.checks.filter((check) => check.severity === "blocking").length +
    Object.keys(drafts.refusals).length;
  const warnings = sheet.checks.filter(
    (check) => check.severity === "must_explain" && !check.explained,
  ).length;
  const { deadline } = sheet;
  return (
    <>
      <PageHead
        tab="Nhập số liệu"
        crumbs={[{ label: "Việc của tôi", href: "/viec-cua-toi" }, { label: sheet.round.name }]}
        title={`Số liệu ${sheet.round.periodLabel} của ${sheet.unit.name}`}
        aside={
          <span class={deadline.isLate ? "son" : "ink2"}>
            Hạn: {deadline.asWritten}
            {deadline.isLate
              ? `, quá hạn ${-deadline.daysLeft} ngày`
              : `, hết ngày ${formatOfficialShortDate(deadline.dueOn)}`}{" "}
            · {sheet.counts.filled}/{sheet.counts.asked} ô
          </span>
        }
        readOnly={
          canEdit
            ? open.length === 0
              ? "Đã nộp, số liệu khóa cho đến khi được trả lại."
              : undefined
            : "Chỉ xem những gì đơn vị đã nộp."
        }
        actions={
          <>
            <Button onClick={() => setPanelOpen(!isPanelOpen)}>Thuyết minh</Button>
            {canEdit && open.length > 0 && (
              <Button
                kind="primary"
                icon="send"
                disabled={drafts.pending > 0}
                onClick={() => setSubmitting(true)}
              >
                Nộp báo cáo
              </Button>
            )}
          </>
        }
      />
      {drafts.failure !== undefined && <Band tone="offline">{drafts.failure}</Band>}
      <FormulaBar sheet={sheet} active={active} />
      <Workspace
        panel={
          isPanelOpen ? (
            <SidePanel
              takesFocus={false}
              title="Thuyết minh"
              onClose={() => setPanelOpen(false)}
              under={
                <Select
                  label="Nội dung"
                  labelHidden
                  value={itemNumber}
                  onValue={setItemNumber}
                  options={[
                    ...sheet.tasks.map((each) => ({
                      value: each.itemNumber,
                      label: `${each.itemNumber} ${each.itemTitle.slice(0, 60)}`,
                    })),
                    { value: NO_ITEM, label: "Cả đơn vị và nhiệm kỳ tới" },
                  ]}
                />
              }
            >
              <NarrativePanel
                key={itemNumber}
                sheet={sheet}
                task={task}
                onSaved={setNarrativesSavedAt}
              />
            </SidePanel>
          ) : undefined
        }
      >
        {sheet.forms.length === 0 ? (
          <EmptyState>Đơn vị không phải nhập số liệu, chỉ ghi thuyết minh ở khung bên.</EmptyState>
        ) : (
          <EntryGrid
            sheet={sheet}
            drafts={drafts.drafts}
            refusals={drafts.refusals}
            onChange={drafts.change}
            active={active}
            onActive={setActive}
          />
        )}
        <div class="entry-status" role="status">
          <span>{drafts.pending} ô chờ gửi</span>
          <span class={errors > 0 ? "son" : undefined}>{errors} ô cần sửa</span>
          <span>{warnings} ô cần giải thích</span>
          <span>{sheet.counts.asked - sheet.counts.filled} ô còn trống</span>
          {savedAt !== undefined && drafts.pending === 0 && (
            <span>Đã lưu lúc {momentInWords(savedAt).slice(0, 5)}.</span>
          )}
          <span class="end">
            <KeyHint keys={["Enter"]}>xuống</KeyHint> <KeyHint keys={["F2"]}>sửa</KeyHint>{" "}
            <KeyHint keys={["Ctrl V"]}>dán từ Excel</KeyHint>
          </span>
        </div>
      </Workspace>
      {isSubmitting && <SubmitDialog sheet={sheet} onClose={() => setSubmitting(false)} />}
    </>
  );
}

/** The active cell in words, with last year beside it. */
function FormulaBar({
  sheet,
  active,
}: {
  readonly sheet: SheetView;
  readonly active: Place | undefined;
}) {
  const blocks = blocksOf(sheet);
  const address = active === undefined ? undefined : addressAt(blocks, active);
  const line = active === undefined ? undefined : blocks[active.block]?.lines[active.line];
  const column = active === undefined ? undefined : blocks[active.block]?.columns[active.column];
  if (active === undefined || address === undefined || line === undefined || column === undefined) {
    return <div class="formula-bar" />;
  }
  const valueAt = (key: string) =>
    sheet.cells.find((cell) => keyOf(cell) === key)?.value ??
    sheet.computed.find((cell) => keyOf(cell) === key)?.value ??
    null;
  const value = valueAt(keyOf(address));
  const before = blocks[active.block]?.columns[active.column - 1];
  const last =
    before === undefined ? null : valueAt(keyOf({ rowId: line.row.id, columnId: before.id }));
  const comment = sheet.cells.find((cell) => keyOf(cell) === keyOf(address))?.comment;
  const check = sheet.checks.find((each) => keyOf(each) === keyOf(address));
  return (
    <div class="formula-bar" role="status">
      <b>
        {line.row.label} · {column.label}
      </b>
      <span>
        {value === null ? "…" : formatDecimal(value, line.row.decimals)} {line.row.unitOfMeasure}
      </span>
      {before !== undefined && last !== null && (
        <span class="ink2">
          năm {before.label}: {formatDecimal(last, line.row.decimals)}
          {value !== null &&
            ` · thay đổi ${formatChange(toText(decimal(value).minus(decimal(last))), line.row.decimals)}`}
        </span>
      )}
      {comment !== undefined && comment !== null && (
        <span class="warn-ink">Trả lại: {comment.body}</span>
      )}
      {check !== undefined && <span class="son">{check.message}</span>}
    </div>
  );
}

function SubmitDialog({
  sheet,
  onClose,
}: {
  readonly sheet: SheetView;
  readonly onClose: () => void;
}) {
  const client = useQueryClient();
  const open = sheet.tasks.filter((task) =>
    ["not_started", "in_progress", "returned"].includes(task.state),
  );
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    open.filter((task) => task.state !== "not_started").map((task) => task.taskId),
  );
  const [reason, setReason] = useState("");
  const toExplain = sheet.checks.filter(
    (check) => check.severity === "must_explain" && !check.explained,
  );
  const submit = useMutation({
    mutationFn: () =>
      api.post<Receipt>(`/obligations/${sheet.obligationId}/submissions`, {
        taskIds: chosen,
        ...(reason.trim() === ""
          ? {}
          : {
              explanations: toExplain.map(({ rowId, columnId }) => ({
                rowId,
                columnId,
                note: reason,
              })),
            }),
      }),
    onSuccess: async (receipt) => {
      showToast({
        text: `Đã nộp lúc ${momentInWords(receipt.submittedAt)}. Biên nhận số ${receipt.receiptNumber}.`,
      });
      onClose();
      await client.invalidateQueries();
    },
  });
  const blocking = sheet.checks.filter((check) => check.severity === "blocking");
  return (
    <ConfirmDialog
      title="Nộp báo cáo cho Văn phòng và Phòng Tài chính - Kế hoạch?"
      confirmLabel={`Nộp ${chosen.length} phần việc`}
      busy={submit.isPending}
      error={submit.isError ? problemTitle(submit.error) : undefined}
      onConfirm={() => submit.mutate()}
      onClose={onClose}
    >
      <p>Sau khi nộp, số liệu khóa cho đến khi được trả lại.</p>
      {blocking.slice(0, 5).map((check) => (
        <p key={keyOf(check) + check.code} class="check-line is-blocking">
          {check.message}
        </p>
      ))}
      {toExplain.length > 0 && (
        <>
          <p class="check-line">
            Còn {toExplain.length} ô trống hoặc khác thường. Có thể nộp kèm lý do.
          </p>
          <Input label="Lý do chung cho các ô này" value={reason} onValue={setReason} />
        </>
      )}
      <fieldset class="units-picker">
        <legend>Phần việc nộp lần này</legend>
        {open.map((task) => (
          <Checkbox
            key={task.taskId}
            label={`${task.itemNumber} ${task.itemTitle.slice(0, 70)}`}
            checked={chosen.includes(task.taskId)}
            onChecked={(on) =>
              setChosen((ids) =>
                on ? [...ids, task.taskId] : ids.filter((id) => id !== task.taskId),
              )
            }
          />
        ))}
      </fieldset>
    </ConfirmDialog>
  );
}

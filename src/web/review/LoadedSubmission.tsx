import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useLocation } from "preact-iso";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Decided, SubmissionView } from "../../contract/review.ts";
import { holdsBack } from "../../domain/collection/submission.ts";
import { cellKey } from "../../domain/collection/form.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { useSession } from "../api/session.ts";
import { toGrids } from "../collection/sheet-lines.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { Segmented } from "../parts/Choices.tsx";
import { Chip } from "../parts/Chip.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { EmptyState } from "../parts/Quiet.tsx";
import { SidePanel, Workspace } from "../parts/SidePanel.tsx";
import type { GridPosition } from "../parts/roving.ts";
import { showToast } from "../parts/Toast.tsx";
import { useMediaQuery } from "../parts/use-media-query.ts";
import { momentInWords } from "../parts/vietnam-time.ts";
import { StateChip } from "../parts/WorkState.tsx";
import { ReturnDialog } from "./ReturnDialog.tsx";
import { ReviewGrid } from "./ReviewGrid.tsx";
import { ReviewPanel } from "./ReviewPanel.tsx";
import { ReviewQueue, useReviewQueue } from "./ReviewQueue.tsx";
import {
  type Basis,
  type Remark,
  type RemarkPlace,
  causesIn,
  cellsOf,
  isChanged,
  placeKey,
  putRemark,
  toDecision,
} from "./review-model.ts";
import { SentNarratives } from "./SentNarratives.tsx";
import "../collection/collection.css";
import "./review.css";

const BASES: readonly { readonly value: Basis; readonly label: string }[] = [
  { value: "previous", label: "Bản trước" },
  { value: "last-year", label: "Năm trước" },
  { value: "other-source", label: "Nguồn khác" },
];

/** Where the eye is: a cell of one of the forms, or a paragraph. */
interface Eye {
  readonly form: number;
  readonly cell: GridPosition | null;
  readonly paragraph: RemarkPlace | null;
}

/** A submission that is here: the queue, the comparison, the checks, and the decision. */
export function LoadedSubmission({ view }: { readonly view: SubmissionView }) {
  const client = useQueryClient();
  const { route } = useLocation();
  const { account } = useSession();
  const isReviewer = account.roles.some(({ role }) => role === "office" || role === "finance");
  const queue = useReviewQueue(isReviewer);
  const isWide = useMediaQuery("(min-width: 1101px)");
  const grids = useMemo(() => toGrids(view), [view]);
  const cells = useMemo(() => cellsOf(view), [view]);
  const [basis, setBasis] = useState<Basis>(view.revision > 1 ? "previous" : "last-year");
  const [eye, setEye] = useState<Eye>({ form: 0, cell: null, paragraph: null });
  const [remarks, setRemarks] = useState<readonly Remark[]>([]);
  const [agreed, setAgreed] = useState<ReadonlySet<string>>(new Set());
  const [isReturning, setReturning] = useState(false);
  const [isPanelOpen, setPanelOpen] = useState(isWide);

  const waiting = view.tasks.filter((task) => task.canDecide);
  const canDecide = waiting.length > 0;
  const flagged = useMemo(
    () => new Set(view.checks.filter(holdsBack).map((each) => cellKey(each.rowId, each.columnId))),
    [view],
  );
  const causes = useMemo(() => causesIn(view), [view]);
  const open = causes.filter(holdsBack).length;
  const remarked = useMemo(() => new Set(remarks.map(({ place }) => placeKey(place))), [remarks]);

  const decide = useMutation({
    mutationFn: (body: ReturnType<typeof toDecision> & { reason: string; dueAt: string | null }) =>
      api.post<Decided>(`/submissions/${view.submissionId}/decisions`, body),
    onSuccess: async ({ accepted, returned }) => {
      const said = [
        returned > 0 ? `trả lại ${returned} phần việc` : "",
        accepted > 0 ? `chấp nhận ${accepted} phần việc` : "",
      ].filter(Boolean);
      showToast({ text: `Đã ${said.join(", ")} của ${view.unit.shortName}.` });
      await client.invalidateQueries();
      route("/tham-tra");
    },
  });

  const grid = grids[eye.form];
  const line = eye.cell === null ? undefined : grid?.figures[eye.cell.row];
  const column = eye.cell === null ? undefined : grid?.columns[eye.cell.column];
  const place: RemarkPlace | null =
    eye.paragraph ??
    (line === undefined || column === undefined
      ? null
      : { kind: "cell", rowId: line.row.id, columnId: column.id });

  const goToCell = (rowId: string, columnId: string) => {
    grids.forEach((each, form) => {
      const row = each.figures.findIndex((figure) => figure.row.id === rowId);
      const at = each.columns.findIndex(({ id }) => id === columnId);
      if (row >= 0 && at >= 0) setEye({ form, cell: { row, column: at }, paragraph: null });
    });
  };
  const nextDifference = (step: 1 | -1) => {
    const places = grids.flatMap((each, form) =>
      each.figures.flatMap((figure) =>
        each.columns.flatMap(({ id }, at) => {
          const key = cellKey(figure.row.id, id);
          const sent = cells.typed.get(key);
          const isNew = view.revision > 1 && sent !== undefined && isChanged(sent, view.revision);
          const cell = { row: figure.index, column: at };
          return isNew || flagged.has(key) ? [{ form, cell, paragraph: null }] : [];
        }),
      ),
    );
    const order = (each: Eye) =>
      each.form * 1e8 + (each.cell?.row ?? 0) * 1e3 + (each.cell?.column ?? -1);
    const here = eye.cell === null ? -1 : order(eye);
    const next =
      step === 1
        ? (places.find((each) => order(each) > here) ?? places[0])
        : (places.filter((each) => order(each) < here).at(-1) ?? places.at(-1));
    if (next !== undefined) setEye(next);
  };
  const agree = () => {
    if (line === undefined) return;
    const next = new Set(agreed);
    if (!next.delete(line.row.id)) next.add(line.row.id);
    setAgreed(next);
  };
  const startRemark = () => {
    setPanelOpen(true);
    requestAnimationFrame(() =>
      document.querySelector<HTMLTextAreaElement>(".review-place textarea")?.focus(),
    );
  };
  const finish = () => {
    if (!canDecide) return;
    if (remarks.length > 0) setReturning(true);
    else accept();
  };
  const accept = () =>
    decide.mutate({
      ...toDecision(
        [],
        waiting.map(({ taskId }) => taskId),
      ),
      reason: "",
      dueAt: null,
    });

  useEffect(() => {
    const act = (event: KeyboardEvent) => {
      if (event.isComposing || event.altKey || event.metaKey || isReturning) return;
      if (event.ctrlKey && event.key === "Enter") {
        event.preventDefault();
        finish();
        return;
      }
      const isTyping =
        event.target instanceof Element && event.target.closest("input,select,textarea") !== null;
      if (isTyping || event.ctrlKey) return;
      const key = event.key.toLowerCase();
      if (key === "n") nextDifference(event.shiftKey ? -1 : 1);
      else if (key === "a" && canDecide) agree();
      else if ((key === "r" || key === "c") && canDecide && place !== null) startRemark();
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", act);
    return () => removeEventListener("keydown", act);
  });

  const others = (queue.data?.items ?? []).filter(
    (each) => each.submissionId !== view.submissionId,
  );
  return (
    <>
      <PageHead
        tab="Thẩm tra"
        crumbs={[{ label: "Thẩm tra", href: "/tham-tra" }, { label: view.round.name }]}
        title={sentenceOf(view, open)}
        aside={
          <>
            <span>
              Lần nộp {view.revision}, biên nhận số {view.receiptNumber}, {view.submittedBy} nộp lúc{" "}
              {momentInWords(view.submittedAt)}
            </span>
            {view.isLate && <Chip tone="late">Nộp muộn</Chip>}
          </>
        }
        readOnly={canDecide ? undefined : readOnlyReason(view, isReviewer)}
        actions={
          <>
            {!isPanelOpen && (
              <Button icon="note" onClick={() => setPanelOpen(true)}>
                Kiểm tra
              </Button>
            )}
            {canDecide && (
              <>
                <Button
                  icon="return"
                  kind={remarks.length > 0 ? "primary" : "plain"}
                  onClick={() => (remarks.length > 0 ? setReturning(true) : startRemark())}
                >
                  Trả lại kèm ý kiến{remarks.length > 0 && ` (${remarks.length})`}
                </Button>
                {remarks.length === 0 && (
                  <Button kind="primary" icon="check" busy={decide.isPending} onClick={accept}>
                    Chấp nhận cả biểu
                  </Button>
                )}
              </>
            )}
          </>
        }
      >
        <div class="review-bar">
          <span class="item-chips">
            {view.tasks.map((task) => (
              <span key={task.taskId} class="review-task" title={task.itemTitle}>
                <b class="tn">{task.itemNumber}</b> <StateChip state={task.state} />
              </span>
            ))}
          </span>
          {grids.length > 1 && (
            <Segmented
              label="Biểu"
              value={String(eye.form)}
              options={grids.map(({ form }, at) => ({ value: String(at), label: form.code }))}
              onValue={(value) => setEye({ form: Number(value), cell: null, paragraph: null })}
            />
          )}
          {grids.length > 0 && (
            <span class="review-basis">
              So với
              <Segmented label="So với" value={basis} options={BASES} onValue={setBasis} />
            </span>
          )}
        </div>
      </PageHead>
      {decide.isError && !isReturning && <Band tone="error">{problemTitle(decide.error)}</Band>}
      <div class="review-columns">
        {isWide && isReviewer && others.length > 0 && (
          <nav class="review-side" aria-label="Hàng chờ thẩm tra">
            <h2>Còn {others.length} bài nộp chờ</h2>
            <ReviewQueue entries={queue.data?.items ?? []} openId={view.submissionId} />
          </nav>
        )}
        <Workspace
          panel={
            isPanelOpen && (
              <SidePanel
                takesFocus={!isWide}
                title="Kiểm tra và ý kiến"
                onClose={() => setPanelOpen(false)}
              >
                <ReviewPanel
                  {...{ view, causes, grids, cells, place, remarks, canDecide }}
                  line={eye.paragraph === null ? line : undefined}
                  column={eye.paragraph === null ? column : undefined}
                  onRemark={(remark) => setRemarks(putRemark(remarks, remark))}
                  onCell={goToCell}
                />
              </SidePanel>
            )
          }
        >
          <div class="review-sheet">
            {view.withdrawnAt !== null && (
              <Band tone="read-only">
                <b>Đơn vị đã rút lại lúc {momentInWords(view.withdrawnAt)} để sửa.</b> Bài nộp này
                chỉ để xem; bản sửa sẽ vào hàng chờ khi đơn vị nộp lại.
              </Band>
            )}
            {grid === undefined ? (
              <EmptyState>Bài nộp này chỉ có thuyết minh, không có số liệu.</EmptyState>
            ) : (
              <ReviewGrid
                {...{ view, grid, cells, basis, remarked, agreed, flagged }}
                active={eye.cell}
                onActive={(cell) => setEye({ ...eye, cell, paragraph: null })}
              />
            )}
            <SentNarratives
              {...{ view, remarked }}
              chosenKey={eye.paragraph === null ? null : placeKey(eye.paragraph)}
              onRemark={
                canDecide
                  ? (paragraph) => {
                      setEye({ ...eye, paragraph });
                      startRemark();
                    }
                  : undefined
              }
            />
          </div>
        </Workspace>
      </div>
      {isReturning && (
        <ReturnDialog
          view={view}
          remarks={remarks}
          busy={decide.isPending}
          error={decide.isError ? problemTitle(decide.error) : undefined}
          onClose={() => {
            decide.reset();
            setReturning(false);
          }}
          onReturn={({ accept: taskIds, reason, dueAt }) =>
            decide.mutate({ ...toDecision(remarks, taskIds), reason, dueAt })
          }
        />
      )}
    </>
  );
}

/** Causes that still hold are counted, not the cells they show in. */
function sentenceOf(view: SubmissionView, open: number) {
  const numbers = view.tasks.map(({ itemNumber }) => itemNumber).join(", ");
  return (
    <>
      {view.unit.name}: <span class="tn">{numbers}</span>,{" "}
      {open === 0 ? "không có cảnh báo" : <span class="warn-ink">{open} chỗ cần xem</span>}
    </>
  );
}

function readOnlyReason(view: SubmissionView, isReviewer: boolean): string {
  if (!isReviewer) return "Bản đã nộp, chỉ xem.";
  const newest = view.revisions[0];
  return newest !== undefined && newest.submissionId !== view.submissionId
    ? `Đã có lần nộp ${newest.revision} mới hơn, bản này chỉ xem.`
    : "Không có phần việc nào chờ quyết định ở lần nộp này.";
}

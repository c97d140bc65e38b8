import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useLocation, useRoute } from "preact-iso";
import { useState } from "preact/hooks";
import type { CommentBody, Decided, SentCell, SubmissionView } from "../../contract/review.ts";
import { SECTION_LABELS } from "../../domain/collection/narrative.ts";
import { placedRows } from "../../domain/collection/form.ts";
import { formatDecimal } from "../../domain/kernel/vietnamese-number.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { useSession } from "../api/session.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { Chip } from "../parts/Chip.tsx";
import { ConfirmDialog } from "../parts/ConfirmDialog.tsx";
import { Input, TextArea } from "../parts/Field.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Card, Skeleton } from "../parts/Quiet.tsx";
import { SidePanel, Workspace } from "../parts/SidePanel.tsx";
import { showToast } from "../parts/Toast.tsx";
import { StateChip } from "../parts/WorkState.tsx";
import { momentInWords } from "../tracking/board-model.ts";
import { keyOf, shownText } from "./grid-model.ts";
import "./entry.css";

/** A comment before it is sent, with the task it returns and the place in words. */
interface Pending {
  readonly taskId: string;
  readonly place: string;
  readonly comment: CommentBody;
}

const PHRASES = ["Thiếu nguồn số liệu.", "Lệch với nguồn khác.", "Nhầm đơn vị tính."];

/** One submission: accept it, or return exactly what has to be looked at again. */
export function SubmissionPage() {
  const { params } = useRoute();
  const id = params["submissionId"] ?? "";
  const query = useQuery({
    queryKey: ["submission", id],
    queryFn: () => api.get<SubmissionView>(`/submissions/${id}`),
  });
  if (query.data === undefined) {
    return (
      <>
        <PageHead tab="Thẩm tra" title="Thẩm tra" />
        {query.isError ? (
          <Band tone="error" onRetry={() => void query.refetch()}>
            {problemTitle(query.error)}
          </Band>
        ) : (
          <Skeleton rows={14} />
        )}
      </>
    );
  }
  return <Submission view={query.data} />;
}

const previousText = (cell: SentCell, decimals: number): string => {
  if (cell.previous === null) return "";
  const before = shownText(cell.previous, decimals);
  return before === shownText(cell, decimals) ? "" : `trước: ${before === "" ? "trống" : before}`;
};

function Submission({ view }: { readonly view: SubmissionView }) {
  const client = useQueryClient();
  const { route } = useLocation();
  const { account } = useSession();
  const mayDecide = account.roles.some(({ role }) => role === "office" || role === "finance");
  const [pending, setPending] = useState<readonly Pending[]>([]);
  const [asked, setAsked] = useState<
    Omit<Pending, "comment"> & { readonly at: Omit<CommentBody, "body"> }
  >();
  const [isReturning, setReturning] = useState(false);
  const waiting = view.tasks.filter((task) => task.isWaiting && task.canDecide);
  const returnedIds = new Set(pending.map((each) => each.taskId));
  const toAccept = waiting.filter((task) => !returnedIds.has(task.taskId));
  const decide = useMutation({
    mutationFn: (body: { reason: string; dueAt: string | null }) =>
      api.post<Decided>(`/submissions/${view.submissionId}/decisions`, {
        accept: pending.length > 0 ? [] : toAccept.map((task) => task.taskId),
        return: [...returnedIds].map((taskId) => ({
          taskId,
          comments: pending.filter((each) => each.taskId === taskId).map((each) => each.comment),
        })),
        ...body,
      }),
    onSuccess: async (done) => {
      showToast({
        text:
          done.returned > 0
            ? `Đã trả lại ${done.returned} phần việc cho đơn vị.`
            : `Đã chấp nhận ${done.accepted} phần việc.`,
      });
      await client.invalidateQueries();
      if (done.returned > 0 || waiting.length === done.accepted) route("/tham-tra");
    },
  });
  const cells = new Map(view.cells.map((cell) => [keyOf(cell), cell]));
  const computed = new Map(view.computed.map((cell) => [keyOf(cell), cell]));
  const taskOfItem = new Map(view.tasks.map((task) => [task.itemId, task]));

  return (
    <>
      <PageHead
        tab="Thẩm tra"
        crumbs={[{ label: "Thẩm tra", href: "/tham-tra" }, { label: view.round.name }]}
        title={`${view.unit.name}: ${view.tasks.map((task) => task.itemNumber).join(", ")}`}
        aside={
          <>
            <span>
              Lần nộp {view.revision}, biên nhận số {view.receiptNumber}, {view.submittedBy} nộp lúc{" "}
              {momentInWords(view.submittedAt)}
            </span>
            {view.isLate && <Chip tone="late">Nộp muộn</Chip>}
          </>
        }
        readOnly={
          mayDecide && waiting.length > 0
            ? undefined
            : "Không có phần việc nào chờ quyết định ở lần nộp này."
        }
        actions={
          mayDecide &&
          waiting.length > 0 && (
            <>
              <Button disabled={pending.length === 0} onClick={() => setReturning(true)}>
                Trả lại kèm ý kiến ({pending.length})
              </Button>
              <Button
                kind="primary"
                icon="check"
                disabled={pending.length > 0}
                busy={decide.isPending}
                onClick={() => decide.mutate({ reason: "", dueAt: null })}
              >
                Chấp nhận cả biểu
              </Button>
            </>
          )
        }
      />
      {decide.isError && <Band tone="error">{problemTitle(decide.error)}</Band>}
      <Workspace
        panel={
          <SidePanel
            takesFocus={false}
            title="Kiểm tra và lịch sử"
            onClose={() => route("/tham-tra")}
          >
            {view.checks.length === 0 && <p class="ink2">Không có cảnh báo.</p>}
            {view.checks.map((check) => (
              <p
                key={keyOf(check) + check.code}
                class={`check-line${check.severity === "blocking" ? " is-blocking" : ""}`}
              >
                {check.message}
              </p>
            ))}
            {pending.length > 0 && (
              <section>
                <h3>Ý kiến sẽ gửi</h3>
                <ul class="people">
                  {pending.map((each, at) => (
                    <li key={at}>
                      <b>{each.place}</b>
                      <span>{each.comment.body}</span>
                      <Button
                        size="small"
                        kind="quiet"
                        onClick={() => setPending(pending.filter((_, index) => index !== at))}
                      >
                        Bỏ ý kiến
                      </Button>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <section>
              <h3>Lịch sử</h3>
              <ul class="people">
                {view.history.map((record) => (
                  <li key={record.id}>
                    <b>
                      {record.decision === "accepted" ? "Chấp nhận" : "Trả lại"}{" "}
                      {record.itemNumbers.join(", ")}
                    </b>
                    <span class="ink2">
                      {record.by}, {momentInWords(record.at)}
                    </span>
                    {record.comments.map((comment) => (
                      <span key={comment.id}>“{comment.body}”</span>
                    ))}
                  </li>
                ))}
              </ul>
            </section>
          </SidePanel>
        }
      >
        <div class="page-body">
          <p class="item-chips">
            {view.tasks.map((task) => (
              <span key={task.taskId} title={task.itemTitle}>
                <b class="tn">{task.itemNumber}</b> <StateChip state={task.state} />
              </span>
            ))}
          </p>
          {view.forms.map(({ form, itemOfRow }) => (
            <div
              key={form.id}
              class="table-scroll"
              tabIndex={0}
              role="region"
              aria-label={form.title}
            >
              <table class="entry-grid">
                <caption class="hidden-visually">{form.title}</caption>
                <thead>
                  <tr>
                    <th scope="col">
                      {form.code}. {form.title}
                    </th>
                    <th scope="col">ĐVT</th>
                    {form.columns
                      .filter((column) => column.kind !== "derived")
                      .map((column) => (
                        <th key={column.id} scope="col">
                          {column.label}
                        </th>
                      ))}
                  </tr>
                </thead>
                <tbody>
                  {placedRows(form).map(({ row, level }) =>
                    row.kind === "group" ? (
                      <tr key={row.id} class="group-line">
                        <th scope="colgroup" colSpan={form.columns.length + 2}>
                          {row.number} {row.label}
                        </th>
                      </tr>
                    ) : (
                      <tr key={row.id}>
                        <th scope="row" style={{ paddingLeft: `${8 + level * 12}px` }}>
                          {row.number} {row.label}
                        </th>
                        <td>{row.unitOfMeasure}</td>
                        {form.columns
                          .filter((column) => column.kind !== "derived")
                          .map((column) => {
                            const key = keyOf({ rowId: row.id, columnId: column.id });
                            const cell = cells.get(key);
                            const made = computed.get(key);
                            const task = taskOfItem.get(itemOfRow[row.id] ?? "");
                            const text = shownText(cell ?? made, row.decimals);
                            const other = view.otherSources.find((each) => keyOf(each) === key);
                            const mark = pending.some(
                              (each) =>
                                keyOf({
                                  rowId: each.comment.rowId ?? "",
                                  columnId: each.comment.columnId ?? "",
                                }) === key,
                            );
                            return (
                              <td
                                key={column.id}
                                class={`cell${cell === undefined ? " is-computed" : ""}${mark ? " is-returned" : ""}`}
                              >
                                {cell !== undefined &&
                                mayDecide &&
                                task !== undefined &&
                                waiting.some((each) => each.taskId === task.taskId) ? (
                                  <button
                                    type="button"
                                    class="cell-button"
                                    aria-label={`${row.label}, ${column.label}: ${text === "" ? "trống" : text}. Ghi ý kiến`}
                                    onClick={() =>
                                      setAsked({
                                        taskId: task.taskId,
                                        place: `${row.label}, ${column.label}`,
                                        at: { rowId: row.id, columnId: column.id },
                                      })
                                    }
                                  >
                                    {text === "" ? "…" : text}
                                  </button>
                                ) : text === "" ? (
                                  "…"
                                ) : (
                                  text
                                )}
                                {cell !== undefined && (
                                  <small class="ink3">{previousText(cell, row.decimals)}</small>
                                )}
                                {other !== undefined && (
                                  <small class="ink3">
                                    {other.unit}: {formatDecimal(other.value, row.decimals)}
                                  </small>
                                )}
                              </td>
                            );
                          })}
                      </tr>
                    ),
                  )}
                </tbody>
              </table>
            </div>
          ))}
          {view.tasks.map((task) => {
            const own = view.narratives.filter((each) => each.itemId === task.itemId);
            return own.length === 0 ? null : (
              <Card key={task.taskId} title={`${task.itemNumber} ${task.itemTitle}`}>
                {own.map((narrative) => (
                  <div key={narrative.entryId} class="narrative-read">
                    <b>{SECTION_LABELS[narrative.section]}</b>
                    <p>
                      {narrative.changes.length === 0
                        ? narrative.body
                        : narrative.changes.map((run, at) =>
                            run.kind === "same" ? (
                              run.text
                            ) : run.kind === "added" ? (
                              <ins key={at}>{run.text}</ins>
                            ) : (
                              <del key={at}>{run.text}</del>
                            ),
                          )}
                    </p>
                    {mayDecide && waiting.some((each) => each.taskId === task.taskId) && (
                      <Button
                        size="small"
                        kind="quiet"
                        onClick={() =>
                          setAsked({
                            taskId: task.taskId,
                            place: `${task.itemNumber}, ${SECTION_LABELS[narrative.section]}`,
                            at: { section: narrative.section },
                          })
                        }
                      >
                        Ghi ý kiến
                      </Button>
                    )}
                  </div>
                ))}
              </Card>
            );
          })}
        </div>
      </Workspace>
      {asked !== undefined && (
        <CommentDialog
          place={asked.place}
          onClose={() => setAsked(undefined)}
          onComment={(body) => {
            setPending([
              ...pending,
              { taskId: asked.taskId, place: asked.place, comment: { ...asked.at, body } },
            ]);
            setAsked(undefined);
          }}
        />
      )}
      {isReturning && (
        <ReturnDialog
          count={pending.length}
          tasks={returnedIds.size}
          busy={decide.isPending}
          error={decide.isError ? problemTitle(decide.error) : undefined}
          onClose={() => setReturning(false)}
          onReturn={(reason, dueAt) => decide.mutate({ reason, dueAt })}
        />
      )}
    </>
  );
}

function CommentDialog({
  place,
  onComment,
  onClose,
}: {
  readonly place: string;
  readonly onComment: (body: string) => void;
  readonly onClose: () => void;
}) {
  const [body, setBody] = useState("");
  return (
    <ConfirmDialog
      title={place}
      confirmLabel="Ghi ý kiến"
      onConfirm={() => body.trim() !== "" && onComment(body.trim())}
      onClose={onClose}
    >
      <TextArea label="Cần xem lại điều gì, vì sao" value={body} onValue={setBody} required />
      <p class="question-choices">
        {PHRASES.map((phrase) => (
          <Button key={phrase} size="small" onClick={() => setBody(`${body} ${phrase}`.trim())}>
            {phrase}
          </Button>
        ))}
      </p>
    </ConfirmDialog>
  );
}

interface ReturnDialogProps {
  readonly count: number;
  readonly tasks: number;
  readonly busy: boolean;
  readonly error: string | undefined;
  readonly onReturn: (reason: string, dueAt: string | null) => void;
  readonly onClose: () => void;
}

function ReturnDialog({ count, tasks, busy, error, onReturn, onClose }: ReturnDialogProps) {
  const [reason, setReason] = useState("");
  const [due, setDue] = useState("");
  return (
    <ConfirmDialog
      title={`Trả lại ${tasks} phần việc với ${count} ý kiến?`}
      confirmLabel="Trả lại kèm ý kiến"
      busy={busy}
      error={error}
      onConfirm={() => onReturn(reason, due === "" ? null : `${due}T16:30:00+07:00`)}
      onClose={onClose}
    >
      <p>Đơn vị thấy ý kiến ngay tại ô hoặc đoạn; chỉ những chỗ này mở lại để sửa.</p>
      <TextArea label="Lời nhắn chung" optional value={reason} onValue={setReason} />
      <Input label="Gửi lại trước ngày" type="date" value={due} onValue={setDue} />
    </ConfirmDialog>
  );
}

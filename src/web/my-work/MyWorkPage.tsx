import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useEffect, useState } from "preact/hooks";
import type { MyRound, MyTask, MyWork } from "../../contract/collection.ts";
import { SECTION_LABELS } from "../../domain/collection/narrative.ts";
import { NEXT_STEP_LABELS } from "../../domain/collection/work-asked.ts";
import { formatOfficialShortDate } from "../../domain/kernel/local-date.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { ConfirmDialog } from "../parts/ConfirmDialog.tsx";
import { TextArea } from "../parts/Field.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { ProgressBar } from "../parts/ProgressBar.tsx";
import { Card, Skeleton } from "../parts/Quiet.tsx";
import { showToast } from "../parts/Toast.tsx";
import { StateChip } from "../parts/WorkState.tsx";
import { setCount } from "../shell/counts.ts";
import { momentInWords } from "../parts/vietnam-time.ts";
import "./my-work.css";

const isOwed = (task: MyTask): boolean =>
  task.state === "not_started" || task.state === "in_progress" || task.state === "returned";

/** What was returned has a day of its own. */
const isLate = (task: MyTask, round: MyRound): boolean =>
  task.daysLeft === null ? round.deadline.isLate : task.daysLeft < 0;

function sentence(round: MyRound | undefined): string {
  if (round === undefined)
    return "Chưa có việc nào được giao. Khi có kế hoạch mới, việc của đơn vị sẽ hiện ở đây.";
  if (round.owed === 0)
    return `Đơn vị đã nộp đủ ${round.tasks.length}/${round.tasks.length} phần việc.`;
  const { deadline } = round;
  const due = deadline.isLate
    ? `quá hạn ${-deadline.daysLeft} ngày`
    : `hạn hết ngày ${formatOfficialShortDate(deadline.dueOn)}`;
  return `Còn ${round.owed} phần việc, ${due}, dự kiến ${round.minutes} phút`;
}

/** What to do next, first what was returned (Việc của tôi). */
export function MyWorkPage() {
  const work = useQuery({
    queryKey: ["my-work"],
    queryFn: () => api.get<MyWork>("/my-work"),
    refetchInterval: 60_000,
  });
  const round = work.data?.rounds[0];
  useEffect(() => setCount("/viec-cua-toi", round?.owed ?? 0), [round?.owed]);
  return (
    <>
      <PageHead
        tab="Việc của tôi"
        title={work.data === undefined ? "Việc của tôi" : sentence(round)}
        crumbs={round === undefined ? [] : [{ label: round.unit }, { label: round.roundName }]}
      />
      {work.isError && (
        <Band tone="error" onRetry={() => void work.refetch()}>
          {problemTitle(work.error)}
        </Band>
      )}
      {work.data === undefined ? (
        !work.isError && <Skeleton rows={8} />
      ) : (
        <div class="page-body my-work">
          <div class="my-work-main">
            <Notices work={work.data} />
            {work.data.rounds.map((each) => (
              <RoundTasks key={each.obligationId} round={each} />
            ))}
          </div>
          <People work={work.data} />
        </div>
      )}
    </>
  );
}

function Notices({ work }: { readonly work: MyWork }) {
  const [last] = work.reminders;
  const open = work.directives.filter((directive) => directive.state === "open");
  // a reminder is no longer true for who has sent everything
  const isOwing = work.rounds.some((round) => round.owed > 0);
  return (
    <>
      {open.map((directive) => (
        <Band key={directive.id} tone="warn">
          <b>{directive.issuedBy}</b> chỉ đạo
          {directive.itemNumber !== null && ` về nội dung ${directive.itemNumber}`}:{" "}
          {directive.body} Hạn báo cáo {formatOfficialShortDate(directive.dueOn)}.{" "}
          <a href="/chi-dao">Trả lời</a>
        </Band>
      ))}
      {last !== undefined && isOwing && (
        <Band tone="info" aside={<span class="ink-3">{momentInWords(last.sentAt)}</span>}>
          {last.body}
        </Band>
      )}
    </>
  );
}

function RoundTasks({ round }: { readonly round: MyRound }) {
  const returned = round.tasks.filter((task) => task.state === "returned");
  const todo = round.tasks.filter((task) => isOwed(task) && task.state !== "returned");
  const sent = round.tasks.filter((task) => !isOwed(task));
  return (
    <>
      {returned.length > 0 && (
        <Card title={`Bị trả lại (${returned.length})`}>
          <TaskList tasks={returned} round={round} />
        </Card>
      )}
      {todo.length > 0 && (
        <Card title={`Cần làm (${todo.length})`}>
          <TaskList tasks={todo} round={round} />
        </Card>
      )}
      {sent.length > 0 && (
        <details class="card sent-tasks" open={round.owed === 0}>
          <summary>Đã nộp, đã chấp nhận ({sent.length})</summary>
          <TaskList tasks={sent} round={round} />
        </details>
      )}
    </>
  );
}

function TaskList({
  tasks,
  round,
}: {
  readonly tasks: readonly MyTask[];
  readonly round: MyRound;
}) {
  const [raised, setRaised] = useState<MyTask>();
  return (
    <ul class="task-list">
      {tasks.map((task) => (
        <li key={task.taskId}>
          <b class="tn">{task.itemNumber}</b>
          <div class="grow">
            <div class="task-title">{task.itemTitle}</div>
            <div class="ink-2">
              {task.role === "lead" ? "Chủ trì" : "Phối hợp"} · {task.asked}
            </div>
            {task.returned !== null && task.state === "returned" && (
              <ul class="task-comments">
                <li>“{task.returned.reason}”</li>
                {task.returned.comments.map((comment) => (
                  <li key={comment.id}>
                    {comment.section !== null && <b>{SECTION_LABELS[comment.section]}: </b>}“
                    {comment.body}”
                  </li>
                ))}
                {task.returned.dueAt !== null && (
                  <li class="ink-2">Gửi lại trước {momentInWords(task.returned.dueAt)}</li>
                )}
              </ul>
            )}
          </div>
          <ProgressBar label="Đã nhập" done={task.done} total={task.total} />
          <StateChip state={task.state} late={isLate(task, round)} />
          <div class="task-acts">
            <Button
              size="small"
              kind={isOwed(task) ? "primary" : "plain"}
              href={`/nhap-so-lieu/${round.obligationId}?muc=${task.itemNumber}`}
            >
              {NEXT_STEP_LABELS[task.next]}
            </Button>
            {isOwed(task) && (
              <Button size="small" kind="quiet" onClick={() => setRaised(task)}>
                Báo vướng mắc
              </Button>
            )}
          </div>
        </li>
      ))}
      {raised !== undefined && (
        <RaiseIssue task={raised} round={round} onClose={() => setRaised(undefined)} />
      )}
    </ul>
  );
}

function RaiseIssue({
  task,
  round,
  onClose,
}: {
  readonly task: MyTask;
  readonly round: MyRound;
  readonly onClose: () => void;
}) {
  const client = useQueryClient();
  const [body, setBody] = useState("");
  const raise = useMutation({
    mutationFn: () =>
      api.post(`/obligations/${round.obligationId}/issues`, {
        itemId: task.itemId,
        kind: "obstacle",
        body,
      }),
    onSuccess: async () => {
      showToast({ text: "Đã gửi vướng mắc đến Văn phòng." });
      onClose();
      await client.invalidateQueries({ queryKey: ["my-work"] });
    },
  });
  return (
    <ConfirmDialog
      title={`Báo vướng mắc ở nội dung ${task.itemNumber}`}
      confirmLabel="Gửi Văn phòng"
      busy={raise.isPending}
      error={raise.isError ? problemTitle(raise.error) : undefined}
      onConfirm={() => raise.mutate()}
      onClose={onClose}
    >
      <TextArea label="Vướng mắc" value={body} onValue={setBody} required />
    </ConfirmDialog>
  );
}

function People({ work }: { readonly work: MyWork }) {
  return (
    <aside class="my-work-side">
      <Card title="Đầu mối">
        <ul class="people">
          {work.contacts.map((contact) => (
            <li key={`${contact.role}${contact.fullName}`}>
              <b>{contact.fullName}</b>
              <span class="ink-2">{contact.position}</span>
              {contact.phone !== "" && (
                <a href={`tel:${contact.phone.replaceAll(" ", "")}`}>{contact.phone}</a>
              )}
            </li>
          ))}
        </ul>
      </Card>
      <Card title="Biên nhận">
        {work.receipts.length === 0 ? (
          <p class="ink-2">Chưa nộp lần nào.</p>
        ) : (
          <ul class="people">
            {work.receipts.map((receipt) => (
              <li key={receipt.submissionId}>
                <b>Số {receipt.receiptNumber}</b>
                <span class="ink-2">
                  {momentInWords(receipt.submittedAt)}
                  {receipt.isLate && ", nộp muộn"}: {receipt.itemNumbers.join(", ")}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </aside>
  );
}

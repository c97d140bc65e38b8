import { useQuery } from "@tanstack/preact-query";
import { useEffect } from "preact/hooks";
import type { MyRound, MyTask, MyWork } from "../../contract/collection.ts";
import { SECTION_LABELS } from "../../domain/collection/narrative.ts";
import { NEXT_STEP_LABELS } from "../../domain/collection/work-asked.ts";
import { formatOfficialShortDate } from "../../domain/kernel/local-date.ts";
import { api, keptSince } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { ProgressBar } from "../parts/ProgressBar.tsx";
import { Card, Skeleton } from "../parts/Quiet.tsx";
import { StateChip } from "../parts/WorkState.tsx";
import { setCount } from "../shell/counts.ts";
import { momentInWords } from "../parts/vietnam-time.ts";
import { Receipts } from "./Receipts.tsx";
import { Holder, QuietActs } from "./TaskActs.tsx";
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
  const oldSince =
    work.data === undefined
      ? null
      : work.isError
        ? new Date(work.dataUpdatedAt).toISOString()
        : keptSince("/my-work");
  useArrows();
  useEffect(() => setCount("/viec-cua-toi", round?.owed ?? 0), [round?.owed]);
  return (
    <>
      <PageHead
        tab="Việc của tôi"
        title={work.data === undefined ? "Việc của tôi" : sentence(round)}
        crumbs={round === undefined ? [] : [{ label: round.unit }, { label: round.roundName }]}
      />
      {work.isError && work.data === undefined && (
        <Band tone="error" onRetry={() => void work.refetch()}>
          {problemTitle(work.error)}
        </Band>
      )}
      {oldSince !== null && (
        <Band tone="offline" onRetry={() => void work.refetch()}>
          <b>Số liệu lúc {momentInWords(oldSince)}.</b> Chưa liên lạc được với máy chủ; anh/chị vẫn
          mở và nhập tiếp được, nội dung gửi khi có mạng.
        </Band>
      )}
      {work.data === undefined ? (
        !work.isError && <Skeleton rows={8} />
      ) : (
        <div class="page-body my-work">
          <div class="my-work-main">
            {work.data.rounds.map((each) => (
              <Approvals key={each.obligationId} round={each} />
            ))}
            <Notices work={work.data} />
            {work.data.rounds.map((each) => (
              <RoundTasks
                key={each.obligationId}
                round={each}
                colleagues={work.data?.colleagues ?? []}
              />
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
        <Band tone="info">
          <b>Văn phòng nhắc lúc {momentInWords(last.sentAt)}:</b> {last.body}
        </Band>
      )}
    </>
  );
}

/** Keys belong to what has the focus, where that is something one works with. */
const isControl = (element: Element | null): boolean =>
  element !== null &&
  element.closest("a, button, summary, input, select, textarea, dialog") !== null;

/** Up and down go from one task to the next; Enter opens it, as it does any link. */
function useArrows(): void {
  useEffect(() => {
    const move = (event: KeyboardEvent) => {
      const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      const from = document.activeElement;
      const links = [
        ...document.querySelectorAll<HTMLElement>(".task-next a, .task-next button"),
      ].filter((each) => each.checkVisibility());
      const at = links.findIndex((each) => each === from);
      if (step === 0 || links.length === 0 || (at < 0 && isControl(from))) return;
      event.preventDefault();
      links[at < 0 ? 0 : Math.max(0, Math.min(links.length - 1, at + step))]?.focus();
    };
    addEventListener("keydown", move);
    return () => removeEventListener("keydown", move);
  }, []);
}

/** What lies before the head comes first for them. */
function Approvals({ round }: { readonly round: MyRound }) {
  const { waiting, sentBack, isDecider } = round.approval;
  const address = `/nhap-so-lieu/${round.obligationId}`;
  return (
    <>
      {isDecider && waiting.length > 0 && (
        <Card title={`Chờ anh/chị duyệt nộp (${waiting.length})`}>
          <ul class="task-list approvals">
            {waiting.map((asked) => (
              <li key={asked.approvalId}>
                <div class="grow">
                  <div class="task-title">Nội dung {asked.itemNumbers.join(", ")}</div>
                  <div class="ink-2">
                    {asked.askedBy} trình lúc {momentInWords(asked.askedAt)}
                  </div>
                </div>
                <span class="task-next">
                  <Button
                    size="small"
                    kind="primary"
                    href={`${address}?muc=${asked.itemNumbers[0] ?? ""}`}
                  >
                    Xem và duyệt
                  </Button>
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {!isDecider && sentBack !== null && (
        <Band tone="warn">
          <b>{sentBack.by}</b> gửi lại nội dung {sentBack.itemNumbers.join(", ")}: “{sentBack.words}
          ”
        </Band>
      )}
    </>
  );
}

type Colleagues = MyWork["colleagues"];

interface RoundTasksProps {
  readonly round: MyRound;
  readonly colleagues: Colleagues;
}

function RoundTasks({ round, colleagues }: RoundTasksProps) {
  const asked = round.tasks.filter((task) => task.isAsked);
  const returned = round.tasks.filter((task) => task.state === "returned" && !task.isAsked);
  const todo = round.tasks.filter(
    (task) => isOwed(task) && task.state !== "returned" && !task.isAsked,
  );
  const sent = round.tasks.filter((task) => !isOwed(task));
  return (
    <>
      {returned.length > 0 && (
        <Card title={`Bị trả lại (${returned.length})`}>
          <TaskList tasks={returned} {...{ round, colleagues }} />
        </Card>
      )}
      {todo.length > 0 && (
        <Card title={`Cần làm (${todo.length})`}>
          <TaskList tasks={todo} {...{ round, colleagues }} />
        </Card>
      )}
      {asked.length > 0 && !round.approval.isDecider && (
        <Card title={`Đang chờ lãnh đạo đơn vị duyệt (${asked.length})`}>
          <TaskList tasks={asked} {...{ round, colleagues }} />
        </Card>
      )}
      {sent.length > 0 && (
        <details class="card sent-tasks" open={round.owed === 0}>
          <summary>Đã nộp, đã chấp nhận ({sent.length})</summary>
          <TaskList tasks={sent} {...{ round, colleagues }} />
        </details>
      )}
    </>
  );
}

function TaskList({
  tasks,
  round,
  colleagues,
}: RoundTasksProps & { readonly tasks: readonly MyTask[] }) {
  return (
    <ul class="task-list">
      {tasks.map((task) => (
        <li key={task.taskId}>
          <b class="tn">{task.itemNumber}</b>
          <div class="grow">
            <div class="task-title">{task.itemTitle}</div>
            <div class="ink-2">
              {task.role === "lead" ? "Chủ trì" : "Phối hợp"} · {task.asked}
              {isOwed(task) && task.dueAt === null && (
                <> · hạn {formatOfficialShortDate(round.deadline.dueOn)}</>
              )}
            </div>
            <Holder {...{ task, round }} />
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
            <span class="task-next">
              <Button
                size="small"
                kind={isOwed(task) && !task.isAsked ? "primary" : "plain"}
                href={`/nhap-so-lieu/${round.obligationId}?muc=${task.itemNumber}`}
              >
                {NEXT_STEP_LABELS[task.next]}
              </Button>
            </span>
            {isOwed(task) && !task.isAsked && <QuietActs {...{ task, round, colleagues }} />}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** So many are told; the rest is long past. */
const RECENT_ISSUES = 5;

/** What the unit raised and what it was answered, newest first. */
function Issues({ work }: { readonly work: MyWork }) {
  const recent = [...work.issues]
    .sort((a, b) => b.raisedAt.localeCompare(a.raisedAt))
    .slice(0, RECENT_ISSUES);
  if (recent.length === 0) return null;
  return (
    <Card title="Trao đổi với Văn phòng">
      <ul class="people">
        {recent.map((issue) => (
          <li key={issue.id}>
            <span>
              <b>{issue.itemNumber ?? "Chung"}</b>
              {issue.kind === "not_ours" && " · không thuộc đơn vị"}: {issue.body}
            </span>
            {issue.answer !== null && <span class="ink-2">Trả lời: {issue.answer}</span>}
            <span class="ink-3">
              {momentInWords(issue.raisedAt)},{" "}
              {issue.state === "open"
                ? "chờ trả lời"
                : issue.state === "closed"
                  ? "đã đóng"
                  : "đã trả lời"}
            </span>
          </li>
        ))}
      </ul>
    </Card>
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
      <Issues work={work} />
      <Receipts work={work} />
    </aside>
  );
}

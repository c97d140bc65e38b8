import { useQuery } from "@tanstack/preact-query";
import { useRoute } from "preact-iso";
import type { SubmissionView } from "../../contract/review.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { useSession } from "../api/session.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Skeleton } from "../parts/Quiet.tsx";
import { momentInWords } from "../parts/vietnam-time.ts";
import "./receipt.css";

/** The receipt of one submission, on one sheet of A4 (Biên nhận). */
export function ReceiptPage() {
  const { submissionId = "" } = useRoute().params;
  const sent = useQuery({
    queryKey: ["submission", submissionId],
    queryFn: () => api.get<SubmissionView>(`/submissions/${submissionId}`),
  });
  const view = sent.data;
  return (
    <>
      <PageHead
        tab="Biên nhận"
        title={view === undefined ? "Biên nhận" : `Biên nhận số ${view.receiptNumber}`}
        crumbs={[{ label: "Việc của tôi", href: "/viec-cua-toi" }]}
        actions={
          view !== undefined && (
            <Button kind="primary" onClick={() => print()}>
              In biên nhận
            </Button>
          )
        }
      />
      {sent.isError && (
        <Band tone="error" onRetry={() => void sent.refetch()}>
          {problemTitle(sent.error)}
        </Band>
      )}
      {view === undefined ? !sent.isError && <Skeleton rows={8} /> : <Paper view={view} />}
    </>
  );
}

function Paper({ view }: { readonly view: SubmissionView }) {
  const { organization } = useSession();
  const figures = view.cells.filter(({ status }) => status !== "blank").length;
  return (
    <article class="receipt">
      <p class="receipt-body">{organization.name}</p>
      <h2>Biên nhận nộp báo cáo</h2>
      <p class="receipt-number">Số {view.receiptNumber}</p>
      {view.withdrawnAt !== null && (
        <p class="receipt-gone">
          Đơn vị đã rút lại lúc {momentInWords(view.withdrawnAt)} để sửa; biên nhận chỉ để lưu.
        </p>
      )}
      <dl>
        <dt>Đơn vị nộp</dt>
        <dd>{view.unit.name}</dd>
        <dt>Đợt báo cáo</dt>
        <dd>{view.round.name}</dd>
        <dt>Thời điểm nộp</dt>
        <dd>
          {momentInWords(view.submittedAt)}
          {view.isLate && " (nộp muộn)"}
        </dd>
        <dt>Hạn nộp</dt>
        <dd>{momentInWords(view.round.deadlineAt)}</dd>
        <dt>Lần nộp</dt>
        <dd>{view.revision}</dd>
        {view.preparedBy !== null && (
          <>
            <dt>Người trình</dt>
            <dd>{view.preparedBy}</dd>
          </>
        )}
        <dt>{view.preparedBy === null ? "Người nộp" : "Người duyệt và nộp"}</dt>
        <dd>{view.submittedBy}</dd>
        <dt>Đã nhận</dt>
        <dd>
          {figures} số liệu, {view.narratives.length} đoạn thuyết minh
        </dd>
      </dl>
      <h3>Nội dung</h3>
      <ul>
        {view.tasks.map((task) => (
          <li key={task.taskId}>
            <b class="tn">{task.itemNumber}</b> {task.itemTitle}
          </li>
        ))}
      </ul>
    </article>
  );
}

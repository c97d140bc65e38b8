import { useQuery } from "@tanstack/preact-query";
import { useEffect } from "preact/hooks";
import type { Page } from "../../contract/common.ts";
import type { ReviewEntry } from "../../contract/review.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { Chip } from "../parts/Chip.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { EmptyState, Skeleton } from "../parts/Quiet.tsx";
import { setCount } from "../shell/counts.ts";
import { momentInWords } from "../tracking/board-model.ts";
import "./entry.css";

/** What waits for a decision, the longest first (Thẩm tra). */
export function ReviewsPage() {
  const reviews = useQuery({
    queryKey: ["reviews"],
    queryFn: () => api.get<Page<ReviewEntry>>("/reviews", { query: { limit: 200 } }),
  });
  const items = reviews.data?.items;
  useEffect(() => setCount("/tham-tra", items?.length ?? 0), [items]);
  return (
    <>
      <PageHead
        tab="Thẩm tra"
        title={
          items === undefined
            ? "Thẩm tra"
            : items.length === 0
              ? "Không còn biểu nào chờ thẩm tra."
              : `${items.length} bài nộp chờ thẩm tra`
        }
      />
      {reviews.isError && (
        <Band tone="error" onRetry={() => void reviews.refetch()}>
          {problemTitle(reviews.error)}
        </Band>
      )}
      <div class="page-body">
        {items === undefined && !reviews.isError && <Skeleton />}
        {items?.length === 0 && <EmptyState>Khi đơn vị nộp, bài nộp sẽ hiện ở đây.</EmptyState>}
        <ul class="task-list">
          {items?.map((entry) => (
            <li key={entry.submissionId}>
              <div class="grow">
                <div class="task-title">{entry.unit}</div>
                <div class="ink2">
                  Lần nộp {entry.revision}, biên nhận số {entry.receiptNumber},{" "}
                  {momentInWords(entry.submittedAt)}, chờ {entry.hoursWaiting} giờ ·{" "}
                  {entry.items.map((item) => item.number).join(", ")} · {entry.figures} số liệu
                </div>
              </div>
              {entry.isLate && <Chip tone="late">Nộp muộn</Chip>}
              {entry.warnings > 0 && <Chip tone="warn">{entry.warnings} chỗ cần xem</Chip>}
              <Button size="small" kind="primary" href={`/tham-tra/${entry.submissionId}`}>
                Thẩm tra
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

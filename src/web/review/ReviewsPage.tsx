import { problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { EmptyState, Skeleton } from "../parts/Quiet.tsx";
import { ReviewQueue, useReviewQueue } from "./ReviewQueue.tsx";
import "./review.css";

/** What waits for a decision (Thẩm tra). */
export function ReviewsPage() {
  const reviews = useReviewQueue();
  const items = reviews.data?.items;
  const longest = items?.[0];
  return (
    <>
      <PageHead
        tab="Thẩm tra"
        title={
          items === undefined
            ? "Thẩm tra"
            : longest === undefined
              ? "Không còn biểu nào chờ thẩm tra."
              : `${items.length} bài nộp chờ thẩm tra, lâu nhất là ${longest.unitShortName}`
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
        {items !== undefined && items.length > 0 && (
          <div class="review-queue-page">
            <ReviewQueue entries={items} />
          </div>
        )}
      </div>
    </>
  );
}

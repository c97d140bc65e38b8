import { useQuery } from "@tanstack/preact-query";
import { useEffect } from "preact/hooks";
import type { Page } from "../../contract/common.ts";
import type { ReviewEntry } from "../../contract/review.ts";
import { api } from "../api/client.ts";
import { setCount } from "../shell/counts.ts";

/** What waits for a decision, the longest waiting first; the number also stands in the navigation. */
export function useReviewQueue(isAllowed = true) {
  const queue = useQuery({
    queryKey: ["reviews"],
    queryFn: () => api.get<Page<ReviewEntry>>("/reviews", { query: { limit: 200 } }),
    refetchInterval: 60_000,
    enabled: isAllowed,
  });
  const count = queue.data?.items.length;
  useEffect(() => {
    if (count !== undefined) setCount("/tham-tra", count);
  }, [count]);
  return queue;
}

const waitedInWords = (hours: number): string =>
  hours < 24 ? `chờ ${hours} giờ` : `chờ ${Math.floor(hours / 24)} ngày`;

export interface ReviewQueueProps {
  readonly entries: readonly ReviewEntry[];
  /** The submission that is open. */
  readonly openId?: string | undefined;
}

/** Submissions that wait: unit, items, time in the queue, what the checks found. */
export function ReviewQueue({ entries, openId }: ReviewQueueProps) {
  return (
    <ul class="review-queue">
      {entries.map((entry) => (
        <li key={entry.submissionId}>
          <a
            href={`/tham-tra/${entry.submissionId}`}
            aria-current={entry.submissionId === openId ? "true" : undefined}
          >
            <b>{entry.unitShortName}</b>
            <span class="review-queue-items tn">
              {entry.items.map(({ number }) => number).join(", ")}
            </span>
            <span class="review-queue-facts">
              <span>{waitedInWords(entry.hoursWaiting)}</span>
              <span class="tn">{entry.figures} số liệu</span>
              {entry.warnings > 0 && <span class="warn-ink">{entry.warnings} chỗ cần xem</span>}
              {entry.isLate && <span class="son">Nộp muộn</span>}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

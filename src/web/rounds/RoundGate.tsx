import type { ComponentChildren } from "preact";
import { problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { EmptyState, Skeleton } from "../parts/Quiet.tsx";
import { type RoundChoice, useCurrentRound } from "./current-round.ts";

export interface RoundGateProps {
  /** The page's name in the browser's tab, and its heading while there is no round. */
  readonly tab: string;
  readonly children: (round: RoundChoice) => ComponentChildren;
}

/** Shows a page of the current round; while there is none, says what has to come first. */
export function RoundGate({ tab, children }: RoundGateProps) {
  const { round, error, retry } = useCurrentRound();
  if (round !== undefined && round !== null) return <>{children(round)}</>;
  return (
    <>
      <PageHead title={tab} tab={tab} />
      {error !== null && error !== undefined ? (
        <Band tone="error" onRetry={retry}>
          {problemTitle(error)}
        </Band>
      ) : round === null ? (
        <EmptyState>
          Chưa có đợt báo cáo nào. Khi Văn phòng mở đợt báo cáo, nội dung sẽ hiện ở đây.
        </EmptyState>
      ) : (
        <Skeleton />
      )}
    </>
  );
}

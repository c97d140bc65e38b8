import { useQuery } from "@tanstack/preact-query";
import type { EvidenceList } from "../../contract/evidence.ts";
import type { SubmissionView } from "../../contract/review.ts";
import type { ParagraphPlace } from "../../domain/collection/evidence.ts";
import { inOrder } from "../../domain/collection/narrative.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import type { SheetGrid } from "../collection/sheet-lines.ts";
import { Band } from "../parts/Band.tsx";
import { EvidenceCard } from "./EvidenceCard.tsx";
import { evidencePlaceInWords } from "./words.ts";
import "./evidence.css";

export interface SentEvidenceProps {
  readonly view: SubmissionView;
  readonly grids: readonly SheetGrid[];
  readonly onCell: (rowId: string, columnId: string) => void;
}

/** What was attached to a submission as it was sent (minh chứng của lần nộp). */
export function SentEvidence({ view, grids, onCell }: SentEvidenceProps) {
  const path = `/obligations/${view.obligationId}/evidence`;
  const list = useQuery({
    queryKey: ["evidence", view.obligationId, view.submissionId],
    queryFn: ({ signal }) =>
      api.get<EvidenceList>(path, { query: { submission: view.submissionId }, signal }),
  });
  const items = list.data?.items ?? [];
  const pointsOf = ({ itemId, section }: ParagraphPlace) =>
    inOrder(
      view.narratives.filter(
        (told) => told.itemId === itemId && told.section === section && told.body !== "",
      ),
    ).map(({ point }) => point);
  return (
    <section class="review-part">
      <h3>Minh chứng ({items.length})</h3>
      {list.isError && <Band tone="error">{problemTitle(list.error)}</Band>}
      {items.length === 0 && !list.isError && <p class="ink-2">Không có tệp đính kèm.</p>}
      <ul class="evidence-list">
        {items.map((item) => (
          <EvidenceCard
            key={item.id}
            item={item}
            placeInWords={(place) => evidencePlaceInWords(place, grids, view.tasks, pointsOf)}
            onPlace={(place) => {
              if (place.kind === "cell") onCell(place.rowId, place.columnId);
            }}
          />
        ))}
      </ul>
    </section>
  );
}

import { useQuery } from "@tanstack/preact-query";
import type { EarlierNarratives } from "../../contract/collection.ts";
import type { NarrativeSection } from "../../domain/collection/narrative.ts";
import { api } from "../api/client.ts";
import { Button } from "../parts/Button.tsx";

export type EarlierParagraph = EarlierNarratives["paragraphs"][number];

/** What the unit sent last time; nothing without a network, and nothing is asked twice. */
export function useEarlier(obligationId: string): EarlierNarratives | undefined {
  const { data } = useQuery({
    queryKey: ["earlier", obligationId],
    queryFn: ({ signal }) =>
      api.get<EarlierNarratives>(`/obligations/${obligationId}/narratives/earlier`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data;
}

/** Paragraphs of one section as they were sent last time. */
export const earlierOf = (
  earlier: EarlierNarratives | undefined,
  itemId: string | null,
  section: NarrativeSection,
): readonly EarlierParagraph[] =>
  (earlier?.paragraphs ?? []).filter((told) => told.itemId === itemId && told.section === section);

export interface EarlierTextProps {
  readonly roundName: string;
  readonly paragraphs: readonly EarlierParagraph[];
  /** Undefined where nothing can be written. */
  readonly onCopy: ((paragraph: EarlierParagraph) => void) | undefined;
}

/** Last time's text of a section, folded away; copied only by a person, one paragraph at a time. */
export function EarlierText({ roundName, paragraphs, onCopy }: EarlierTextProps) {
  return (
    <details class="earlier">
      <summary>Kỳ trước đã viết ({paragraphs.length})</summary>
      <p class="ink-3">{roundName}</p>
      {paragraphs.map((told) => (
        <div key={told.entryId} class="earlier-paragraph">
          <p class="narrative-text">{told.body}</p>
          {onCopy !== undefined && (
            <Button size="small" kind="quiet" icon="copy" onClick={() => onCopy(told)}>
              Chép đoạn này
            </Button>
          )}
        </div>
      ))}
    </details>
  );
}

import { MISSING_LABELS, MISSING_STATUSES } from "../../domain/collection/figure.ts";
import { formatDecimal } from "../../domain/kernel/vietnamese-number.ts";
import { Icon } from "../parts/Icon.tsx";
import { momentInWords } from "../parts/vietnam-time.ts";
import { type ProvenanceSource, storyOf } from "./provenance-model.ts";

export const STATE_WORDS: Readonly<Record<ProvenanceSource["state"], string>> = {
  accepted: "Đã chấp nhận",
  unaccepted: "Chưa chấp nhận",
  blank: "Chưa có số liệu",
};

/** A source's figure, or the reason there is none. */
export function sourceValue(source: ProvenanceSource, decimals: number): string {
  if (source.value !== null) return formatDecimal(source.value, decimals);
  const status = MISSING_STATUSES.find((each) => each === source.status);
  return status === undefined ? "…" : MISSING_LABELS[status];
}

/** Whether a figure may be quoted, as shape and word. */
export function SourceState({ state }: { readonly state: ProvenanceSource["state"] }) {
  return (
    <span class={`source-state is-${state}`}>
      <Icon name={state === "accepted" ? "check" : "clock"} size={14} />
      {STATE_WORDS[state]}
    </span>
  );
}

/** One unit's figure from typing to acceptance, oldest first. */
export function SourceStory({
  source,
  decimals,
}: {
  readonly source: ProvenanceSource;
  readonly decimals: number;
}) {
  const events = storyOf(source, decimals);
  if (events.length === 0) return <p class="ink-2">{source.unit} chưa nộp số liệu cho ô này.</p>;
  return (
    <ol class="story">
      {events.map((event) => (
        <li key={event.key} class={`story-event tone-${event.tone}`}>
          <span class="story-mark">
            <Icon name={event.icon} size={12} />
          </span>
          <div>
            <p class="story-head">
              <b>{event.title}</b>
              <span class="tn">{momentInWords(event.at)}</span>
            </p>
            <p class="story-text">
              {event.by}. {event.text}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

import type { SentNarrative, SubmissionView } from "../../contract/review.ts";
import { SECTION_LABELS, firstWords } from "../../domain/collection/narrative.ts";
import { Button } from "../parts/Button.tsx";
import { type RemarkPlace, paragraphsOf, placeKey } from "./review-model.ts";

export interface SentNarrativesProps {
  readonly view: SubmissionView;
  readonly remarked: ReadonlySet<string>;
  /** The place under the eye. */
  readonly chosenKey: string | null;
  /** Undefined where nothing can be decided. */
  readonly onRemark: ((place: RemarkPlace) => void) | undefined;
}

/** What the unit wrote, item by item, with what changed since the revision before. */
export function SentNarratives({ view, remarked, chosenKey, onRemark }: SentNarrativesProps) {
  const parts = [
    ...view.tasks.map((task) => ({ key: task.itemId, itemId: task.itemId, task })),
    { key: "unit", itemId: null, task: undefined },
  ];
  return (
    <>
      {parts.map(({ key, itemId, task }) => {
        const paragraphs = paragraphsOf(view.narratives, itemId);
        if (paragraphs.length === 0) return null;
        const name = task === undefined ? "Chung của đơn vị, nhiệm kỳ tới" : task.itemTitle;
        return (
          <section key={key} class="sent-narratives">
            <h2>
              {task !== undefined && <b class="tn">{task.itemNumber}</b>} {name}
            </h2>
            {paragraphs.map((told) => {
              const of = paragraphs.filter((each) => each.section === told.section);
              const answered = paragraphs.find(
                (each) => each.section === told.answersSection && each.point === told.answersPoint,
              );
              const place =
                itemId === null
                  ? undefined
                  : ({ kind: "paragraph", itemId, section: told.section } as const);
              const at = place === undefined ? null : placeKey(place);
              const marks = [
                at !== null && remarked.has(at) ? "is-returned" : "",
                at !== null && at === chosenKey ? "is-chosen" : "",
              ];
              return (
                <div key={told.entryId} class={`sent-paragraph ${marks.join(" ")}`}>
                  <h3>
                    {SECTION_LABELS[told.section]}
                    {of.length > 1 && ` (ý ${of.indexOf(told) + 1})`}
                  </h3>
                  <Told told={told} />
                  {answered !== undefined && (
                    <p class="ink-3">
                      {told.section === "solutions"
                        ? "Giải pháp khắc phục nguyên nhân"
                        : "Nguyên nhân của hạn chế"}{" "}
                      “{firstWords(answered.body)}”
                    </p>
                  )}
                  {told.repeatedPercent !== null && (
                    <p class="warn-ink">Giống {told.repeatedPercent}% thuyết minh kỳ trước.</p>
                  )}
                  {onRemark !== undefined && place !== undefined && task?.canDecide === true && (
                    <Button
                      size="small"
                      kind="quiet"
                      icon="note"
                      aria-label={`Ghi ý kiến về ${SECTION_LABELS[told.section].toLowerCase()} của ${task.itemNumber}`}
                      onClick={() => onRemark(place)}
                    >
                      Ghi ý kiến
                    </Button>
                  )}
                </div>
              );
            })}
          </section>
        );
      })}
    </>
  );
}

function Told({ told }: { readonly told: SentNarrative }) {
  if (told.changes.length === 0) return <p class="narrative-text">{told.body}</p>;
  return (
    <p class="narrative-text">
      {told.changes.map((run, at) =>
        run.kind === "same" ? (
          run.text
        ) : run.kind === "added" ? (
          <ins key={at}>{run.text}</ins>
        ) : (
          <del key={at}>{run.text}</del>
        ),
      )}
    </p>
  );
}

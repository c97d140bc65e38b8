import type { ImportView } from "../../contract/plan.ts";
import type { ReadItem } from "../../domain/plan/plan-reading.ts";
import { mergeQuestion, splitQuestion } from "../../domain/plan/shape-items.ts";
import { Button } from "../parts/Button.tsx";
import type { Answer } from "./QuestionRow.tsx";
import { inDocument } from "./review-model.ts";

export interface ShapeActionsProps {
  readonly view: ImportView;
  readonly item: ReadItem;
  readonly onAnswer: Answer;
}

/** The items that people joined to this one. */
const joinedTo = (view: ImportView, item: ReadItem): readonly ReadItem[] =>
  view.document.items.filter(
    (each) =>
      view.answers[mergeQuestion(each, view.document)] === true &&
      item.subItems.some(({ marker, text }) => marker === each.number && text === each.title),
  );

/** Cutting an item at one of its parts, joining it to the one before, and taking either back. */
export function ShapeActions({ view, item, onAnswer }: ShapeActionsProps) {
  const own = inDocument(view, item);
  const question = own === undefined ? null : splitQuestion(own, view.document);
  const answer = question === null ? undefined : view.answers[question];
  const cuts: readonly number[] = Array.isArray(answer)
    ? answer.filter((at): at is number => typeof at === "number")
    : [];
  const isFirst = own === undefined || view.document.items[0] === own;
  const joined = joinedTo(view, item);
  return (
    <div class="shape-actions">
      {own !== undefined && question !== null && own.subItems.length > 0 && (
        <ol>
          {own.subItems.map((sub, at) => (
            <li key={at}>
              <span>
                {sub.marker} {sub.text}
              </span>
              <Button
                size="small"
                kind="quiet"
                aria-label={`${cuts.includes(at) ? "Không tách" : "Tách tại đây"}: ${sub.text}`}
                onClick={() =>
                  onAnswer([
                    {
                      question,
                      value: cuts.includes(at)
                        ? cuts.filter((cut) => cut !== at)
                        : [...cuts, at].sort((a, b) => a - b),
                    },
                  ])
                }
              >
                {cuts.includes(at) ? "Không tách" : "Tách tại đây"}
              </Button>
            </li>
          ))}
        </ol>
      )}
      {own !== undefined && !isFirst && (
        <Button
          size="small"
          kind="quiet"
          onClick={() => onAnswer([{ question: mergeQuestion(own, view.document), value: true }])}
        >
          Gộp vào nội dung trước
        </Button>
      )}
      {joined.map((each) => (
        <Button
          key={each.ordinal}
          size="small"
          kind="quiet"
          onClick={() => onAnswer([{ question: mergeQuestion(each, view.document), value: false }])}
        >
          Tách lại {each.number ?? each.title.slice(0, 30)}
        </Button>
      ))}
    </div>
  );
}

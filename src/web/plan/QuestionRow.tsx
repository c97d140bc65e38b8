import { useState } from "preact/hooks";
import type { ImportView } from "../../contract/plan.ts";
import type { ReviewQuestion } from "../../domain/plan/review-questions.ts";
import { Button } from "../parts/Button.tsx";
import { Select } from "../parts/Field.tsx";
import { Icon } from "../parts/Icon.tsx";
import { isOpen } from "./review-model.ts";

/** The answers that a question's buttons send. */
export type Answer = (
  answers: readonly { readonly question: string; readonly value: unknown }[],
) => void;

export interface QuestionRowProps {
  readonly view: ImportView;
  readonly question: ReviewQuestion;
  readonly onAnswer: Answer | undefined;
}

const takesUnit = (question: ReviewQuestion): boolean =>
  question.kind === "lead" || question.kind === "unit";

function labelOf(view: ImportView, question: ReviewQuestion, value: unknown): string {
  if (value === "leave-out") return "Không phải đơn vị thực hiện";
  const option = question.options.find((each) => each.value === value);
  if (option !== undefined) return option.label;
  const entry = [...view.units, ...view.groups].find((each) => each.id === value);
  return entry?.name ?? String(value);
}

/** One place to confirm: the proposal first, other choices beside it, and the same for places alike. */
export function QuestionRow({ view, question, onAnswer }: QuestionRowProps) {
  const [isChoosing, setChoosing] = useState(false);
  const open = isOpen(view, question);
  const value = view.answers[question.id];
  const alike = question.similar.filter((id) => view.answers[id] === undefined);
  const answer = (chosen: unknown, everywhere = false) => {
    setChoosing(false);
    const ids = everywhere ? [question.id, ...alike] : [question.id];
    onAnswer?.(ids.map((id) => ({ question: id, value: chosen })));
  };
  const buttons = question.options.slice(0, 3);
  const entries = [
    { value: "", label: "Chọn đơn vị…" },
    ...view.units.map((unit) => ({ value: unit.id, label: unit.name })),
    ...(question.kind === "unit"
      ? [
          ...view.groups.map((group) => ({ value: group.id, label: group.name })),
          { value: "leave-out", label: "Không phải đơn vị thực hiện" },
        ]
      : []),
  ];
  return (
    <div class={`question${open ? "" : " is-answered"}`}>
      <p>
        <Icon name={open ? "help" : "check"} size={14} />
        <span>
          {question.sentence}
          {!open && (
            <>
              {" "}
              <b>{labelOf(view, question, value)}</b>
            </>
          )}
        </span>
      </p>
      {onAnswer !== undefined && (open || isChoosing) && (
        <div class="question-choices">
          {buttons.map((option) => (
            <Button
              key={option.value}
              size="small"
              kind={option.value === question.proposed ? "primary" : "plain"}
              onClick={() => answer(option.value)}
            >
              {option.label}
            </Button>
          ))}
          {takesUnit(question) && (
            <Select
              label="Đơn vị khác"
              labelHidden
              value=""
              options={entries}
              onValue={(chosen) => chosen !== "" && answer(chosen)}
            />
          )}
          {alike.length > 0 && question.proposed !== null && !takesUnit(question) && (
            <Button size="small" kind="quiet" onClick={() => answer(question.proposed, true)}>
              Áp dụng cho {alike.length} chỗ giống vậy
            </Button>
          )}
        </div>
      )}
      {onAnswer !== undefined && !open && !isChoosing && (
        <Button size="small" kind="quiet" onClick={() => setChoosing(true)}>
          Sửa
        </Button>
      )}
    </div>
  );
}

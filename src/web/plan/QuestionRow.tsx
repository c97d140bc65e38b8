import { useState } from "preact/hooks";
import type { ImportView } from "../../contract/plan.ts";
import type { ReviewQuestion } from "../../domain/plan/review-questions.ts";
import { Button } from "../parts/Button.tsx";
import { Select } from "../parts/Field.tsx";
import { Icon } from "../parts/Icon.tsx";
import { momentInWords } from "../parts/vietnam-time.ts";
import { isOpen, labelOf } from "./review-model.ts";
import type { GivenAnswer } from "./use-answers.ts";

/** Takes the answers that a person gave. */
export type Answer = (answers: readonly GivenAnswer[]) => void;

export interface QuestionRowProps {
  readonly view: ImportView;
  readonly question: ReviewQuestion;
  readonly onAnswer: Answer | undefined;
  /** Shows the places like this one before they take the same answer. */
  readonly onAlike?: ((question: ReviewQuestion) => void) | undefined;
  /** The digits of the keyboard choose from this question's options. */
  readonly hasKeys?: boolean | undefined;
}

const takesUnit = (question: ReviewQuestion): boolean =>
  question.kind === "lead" || question.kind === "unit";

/** How many options stand as buttons; the rest are in the list. */
export const BUTTONS = 4;

/** One place to confirm: the proposal first, other choices beside it, and the same for places alike. */
export function QuestionRow(props: QuestionRowProps) {
  const { view, question, onAnswer, onAlike, hasKeys = false } = props;
  const [isChoosing, setChoosing] = useState(false);
  const open = isOpen(view, question);
  const value = view.answers[question.id];
  const given = view.answered[question.id];
  const alike = question.similar.filter((id) => view.answers[id] === undefined);
  const answer = (chosen: unknown) => {
    setChoosing(false);
    onAnswer?.([{ question: question.id, value: chosen }]);
  };
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
              {given !== undefined && (
                <span class="ink-3">
                  {" "}
                  {given.by}, {momentInWords(given.at)}
                </span>
              )}
            </>
          )}
        </span>
      </p>
      {onAnswer !== undefined && (open || isChoosing) && (
        <div class="question-choices">
          {question.options.slice(0, BUTTONS).map((option, at) => (
            <Button
              key={option.value}
              size="small"
              kind={option.value === question.proposed ? "primary" : "plain"}
              aria-keyshortcuts={hasKeys ? String(at + 1) : undefined}
              onClick={() => answer(option.value)}
            >
              {hasKeys && <kbd class="kbd">{at + 1}</kbd>}
              {option.label}
            </Button>
          ))}
          {takesUnit(question) && (
            <UnitSelect view={view} question={question} onValue={(chosen) => answer(chosen)} />
          )}
          {alike.length > 0 && question.proposed !== null && onAlike !== undefined && (
            <Button size="small" kind="quiet" onClick={() => onAlike(question)}>
              Áp dụng cho {alike.length + 1} chỗ giống vậy
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

interface UnitSelectProps {
  readonly view: ImportView;
  readonly question: ReviewQuestion;
  readonly onValue: (value: string) => void;
}

function UnitSelect({ view, question, onValue }: UnitSelectProps) {
  const others =
    question.kind === "unit"
      ? [
          ...view.groups.map((group) => ({ value: group.id, label: group.name })),
          { value: "leave-out", label: "Không phải đơn vị thực hiện" },
        ]
      : [];
  return (
    <Select
      label="Đơn vị khác"
      labelHidden
      value=""
      options={[
        { value: "", label: "Chọn đơn vị…" },
        ...view.units.map((unit) => ({ value: unit.id, label: unit.name })),
        ...others,
      ]}
      onValue={(chosen) => chosen !== "" && onValue(chosen)}
    />
  );
}

import { useEffect } from "preact/hooks";
import type { ImportView } from "../../contract/plan.ts";
import type { ReadItem } from "../../domain/plan/plan-reading.ts";
import type { ReviewQuestion } from "../../domain/plan/review-questions.ts";
import { type Answer, BUTTONS } from "./QuestionRow.tsx";
import { isOpen, questionsOf } from "./review-model.ts";
import { OPERATORS, type Operator } from "./rule-form.ts";

export interface ReviewKeys {
  readonly view: ImportView;
  readonly items: readonly ReadItem[];
  readonly chosen: number | null;
  readonly onChoose: (ordinal: number) => void;
  readonly onAnswer: Answer | undefined;
  /** Opens the first rule of the chosen item, with another sign where one was chosen. */
  readonly onEdit: (operator?: Operator) => void;
}

/** The question that digits and Enter answer: the chosen item's first open one, else the deadline rule. */
function questionAtHand({ view, items, chosen }: ReviewKeys): ReviewQuestion | undefined {
  const item = items.find(({ ordinal }) => ordinal === chosen);
  const own = item === undefined ? [] : questionsOf(view, item);
  const policy = view.questions.filter(({ kind }) => kind === "deadline-policy");
  return (item === undefined ? policy : own).find((question) => isOpen(view, question));
}

/** The next item with a place that only a person can settle, around the end. */
function nextDoubtful({ view, items, chosen }: ReviewKeys, step: 1 | -1): ReadItem | undefined {
  const doubtful = items.filter((item) =>
    questionsOf(view, item).some(
      (question) => isOpen(view, question) && question.confidence === "uncertain",
    ),
  );
  const here = chosen ?? (step === 1 ? -1 : Number.MAX_SAFE_INTEGER);
  return step === 1
    ? (doubtful.find(({ ordinal }) => ordinal > here) ?? doubtful[0])
    : (doubtful.filter(({ ordinal }) => ordinal < here).at(-1) ?? doubtful.at(-1));
}

/** What a key does in the review; false where it does nothing. */
function press(keys: ReviewKeys, event: KeyboardEvent): boolean {
  const { items, chosen, onChoose, onAnswer, onEdit } = keys;
  const at = items.findIndex(({ ordinal }) => ordinal === chosen);
  const go = (item: ReadItem | undefined) => {
    if (item !== undefined) onChoose(item.ordinal);
    return item !== undefined;
  };
  const question = questionAtHand(keys);
  const answer = (value: string | null | undefined) => {
    if (question === undefined || value === null || value === undefined) return false;
    onAnswer?.([{ question: question.id, value }]);
    return onAnswer !== undefined;
  };
  const edit = (operator: Operator | undefined) => {
    if ((items[at]?.targets.length ?? 0) === 0 || onAnswer === undefined) return false;
    onEdit(operator);
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(".rule-editor select, .rule-editor input")?.focus(),
    );
    return true;
  };
  switch (event.key.toLowerCase()) {
    case "j":
      return go(items[Math.min(items.length - 1, at + 1)]);
    case "k":
      return go(items[Math.max(0, at - 1)]);
    case "n":
      return go(nextDoubtful(keys, event.shiftKey ? -1 : 1));
    case "enter":
      return event.target === document.body && answer(question?.proposed);
    case "e":
      return edit(undefined);
    default: {
      const digit = /^[1-9]$/u.test(event.key) ? Number(event.key) : 0;
      if (digit === 0) return false;
      if (question !== undefined) {
        return digit <= BUTTONS && answer(question.options[digit - 1]?.value);
      }
      const operator = digit <= 6 ? OPERATORS[digit - 1]?.value : undefined;
      return operator !== undefined && edit(operator);
    }
  }
}

/** J and K move, N finds what only a person can settle, digits and Enter answer, E opens the rule; where all is answered 1…6 choose its sign. */
export function useReviewKeys(keys: ReviewKeys): void {
  useEffect(() => {
    const act = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof Element && event.target.closest("input,select,textarea") !== null;
      if (isTyping || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
      if (press(keys, event)) event.preventDefault();
    };
    addEventListener("keydown", act);
    return () => removeEventListener("keydown", act);
  });
}

import { useEffect, useRef } from "preact/hooks";
import type { ImportView } from "../../contract/plan.ts";
import { wordChanges } from "../../domain/kernel/word-changes.ts";
import { formatOfficialShortDate } from "../../domain/kernel/local-date.ts";
import type { SourceSpan } from "../../domain/plan/plan-document.ts";
import type { ReadItem } from "../../domain/plan/plan-reading.ts";
import type { ReviewQuestion } from "../../domain/plan/review-questions.ts";
import { itemKey } from "../../domain/plan/questions/item-key.ts";
import { Chip } from "../parts/Chip.tsx";
import { Checkbox } from "../parts/Field.tsx";
import { scrollWithin } from "../parts/scroll-within.ts";
import { type Answer, QuestionRow } from "./QuestionRow.tsx";
import { type EditedRule, RuleTable } from "./RuleTable.tsx";
import { ShapeActions } from "./ShapeActions.tsx";
import { CONFIDENCE_WORDS, changeOf, confidenceOf, isOpen, questionsOf } from "./review-model.ts";

export interface ItemCardProps {
  readonly view: ImportView;
  readonly item: ReadItem;
  readonly isChosen: boolean;
  readonly onChoose: (ordinal: number) => void;
  readonly onAnswer: Answer | undefined;
  readonly onAlike: (question: ReviewQuestion) => void;
  readonly onSpan: (span: SourceSpan) => void;
  /** The rule being written in this card. */
  readonly editing: EditedRule | null;
  readonly onEdit: (edited: EditedRule | null) => void;
}

/** An item for which the plan names nobody: which units and groups it is given to. */
function UnitsPicker({ view, item, onAnswer }: Pick<ItemCardProps, "view" | "item" | "onAnswer">) {
  const key = `units:${itemKey(item, view.reading)}`;
  const answered = view.answers[key];
  const chosen: readonly unknown[] = Array.isArray(answered) ? answered : [];
  const entries = [...view.groups, ...view.units.filter((unit) => unit.kind === "agency")];
  const toggle = (id: string) =>
    onAnswer?.([
      {
        question: key,
        value: chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id],
      },
    ]);
  return (
    <fieldset class="units-picker">
      <legend>Văn bản chưa nêu đơn vị thực hiện. Giao cho:</legend>
      {entries.map((entry) => (
        <Checkbox
          key={entry.id}
          label={entry.name}
          checked={chosen.includes(entry.id)}
          disabled={onAnswer === undefined}
          onChecked={() => toggle(entry.id)}
        />
      ))}
    </fieldset>
  );
}

/** What a revision changed of the item's words. */
function ChangeMark({ view, item }: Pick<ItemCardProps, "view" | "item">) {
  const change = changeOf(view, item);
  if (change === undefined || change.kind === "kept") return null;
  if (change.kind === "added") return <Chip tone="ok">Mới so với bản trước</Chip>;
  return (
    <details class="item-change">
      <summary>Câu chữ đã đổi so với bản trước</summary>
      <p>
        {wordChanges(change.before ?? "", item.originalText).map((run, at) =>
          run.kind === "same" ? (
            run.text
          ) : run.kind === "added" ? (
            <ins key={at}>{run.text}</ins>
          ) : (
            <del key={at}>{run.text}</del>
          ),
        )}
      </p>
    </details>
  );
}

function ItemChips({ item }: Pick<ItemCardProps, "item">) {
  return (
    <div class="item-chips">
      {item.units.map((unit) => (
        <Chip
          key={`${unit.span.block}.${unit.span.start}`}
          tone={unit.role === "lead" ? "lead" : "plain"}
        >
          {unit.name}
        </Chip>
      ))}
      {item.deadline !== null && (
        <Chip icon="clock">
          {item.deadline.date === null
            ? item.deadline.raw
            : `Hạn: ${item.deadline.relation === "before" ? "trước " : ""}${formatOfficialShortDate(item.deadline.date)}`}
        </Chip>
      )}
    </div>
  );
}

const CONFIDENCE_STEPS = { certain: 3, likely: 2, uncertain: 1 } as const;

/** What was understood of one item, and what is to be confirmed about it. */
export function ItemCard(props: ItemCardProps) {
  const { view, item, isChosen, onChoose, onAnswer, onAlike, onSpan, editing, onEdit } = props;
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    const frame = card.current?.closest<HTMLElement>(".review-list");
    if (isChosen && card.current && frame) scrollWithin(frame, card.current, "nearest");
  }, [isChosen]);
  const confidence = confidenceOf(view, item);
  const questions = questionsOf(view, item);
  const first = questions.find((question) => isOpen(view, question));
  return (
    <article
      ref={card}
      class={`item-card sure-${confidence}${isChosen ? " is-chosen" : ""}`}
      aria-label={`Nội dung ${item.number ?? item.ordinal}`}
      aria-current={isChosen ? "true" : undefined}
      onClick={() => onChoose(item.ordinal)}
    >
      <header>
        <b class="item-code tn">{item.number ?? item.ordinal}</b>
        <h3>{item.title}</h3>
        <span class={`sure sure-word-${confidence}`}>
          <span class="sure-steps" data-steps={CONFIDENCE_STEPS[confidence]} aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {CONFIDENCE_WORDS[confidence]}
        </span>
      </header>
      <ChangeMark view={view} item={item} />
      <ItemChips item={item} />
      {(item.targets.length > 0 || isChosen) && (
        <RuleTable
          {...{ view, item, editing, onEdit, onSpan }}
          onAnswer={isChosen ? onAnswer : undefined}
        />
      )}
      {item.units.length === 0 && <UnitsPicker view={view} item={item} onAnswer={onAnswer} />}
      {questions.map((question) => (
        <QuestionRow
          key={question.id}
          {...{ view, question, onAnswer, onAlike }}
          hasKeys={isChosen && question === first}
        />
      ))}
      {isChosen && onAnswer !== undefined && (
        <ShapeActions view={view} item={item} onAnswer={onAnswer} />
      )}
    </article>
  );
}

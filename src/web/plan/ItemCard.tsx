import { useEffect, useRef } from "preact/hooks";
import type { ImportView } from "../../contract/plan.ts";
import type { ReadItem } from "../../domain/plan/plan-reading.ts";
import { formatOfficialShortDate } from "../../domain/kernel/local-date.ts";
import { answeredTarget } from "../../domain/plan/answered-target.ts";
import { describeTarget } from "../../domain/plan/describe-target.ts";
import { itemKey } from "../../domain/plan/questions/item-key.ts";
import { Chip } from "../parts/Chip.tsx";
import { Checkbox } from "../parts/Field.tsx";
import { type Answer, QuestionRow } from "./QuestionRow.tsx";
import { CONFIDENCE_WORDS, confidenceOf, questionsOf } from "./review-model.ts";

export interface ItemCardProps {
  readonly view: ImportView;
  readonly item: ReadItem;
  readonly isChosen: boolean;
  readonly onChoose: (ordinal: number) => void;
  readonly onAnswer: Answer | undefined;
}

/** An item for which the plan names nobody: which units and groups it is given to. */
function UnitsPicker({ view, item, onAnswer }: Omit<ItemCardProps, "isChosen" | "onChoose">) {
  const key = `units:${item.number ?? `#${item.ordinal}`}`;
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

/** The rule that would enter the register as things are answered now, in words. */
function ruleOf(view: ImportView, item: ReadItem, index: number): string {
  const read = item.targets[index];
  const key = `target:${itemKey(item, view.reading)}:${index}`;
  const rule = read && answeredTarget(read, key, view.answers, view.term);
  return rule ? describeTarget(rule) : "định tính";
}

/** What was understood of one item, and what is to be confirmed about it. */
export function ItemCard({ view, item, isChosen, onChoose, onAnswer }: ItemCardProps) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isChosen) card.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  const confidence = confidenceOf(view, item);
  return (
    <article
      ref={card}
      class={`item-card sure-${confidence}${isChosen ? " is-chosen" : ""}`}
      aria-label={`Nội dung ${item.number ?? item.ordinal}`}
      onClick={() => onChoose(item.ordinal)}
    >
      <header>
        <b class="item-code tn">{item.number ?? item.ordinal}</b>
        <h3>{item.title}</h3>
        <span class={`sure sure-word-${confidence}`}>{CONFIDENCE_WORDS[confidence]}</span>
      </header>
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
      {item.targets.length > 0 && (
        <table class="rules">
          <caption class="hidden-visually">Chỉ tiêu của nội dung {item.number}</caption>
          <thead>
            <tr>
              <th scope="col">Chỉ tiêu</th>
              <th scope="col">Quy tắc đạt</th>
            </tr>
          </thead>
          <tbody>
            {item.targets.map((target, index) => (
              <tr key={index}>
                <td>{target.measure}</td>
                <td class="tn">{ruleOf(view, item, index)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {item.units.length === 0 && <UnitsPicker view={view} item={item} onAnswer={onAnswer} />}
      {questionsOf(view, item).map((question) => (
        <QuestionRow key={question.id} view={view} question={question} onAnswer={onAnswer} />
      ))}
    </article>
  );
}

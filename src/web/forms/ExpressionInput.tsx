import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ExpressionError } from "../../domain/collection/expression/expression.ts";
import type { NamedRow } from "../../domain/collection/expression/names.ts";
import { Button } from "../parts/Button.tsx";
import { Field } from "../parts/Field.tsx";
import { type Suggestion, accept, mend, suggestionsAt } from "./expression-text.ts";

export interface ExpressionInputProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly optional?: boolean | undefined;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly formId: string;
  readonly rows: readonly NamedRow[];
  /** What is wrong as it stands; shown once something was typed. */
  readonly error: ExpressionError | undefined;
}

/** A condition being typed: names are offered at the caret, and what is wrong is marked in the text. */
export function ExpressionInput(props: ExpressionInputProps) {
  const { label, hint, optional, value, onValue, formId, rows, error } = props;
  const listId = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState<number>();
  const [active, setActive] = useState(0);
  const next = useRef<number>();
  const offered =
    caret === undefined
      ? undefined
      : suggestionsAt(value, Math.min(caret, value.length), formId, rows);
  const items = offered?.items ?? [];
  useLayoutEffect(() => {
    if (next.current === undefined) return;
    area.current?.focus();
    area.current?.setSelectionRange(next.current, next.current);
    next.current = undefined;
  });
  const put = (text: string, at: number) => {
    next.current = at;
    setCaret(undefined);
    onValue(text);
  };
  const take = (suggestion: Suggestion) => {
    if (offered === undefined) return;
    const taken = accept(value, offered, suggestion);
    put(taken.text, taken.caret);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (items.length === 0 || event.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const chosen = items[active];
    if (step !== 0) {
      event.preventDefault();
      setActive((active + step + items.length) % items.length);
    } else if (event.key === "Enter" && chosen !== undefined) {
      event.preventDefault();
      take(chosen);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      setCaret(undefined);
    }
  };
  const isWrong = error !== undefined && value.trim() !== "";
  return (
    <div class="expression">
      <Field
        label={label}
        hint={hint}
        optional={optional}
        error={isWrong ? error.message : undefined}
      >
        {(control) => (
          <textarea
            {...control}
            ref={area}
            class="input input-area expression-text"
            rows={3}
            spellcheck={false}
            autoComplete="off"
            aria-autocomplete="list"
            aria-controls={items.length === 0 ? undefined : listId}
            aria-activedescendant={items.length === 0 ? undefined : `${listId}-${active}`}
            value={value}
            onInput={(event) => {
              setCaret(event.currentTarget.selectionStart);
              setActive(0);
              onValue(event.currentTarget.value);
            }}
            onKeyDown={onKeyDown}
            onBlur={() => setCaret(undefined)}
          />
        )}
      </Field>
      {items.length > 0 && (
        <ul class="expression-offers" id={listId} role="listbox" aria-label="Gợi ý">
          {items.map((item, at) => (
            <li
              key={item.text}
              id={`${listId}-${at}`}
              role="option"
              aria-selected={at === active}
              onMouseDown={(event) => {
                event.preventDefault();
                take(item);
              }}
            >
              <span>{item.label}</span> <span class="ink-2">{item.aside}</span>
            </li>
          ))}
        </ul>
      )}
      {isWrong && (
        <p class="expression-wrong">
          <span class="ink-2">Chỗ cần sửa (ký tự {error.at + 1}): </span>
          {value.slice(Math.max(0, error.at - 24), error.at)}
          <mark>{value.slice(error.at, Math.max(error.to, error.at + 1)) || "…"}</mark>
          {value.slice(Math.max(error.to, error.at + 1), error.to + 24)}
        </p>
      )}
      <div class="expression-tools">
        {isWrong &&
          error.proposals.map((proposal) => (
            <Button
              key={proposal}
              size="small"
              onClick={() => {
                const text = mend(value, error, proposal);
                put(text, text.length);
              }}
            >
              Sửa thành “{proposal}”
            </Button>
          ))}
        <Button
          size="small"
          kind="quiet"
          icon="plus"
          onClick={() => {
            const at = area.current?.selectionStart ?? value.length;
            put(`${value.slice(0, at)}[${value.slice(at)}`, at + 1);
            setCaret(at + 1);
            setActive(0);
          }}
        >
          Chèn chỉ tiêu
        </Button>
      </div>
    </div>
  );
}

import type { ComponentChildren } from "preact";
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import {
  type FigureTextAt,
  bindFigure,
  editParagraph,
  replaceInParagraph,
  tellParagraph,
} from "../../domain/collection/bound-figure.ts";
import { Button } from "../parts/Button.tsx";
import { type FigureOption, findFigures, queryAt } from "./figure-options.ts";

export interface BoundTextareaProps {
  readonly id: string;
  /** With bound figures as tokens. */
  readonly body: string;
  readonly textAt: FigureTextAt;
  /** The figures that may be quoted, as they are now. */
  readonly options: () => readonly FigureOption[];
  /** Id of the text's label. */
  readonly labelId: string;
  readonly rows: number;
  readonly placeholder: string | undefined;
  readonly isMissing: boolean;
  readonly onBody: (body: string) => void;
  /** Moves the paragraph among its neighbours: Alt with an arrow. */
  readonly onMove: ((step: 1 | -1) => void) | undefined;
  /** Beside the button for figures. */
  readonly children?: ComponentChildren;
}

/** What is looked for after an @, and the line that is chosen of what was found. */
interface Search {
  readonly from: number;
  readonly query: string;
  readonly at: number;
}

/**
 * A text with figures of the table in it. They are shown as the numbers they are now, on a ground of
 * their own, and follow their cells; @ opens the list of figures.
 */
export function BoundTextarea(props: BoundTextareaProps) {
  const { id, body, textAt, options, labelId, rows, placeholder, isMissing, onBody, onMove } =
    props;
  const box = useRef<HTMLTextAreaElement>(null);
  const under = useRef<HTMLDivElement>(null);
  const caret = useRef<number | null>(null);
  const [search, setSearch] = useState<Search | null>(null);
  const listId = useId();
  const shown = tellParagraph(body, textAt);
  const isOpen = search !== null;
  const all = useMemo(() => (isOpen ? options() : []), [options, isOpen]);
  const found = useMemo(
    () => (search === null ? [] : findFigures(all, search.query)),
    [all, search],
  );
  const optionId = (option: FigureOption) => `${listId}-${option.key.replace("|", "-")}`;
  const chosen = found[Math.min(search?.at ?? 0, found.length - 1)];

  useLayoutEffect(() => {
    const at = caret.current;
    caret.current = null;
    if (at !== null) box.current?.setSelectionRange(at, at);
  });
  const chosenId = chosen === undefined ? undefined : optionId(chosen);
  useEffect(() => {
    if (chosenId !== undefined)
      document.getElementById(chosenId)?.scrollIntoView({ block: "nearest" });
  }, [chosenId]);
  const put = (edited: { readonly body: string; readonly caret: number }) => {
    caret.current = edited.caret;
    onBody(edited.body);
  };
  const look = (text: string, at: number) => {
    const query = queryAt(text, at);
    setSearch(query === undefined ? null : { ...query, at: 0 });
  };
  const insert = (option: FigureOption) => {
    if (search === null) return;
    const to = search.from + 1 + search.query.length;
    put(bindFigure(body, textAt, { from: search.from, to, key: option.key }));
    setSearch(null);
    box.current?.focus();
  };
  const askForFigure = () => {
    const at = box.current?.selectionEnd ?? shown.text.length;
    const isAfterWord = /[\p{L}\d]$/u.test(shown.text.slice(0, at));
    const edited = replaceInParagraph(body, textAt, {
      from: at,
      to: at,
      by: isAfterWord ? " @" : "@",
    });
    put(edited);
    setSearch({ from: edited.caret - 1, query: "", at: 0 });
    box.current?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : undefined;
    if (step !== undefined && event.altKey && onMove !== undefined) {
      event.preventDefault();
      onMove(step);
      return;
    }
    if (search === null) return;
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      setSearch(null);
    } else if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setSearch({ ...search, at: (search.at + step + found.length) % found.length });
    } else if ((event.key === "Enter" || event.key === "Tab") && chosen !== undefined) {
      event.preventDefault();
      insert(chosen);
    }
  };
  return (
    <>
      <div class="bound-field">
        <div ref={under} class="input input-area bound-under" aria-hidden="true">
          {underlay(shown)}
        </div>
        <textarea
          ref={box}
          id={id}
          class={`input input-area bound-text${isMissing ? " is-missing" : ""}`}
          rows={rows}
          maxLength={20_000}
          placeholder={placeholder}
          value={shown.text}
          aria-autocomplete="list"
          aria-controls={isOpen ? listId : undefined}
          aria-activedescendant={chosenId}
          aria-describedby={`${listId}-help`}
          onInput={(event) => {
            const { value, selectionEnd } = event.currentTarget;
            const edited = editParagraph(body, textAt, value);
            look(value, selectionEnd);
            // where all of a figure went, the text is shorter than what was typed
            if (tellParagraph(edited.body, textAt).text === value) onBody(edited.body);
            else put(edited);
          }}
          onKeyDown={onKey}
          onClick={(event) => look(shown.text, event.currentTarget.selectionEnd)}
          onBlur={() => setSearch(null)}
          onScroll={(event) => {
            if (under.current !== null) under.current.scrollTop = event.currentTarget.scrollTop;
          }}
        />
        {isOpen && (
          <ul class="figure-list" role="listbox" id={listId} aria-label="Số liệu của đơn vị">
            {found.map((option) => (
              <li
                key={option.key}
                id={optionId(option)}
                role="option"
                aria-selected={option === chosen}
                // the text keeps its caret
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => insert(option)}
              >
                <b class="tn">
                  {option.text} {option.unitOfMeasure}
                </b>
                <span>
                  {option.row}, {option.column}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <span class="hidden-visually" role="status">
        {isOpen &&
          (found.length === 0
            ? "Không có số liệu nào khớp."
            : `${found.length} số liệu. Dùng mũi tên để chọn, Enter để chèn.`)}
      </span>
      {isOpen && found.length === 0 && (
        <p class="narrative-link ink-3">Không có số liệu nào khớp “{search.query}”.</p>
      )}
      <span class="hidden-visually" id={`${listId}-help`}>
        Gõ @ để chèn số liệu của biểu.
        {onMove !== undefined && " Alt và mũi tên lên, xuống để đổi thứ tự."}
      </span>
      <div class="narrative-tools">
        <Button
          size="small"
          kind="quiet"
          aria-describedby={labelId}
          onMouseDown={(event) => event.preventDefault()}
          onClick={askForFigure}
        >
          @ Chèn số
        </Button>
        {props.children}
      </div>
    </>
  );
}

/** The same words without ink, the figures on their ground. */
function underlay({ text, marks }: ReturnType<typeof tellParagraph>) {
  const parts: ComponentChildren[] = [];
  let end = 0;
  for (const { from, to, isHole } of marks) {
    parts.push(text.slice(end, from));
    parts.push(<mark class={isHole ? "is-hole" : undefined}>{text.slice(from, to)}</mark>);
    end = to;
  }
  // a last line that is empty has no height of its own
  return [...parts, `${text.slice(end)}\u200b`];
}

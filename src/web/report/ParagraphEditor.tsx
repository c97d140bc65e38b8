import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { ReportEdit, ReportNumber } from "../../contract/report.ts";
import { bindText, type Bindings } from "../../domain/report/bound-text.ts";
import { unboundNumbers } from "../../domain/report/unbound-numbers.ts";
import { Button } from "../parts/Button.tsx";
import { Icon } from "../parts/Icon.tsx";
import { NumberPicker } from "./NumberPicker.tsx";

export interface ParagraphEditorProps {
  readonly text: string;
  /** The person's text that stands now; undefined over a draft. */
  readonly edit: ReportEdit | undefined;
  readonly numbers: readonly ReportNumber[];
  readonly bindings: Bindings;
  readonly busy: boolean;
  readonly error: string | undefined;
  readonly onSave: (body: string) => void;
  readonly onRestore: (() => void) | undefined;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

function Preview({ body, bindings }: { readonly body: string; readonly bindings: Bindings }) {
  const lines = body.split("\n").filter((line) => line.trim() !== "");
  return (
    <div class="editor-preview doc">
      {lines.map((line, at) => (
        <p key={at}>
          {bindText(line, bindings).runs.map((run, index) =>
            run.kind === "number" ? (
              <span
                key={index}
                class={
                  run.sourceIds.length > 0 || bindings.has(run.key) ? "bound" : "bound is-missing"
                }
              >
                {run.text}
              </span>
            ) : (
              run.text
            ),
          )}
        </p>
      ))}
    </div>
  );
}

/** Writing one paragraph in its place: words, numbers inserted as tokens, and how it will read. */
export function ParagraphEditor(props: ParagraphEditorProps) {
  const { text, edit, numbers, bindings, busy, error } = props;
  const [body, setBody] = useState(text);
  const [isPicking, setPicking] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const caret = useRef(text.length);
  useEffect(() => area.current?.focus(), []);
  const typed = useMemo(
    () =>
      bindText(body, bindings).runs.flatMap((run) =>
        run.kind === "text" ? unboundNumbers(run.text) : [],
      ),
    [body, bindings],
  );
  const close = () => {
    if (body === text || confirm("Bỏ phần vừa sửa?")) props.onClose();
  };
  const insert = ({ key }: ReportNumber) => {
    const place = caret.current;
    const token = `{{${key}}}`;
    setBody(body.slice(0, place) + token + body.slice(place));
    caret.current = place + token.length;
    setPicking(false);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(caret.current, caret.current);
    });
  };
  const act = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const isCommand = event.ctrlKey || event.metaKey;
    if (event.key === "Escape") close();
    else if (isCommand && event.key.toLowerCase() === "k") setPicking(true);
    else if (isCommand && event.key === "Enter") props.onSave(body);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="editor" onKeyDown={act}>
      <textarea
        ref={area}
        class="input input-area"
        aria-label="Nội dung đoạn"
        rows={Math.min(14, 3 + Math.floor(body.length / 70))}
        value={body}
        onInput={(event) => setBody(event.currentTarget.value)}
        onBlur={(event) => {
          caret.current = event.currentTarget.selectionStart;
        }}
      />
      <div class="editor-tools">
        <Button
          size="small"
          icon="link"
          aria-expanded={isPicking}
          onClick={() => setPicking(!isPicking)}
        >
          Chèn số liệu
        </Button>
        <span class="ink-3">Ctrl K</span>
        {typed.length > 0 && (
          <span class="editor-warn">
            <Icon name="alert" size={14} />
            Số gõ tay chưa gắn nguồn: {typed.join("; ")}
          </span>
        )}
      </div>
      {isPicking && (
        <NumberPicker numbers={numbers} onPick={insert} onClose={() => setPicking(false)} />
      )}
      <Preview body={body} bindings={bindings} />
      {error !== undefined && (
        <p class="field-error" role="alert">
          <Icon name="alert" size={14} />
          {error}
        </p>
      )}
      <div class="editor-foot">
        <Button kind="primary" size="small" busy={busy} onClick={() => props.onSave(body)}>
          Lưu đoạn
        </Button>
        <Button size="small" onClick={close}>
          Thôi
        </Button>
        {props.onRestore !== undefined && edit !== undefined && (
          <Button kind="quiet" size="small" icon="return" onClick={props.onRestore}>
            Trả về bản tự soạn
          </Button>
        )}
        <Button kind="quiet" size="small" onClick={props.onRemove}>
          Bỏ đoạn này
        </Button>
      </div>
    </div>
  );
}

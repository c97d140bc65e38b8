import { useEffect, useState } from "preact/hooks";
import type { ImportView } from "../../contract/plan.ts";
import { addedRules } from "../../domain/plan/added-rules.ts";
import { LEAVE_OUT, answeredTarget } from "../../domain/plan/answered-target.ts";
import { describeTarget } from "../../domain/plan/describe-target.ts";
import type { SourceSpan } from "../../domain/plan/plan-document.ts";
import type { ReadItem } from "../../domain/plan/plan-reading.ts";
import { itemKey } from "../../domain/plan/questions/item-key.ts";
import { Button } from "../parts/Button.tsx";
import type { Answer } from "./QuestionRow.tsx";
import { RuleEditor } from "./RuleEditor.tsx";
import { type RuleForm, formOf, foundRule } from "./rule-form.ts";

export interface RuleTableProps {
  readonly view: ImportView;
  readonly item: ReadItem;
  /** The row being edited: its place, "new", or null. */
  readonly editing: number | "new" | null;
  readonly onEdit: (row: number | "new" | null) => void;
  readonly onAnswer: Answer | undefined;
  /** Shows the words a rule was read from. */
  readonly onSpan: (span: SourceSpan) => void;
}

/** The words a person has marked on the paper, where they are this item's. */
function markedWords(item: ReadItem): { readonly text: string; readonly span: SourceSpan } | null {
  const selection = document.getSelection();
  const text = selection?.toString().trim() ?? "";
  const block = Number(
    selection?.anchorNode?.parentElement?.closest<HTMLElement>("[data-block]")?.dataset["block"] ??
      -1,
  );
  const whole = item.spans.find((span) => span.block === block);
  if (text === "" || whole === undefined) return null;
  return { text, span: whole };
}

/** The rules of an item as they would enter the register, each with its words and room to mend it. */
export function RuleTable({ view, item, editing, onEdit, onAnswer, onSpan }: RuleTableProps) {
  const key = itemKey(item, view.reading);
  const term = { from: view.term.termFrom, to: view.term.termTo };
  const added = addedRules(view.answers[`added:${key}`], view.term) ?? [];
  const [marked, setMarked] = useState<ReturnType<typeof markedWords>>(null);
  useEffect(() => {
    if (editing !== "new") setMarked(null);
  }, [editing]);
  const keepAdded = (rules: readonly (typeof added)[number][]) => {
    onAnswer?.([{ question: `added:${key}`, value: rules }]);
    onEdit(null);
  };
  const formOfRow = (row: number): RuleForm => {
    const read = item.targets[row];
    const measure = read?.measure ?? "";
    const rule =
      read === undefined
        ? null
        : answeredTarget(read, `target:${key}:${row}`, view.answers, view.term);
    return rule === null ? foundRule(measure) : formOf(measure, rule);
  };
  const [firstSpan] = item.spans;
  if (item.targets.length + added.length === 0 && onAnswer === undefined) return null;
  return (
    <>
      {item.targets.length + added.length > 0 && (
        <table class="rules">
          <caption class="hidden-visually">Chỉ tiêu của nội dung {item.number}</caption>
          <thead>
            <tr>
              <th scope="col">Chỉ tiêu</th>
              <th scope="col">Quy tắc đạt</th>
              <th scope="col">
                <span class="hidden-visually">Sửa</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {item.targets.map((read, at) => {
              const question = `target:${key}:${at}`;
              const rule = answeredTarget(read, question, view.answers, view.term);
              const isOut = view.answers[question] === LEAVE_OUT;
              return (
                <tr key={question} class={isOut ? "is-out" : undefined}>
                  <td>
                    <button
                      type="button"
                      class="rule-measure"
                      onClick={() => onSpan(read.span)}
                      title="Xem trong văn bản"
                    >
                      {read.measure}
                    </button>
                  </td>
                  <td class="tn">
                    {isOut ? "không lấy" : rule === null ? "định tính" : describeTarget(rule)}
                  </td>
                  <td>
                    {onAnswer !== undefined && (
                      <Button
                        size="small"
                        kind="quiet"
                        aria-label={`Sửa quy tắc ${read.measure}`}
                        onClick={() => onEdit(at)}
                      >
                        Sửa
                      </Button>
                    )}
                  </td>
                </tr>
              );
            })}
            {added.map((rule, at) => (
              <tr key={`added ${at}`}>
                <td>
                  <button type="button" class="rule-measure" onClick={() => onSpan(rule.span)}>
                    {rule.measure}
                  </button>{" "}
                  <span class="ink-3">thêm tay</span>
                </td>
                <td class="tn">{describeTarget(rule.rule)}</td>
                <td>
                  {onAnswer !== undefined && (
                    <Button
                      size="small"
                      kind="quiet"
                      aria-label={`Bỏ quy tắc ${rule.measure}`}
                      onClick={() => keepAdded(added.filter((_, index) => index !== at))}
                    >
                      Bỏ
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {typeof editing === "number" && item.targets[editing] !== undefined && (
        <RuleEditor
          key={editing}
          initial={formOfRow(editing)}
          term={term}
          takesName={false}
          saveLabel="Giữ quy tắc này"
          onClose={() => onEdit(null)}
          onSave={(_measure, rule) => {
            onAnswer?.([{ question: `target:${key}:${editing}`, value: rule }]);
            onEdit(null);
          }}
          remove={{
            label: "Không phải chỉ tiêu",
            kind: "quiet",
            act: () => {
              onAnswer?.([{ question: `target:${key}:${editing}`, value: LEAVE_OUT }]);
              onEdit(null);
            },
          }}
        />
      )}
      {editing === "new" && firstSpan !== undefined && (
        <RuleEditor
          initial={foundRule(marked?.text ?? "")}
          term={term}
          takesName
          saveLabel="Giữ quy tắc này"
          onClose={() => onEdit(null)}
          onSave={(measure, rule) =>
            keepAdded([...added, { measure, rule, span: marked?.span ?? firstSpan }])
          }
        />
      )}
      {onAnswer !== undefined && editing === null && (
        <Button
          size="small"
          kind="quiet"
          icon="plus"
          onClick={() => {
            setMarked(markedWords(item));
            onEdit("new");
          }}
        >
          Thêm chỉ tiêu từ câu chữ
        </Button>
      )}
    </>
  );
}

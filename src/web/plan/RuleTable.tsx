import { useEffect, useState } from "preact/hooks";
import type { ImportView } from "../../contract/plan.ts";
import { addedRules } from "../../domain/plan/added-rules.ts";
import { LEAVE_OUT, answeredTarget } from "../../domain/plan/answered-target.ts";
import { describeTarget } from "../../domain/plan/describe-target.ts";
import type { SourceSpan } from "../../domain/plan/plan-document.ts";
import type { ReadItem } from "../../domain/plan/plan-reading.ts";
import type { Target } from "../../domain/plan/target.ts";
import { itemKey } from "../../domain/plan/questions/item-key.ts";
import { Button } from "../parts/Button.tsx";
import type { Answer } from "./QuestionRow.tsx";
import { RuleEditor } from "./RuleEditor.tsx";
import {
  type Operator,
  type RuleForm,
  formOf,
  foundRule,
  mergedRule,
  withOperator,
} from "./rule-form.ts";

/** A rule being written: a row, another rule of the same words, or a row that takes in the next. */
export type EditedRule =
  | { readonly kind: "row"; readonly row: number; readonly operator?: Operator | undefined }
  | { readonly kind: "new" }
  | { readonly kind: "split"; readonly row: number }
  | { readonly kind: "merge"; readonly row: number };

export interface RuleTableProps {
  readonly view: ImportView;
  readonly item: ReadItem;
  readonly editing: EditedRule | null;
  readonly onEdit: (edited: EditedRule | null) => void;
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
    if (editing?.kind !== "new") setMarked(null);
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
  const isLeftOut = (row: number): boolean => view.answers[`target:${key}:${row}`] === LEAVE_OUT;
  /** The row above that a row can be joined to: both are rules, in the same unit. */
  const mergesInto = (row: number): number | undefined => {
    if (isLeftOut(row)) return undefined;
    const above = item.targets.flatMap((_, at) => (at < row && !isLeftOut(at) ? [at] : [])).at(-1);
    return above !== undefined && formOfRow(above).unit === formOfRow(row).unit ? above : undefined;
  };
  const initialOf = (edited: EditedRule): RuleForm => {
    switch (edited.kind) {
      case "new":
        return foundRule(marked?.text ?? "");
      case "row": {
        const form = formOfRow(edited.row);
        return edited.operator === undefined ? form : withOperator(form, edited.operator);
      }
      case "split":
        return { ...formOfRow(edited.row), value: "", valueTo: "" };
      case "merge":
        return mergedRule(formOfRow(mergesInto(edited.row) ?? edited.row), formOfRow(edited.row));
    }
  };
  const keep = (edited: EditedRule, measure: string, rule: Target) => {
    const wordsOf = (row: number) => item.targets[row]?.span ?? firstSpan;
    const span = edited.kind === "split" ? wordsOf(edited.row) : (marked?.span ?? firstSpan);
    switch (edited.kind) {
      case "new":
      case "split":
        if (span !== undefined) keepAdded([...added, { measure, rule, span }]);
        return;
      case "row":
        onAnswer?.([{ question: `target:${key}:${edited.row}`, value: rule }]);
        break;
      case "merge":
        onAnswer?.([
          { question: `target:${key}:${mergesInto(edited.row) ?? edited.row}`, value: rule },
          { question: `target:${key}:${edited.row}`, value: LEAVE_OUT },
        ]);
        break;
    }
    onEdit(null);
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
                        onClick={() => onEdit({ kind: "row", row: at })}
                      >
                        Sửa
                      </Button>
                    )}
                    {onAnswer !== undefined && !isOut && (
                      <Button
                        size="small"
                        kind="quiet"
                        aria-label={`Tách thêm quy tắc từ ${read.measure}`}
                        onClick={() => onEdit({ kind: "split", row: at })}
                      >
                        Tách
                      </Button>
                    )}
                    {onAnswer !== undefined && mergesInto(at) !== undefined && (
                      <Button
                        size="small"
                        kind="quiet"
                        aria-label={`Gộp ${read.measure} vào quy tắc trên`}
                        onClick={() => onEdit({ kind: "merge", row: at })}
                      >
                        Gộp
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
      {editing !== null && (editing.kind === "new" || item.targets[editing.row] !== undefined) && (
        <RuleEditor
          key={JSON.stringify(editing)}
          initial={initialOf(editing)}
          term={term}
          takesName={editing.kind === "new" || editing.kind === "split"}
          saveLabel={editing.kind === "merge" ? "Gộp thành một quy tắc" : "Giữ quy tắc này"}
          onClose={() => onEdit(null)}
          onSave={(measure, rule) => keep(editing, measure, rule)}
          remove={
            editing.kind === "row"
              ? {
                  label: "Không phải chỉ tiêu",
                  kind: "quiet",
                  act: () => {
                    onAnswer?.([{ question: `target:${key}:${editing.row}`, value: LEAVE_OUT }]);
                    onEdit(null);
                  },
                }
              : undefined
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
            onEdit({ kind: "new" });
          }}
        >
          Thêm chỉ tiêu từ câu chữ
        </Button>
      )}
    </>
  );
}

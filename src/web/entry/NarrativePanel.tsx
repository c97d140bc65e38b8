import { useQueryClient } from "@tanstack/preact-query";
import { useEffect, useRef, useState } from "preact/hooks";
import type {
  NarrativeSection,
  NarrativesSaved,
  SheetView,
  TaskView,
} from "../../contract/collection.ts";
import { ITEM_SECTIONS, SECTION_LABELS, UNIT_SECTIONS } from "../../domain/collection/narrative.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { TextArea } from "../parts/Field.tsx";

interface BoxProps {
  readonly sheet: SheetView;
  readonly itemId: string | null;
  readonly section: NarrativeSection;
  readonly onSaved: (at: string) => void;
}

const ANSWERS: Partial<Readonly<Record<NarrativeSection, NarrativeSection>>> = {
  objective_causes: "limitations",
  subjective_causes: "limitations",
  solutions: "subjective_causes",
};

function isBoxOpen(sheet: SheetView, itemId: string | null, section: NarrativeSection): boolean {
  if (sheet.access === "read") return false;
  if (itemId === null) return sheet.locks.unit !== "locked";
  const lock = sheet.locks.items.find((each) => each.itemId === itemId);
  return lock !== undefined && (lock.otherwise !== "locked" || lock.returned.includes(section));
}

/** One paragraph, kept on this machine while typing and sent when the person pauses. */
function NarrativeBox({ sheet, itemId, section, onSaved }: BoxProps) {
  const client = useQueryClient();
  const entry = sheet.narratives.find(
    (each) => each.itemId === itemId && each.section === section && each.point === 1,
  );
  const storage = `nhiemky.text.${sheet.obligationId}.${itemId ?? "unit"}.${section}`;
  const [text, setText] = useState(() => localStorage.getItem(storage) ?? entry?.body ?? "");
  const [error, setError] = useState<string>();
  const base = useRef(entry?.entryId ?? null);
  const saved = useRef(entry?.body ?? "");
  const comment = sheet.tasks
    .find((task) => task.itemId === itemId)
    ?.returned?.comments.find((each) => each.section === section);

  useEffect(() => {
    if (text === saved.current) return undefined;
    const timer = setTimeout(() => {
      const answers = ANSWERS[section];
      api
        .put<NarrativesSaved>(`/obligations/${sheet.obligationId}/narratives`, {
          paragraphs: [
            {
              itemId,
              section,
              body: text,
              baseEntryId: base.current,
              ...(answers === undefined ? {} : { answersSection: answers, answersPoint: 1 }),
            },
          ],
        })
        .then((answer) => {
          const [outcome] = answer.outcomes;
          if (outcome?.kind === "rejected") return setError(outcome.message);
          if (outcome?.kind === "conflict") {
            base.current = outcome.theirs?.entryId ?? null;
            return setError(
              `Người khác vừa sửa đoạn này: “${outcome.theirs?.body ?? ""}”. Sửa lại rồi chờ lưu.`,
            );
          }
          base.current = outcome?.entry?.entryId ?? null;
          saved.current = text;
          localStorage.removeItem(storage);
          setError(undefined);
          onSaved(answer.savedAt);
          return client.invalidateQueries({ queryKey: ["sheet", sheet.obligationId] });
        })
        .catch((failure: unknown) => setError(problemTitle(failure)));
    }, 900);
    return () => clearTimeout(timer);
  }, [text]);

  const label = SECTION_LABELS[section];
  if (!isBoxOpen(sheet, itemId, section)) {
    return (
      <div class="narrative-read">
        <b>{label}</b>
        <p>{entry?.body ?? "…"}</p>
      </div>
    );
  }
  return (
    <TextArea
      label={label}
      hint={
        comment === undefined
          ? text.trim() === ""
            ? "Còn thiếu"
            : "Đủ"
          : `Trả lại: ${comment.body}`
      }
      error={error}
      rows={3}
      value={text}
      onValue={(value) => {
        setText(value);
        try {
          localStorage.setItem(storage, value);
        } catch {
          // kept in memory and sent as usual
        }
      }}
    />
  );
}

export interface NarrativePanelProps {
  readonly sheet: SheetView;
  /** The item whose boxes are shown; undefined for the unit as a whole. */
  readonly task: TaskView | undefined;
  readonly onSaved: (at: string) => void;
}

/** The boxes of one item, or those about the unit and the next term (Thuyết minh). */
export function NarrativePanel({ sheet, task, onSaved }: NarrativePanelProps) {
  const sections: readonly NarrativeSection[] = task === undefined ? UNIT_SECTIONS : ITEM_SECTIONS;
  const itemId = task?.itemId ?? null;
  return (
    <div class="narrative-item">
      {task?.targets.map((target) => (
        <p key={target.code} class="ink2">
          <b class="tn">{target.code}</b> {target.measure}: {target.rule}
        </p>
      ))}
      {task?.secrecy === "state_secret" && (
        <p class="check-line is-blocking">
          Có thể thuộc bí mật nhà nước: chỉ ghi “Đạt” hoặc “Chưa đạt” kèm số báo cáo giấy, không ghi
          số liệu.
        </p>
      )}
      {sections.map((section) => (
        <NarrativeBox
          key={`${itemId ?? "unit"}${section}`}
          sheet={sheet}
          itemId={itemId}
          section={section}
          onSaved={onSaved}
        />
      ))}
    </div>
  );
}

import { useId } from "preact/hooks";
import type { SheetView, TaskView } from "../../contract/collection.ts";
import {
  ITEM_SECTIONS,
  type NarrativeSection,
  SECTION_LABELS,
  UNIT_SECTIONS,
} from "../../domain/collection/narrative.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { Select } from "../parts/Field.tsx";
import type { EntryStore } from "./entry-store.ts";
import { SecretResult } from "./SecretResult.tsx";

export interface NarrativePanelProps {
  readonly store: EntryStore;
  readonly sheet: SheetView;
  /** Null for the unit as a whole. */
  readonly itemId: string | null;
  readonly onItem: (itemId: string | null) => void;
}

const PLACEHOLDERS: Partial<Readonly<Record<NarrativeSection, string>>> = {
  results: "Kết quả chính, so với mục tiêu và năm trước…",
  limitations: "Việc chưa đạt, chưa làm được…",
  subjective_causes: "Do đơn vị…",
  objective_causes: "Do điều kiện bên ngoài…",
  solutions: "Nêu việc làm, đơn vị chủ trì, thời hạn…",
};

const UNIT_VALUE = "unit";

/** May this paragraph be written now? */
function isOpen(sheet: SheetView, itemId: string | null, section: NarrativeSection): boolean {
  if (itemId === null) return sheet.locks.unit !== "locked";
  const lock = sheet.locks.items.find((each) => each.itemId === itemId);
  return lock !== undefined && (lock.otherwise !== "locked" || lock.returned.includes(section));
}

/** What the unit writes about an item, box by box, or about itself and the next term. */
export function NarrativePanel({ store, sheet, itemId, onItem }: NarrativePanelProps) {
  const task = sheet.tasks.find((each) => each.itemId === itemId);
  const sections: readonly NarrativeSection[] = task === undefined ? UNIT_SECTIONS : ITEM_SECTIONS;
  const options = [
    ...sheet.tasks.map((each) => ({
      value: each.itemNumber,
      label: `${each.itemNumber} ${each.itemTitle}`,
    })),
    { value: UNIT_VALUE, label: "Chung của đơn vị, nhiệm kỳ tới" },
  ];
  return (
    <>
      <Select
        label="Nội dung"
        labelHidden
        value={task?.itemNumber ?? UNIT_VALUE}
        options={options}
        onValue={(value) =>
          onItem(sheet.tasks.find((each) => each.itemNumber === value)?.itemId ?? null)
        }
      />
      {task?.secrecy === "state_secret" ? (
        <SecretResult
          key={task.itemId}
          store={store}
          itemId={task.itemId}
          isOpen={isOpen(sheet, task.itemId, "results")}
        />
      ) : (
        sections.flatMap((section) =>
          store
            .pointsOf(itemId, section)
            .map((point) => (
              <Paragraph
                key={`${itemId ?? UNIT_VALUE}|${section}|${point}`}
                {...{ store, itemId, section, point }}
                isOpen={isOpen(sheet, itemId, section)}
                comment={commentAt(task, section)}
              />
            )),
        )
      )}
    </>
  );
}

const commentAt = (task: TaskView | undefined, section: NarrativeSection): string | undefined =>
  task?.returned?.comments.find((comment) => comment.section === section)?.body;

interface ParagraphProps {
  readonly store: EntryStore;
  readonly itemId: string | null;
  readonly section: NarrativeSection;
  readonly point: number;
  readonly isOpen: boolean;
  readonly comment: string | undefined;
}

function Paragraph({ store, itemId, section, point, isOpen, comment }: ParagraphProps) {
  const id = useId();
  const place = { itemId, section, point };
  const body = store.bodyOf(place);
  const draft = store.paragraphDraftOf(place);
  const isThere = body.trim() !== "";
  const isHalf = section === "subjective_causes" || section === "objective_causes";
  const label = point === 1 ? SECTION_LABELS[section] : `${SECTION_LABELS[section]} (ý ${point})`;
  return (
    <div class={isHalf ? "narrative narrative-item is-half" : "narrative narrative-item"}>
      <div class="narrative-head">
        <label for={id}>{label}</label>
        <span class={isThere ? "ok" : isOpen ? "son" : "ink-3"}>
          {isThere ? "Đủ" : "Còn thiếu"}
        </span>
      </div>
      {comment !== undefined && <Band tone="warn">{comment}</Band>}
      {isOpen ? (
        <textarea
          id={id}
          class={`input input-area${isThere ? "" : " is-missing"}`}
          rows={isHalf ? 3 : 2}
          maxLength={20_000}
          placeholder={PLACEHOLDERS[section]}
          value={body}
          onInput={(event) => store.write(place, event.currentTarget.value)}
        />
      ) : (
        <p id={id} class="narrative-text">
          {isThere ? body : "Chưa có."}
        </p>
      )}
      {draft?.state === "refused" && <Band tone="error">{draft.message}</Band>}
      {draft?.state === "conflict" && (
        <Band tone="warn">
          {draft.theirs?.by ?? "Người khác"} vừa viết: “{draft.theirs?.body ?? ""}”
          <div class="cell-box-actions">
            <Button size="small" onClick={() => store.settleParagraph(place, "ours")}>
              Giữ bài của tôi
            </Button>
            <Button size="small" onClick={() => store.settleParagraph(place, "theirs")}>
              Lấy bài này
            </Button>
          </div>
        </Band>
      )}
    </div>
  );
}

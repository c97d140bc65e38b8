import type { SheetView, TaskView } from "../../contract/collection.ts";
import {
  ITEM_SECTIONS,
  type NarrativeAnswer,
  type NarrativeSection,
  SECTION_LABELS,
  UNIT_SECTIONS,
  type WrittenPoint,
  answerable,
  linkMissing,
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
  const written = sections.flatMap((section) =>
    store.pointsOf(itemId, section).map((point): WrittenPoint => {
      const place = { itemId, section, point };
      return { section, point, body: store.bodyOf(place), answers: store.answersOf(place) };
    }),
  );
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
        sections.map((section) => (
          <Section
            key={`${itemId ?? UNIT_VALUE}|${section}`}
            {...{ store, itemId, section, written }}
            isOpen={isOpen(sheet, itemId, section)}
            comment={commentAt(task, section)}
          />
        ))
      )}
    </>
  );
}

const commentAt = (task: TaskView | undefined, section: NarrativeSection): string | undefined =>
  task?.returned?.comments.find((comment) => comment.section === section)?.body;

type SectionProps = Omit<ParagraphProps, "point" | "count">;

/** A box of the narrative with its points (các ý). */
function Section(props: SectionProps) {
  const { store, itemId, section, isOpen } = props;
  const points = store.pointsOf(itemId, section);
  const last = points.at(-1) ?? 1;
  const isFull =
    store.bodyOf({ itemId, section, point: last }).trim() === "" || last >= MOST_POINTS;
  const isHalf = section === "subjective_causes" || section === "objective_causes";
  return (
    <div class={isHalf ? "narrative-section is-half" : "narrative-section"}>
      {points.map((point) => (
        <Paragraph key={point} {...props} point={point} count={points.length} />
      ))}
      {isOpen && !isFull && (
        <Button
          size="small"
          kind="quiet"
          icon="plus"
          aria-label={`Thêm ý cho ${SECTION_LABELS[section].toLowerCase()}`}
          onClick={() => {
            const point = store.addPoint(itemId, section);
            requestAnimationFrame(() =>
              document.getElementById(boxId(itemId, section, point))?.focus(),
            );
          }}
        >
          Thêm ý
        </Button>
      )}
    </div>
  );
}

const MOST_POINTS = 99;

const boxId = (itemId: string | null, section: NarrativeSection, point: number): string =>
  `y-${itemId ?? UNIT_VALUE}-${section}-${point}`;

const SHOWN_LETTERS = 60;

/** "Hạn chế 2: Thu gom rác chậm…". */
function pointInWords({ section, point, body }: WrittenPoint): string {
  const text = body.trim().replace(/\s+/gu, " ");
  const short = text.length > SHOWN_LETTERS ? `${text.slice(0, SHOWN_LETTERS)}…` : text;
  return `${SECTION_LABELS[section]} ${point}: ${short}`;
}

const NOT_CHOSEN = "none";

interface AnswerChoiceProps {
  readonly told: WrittenPoint;
  readonly written: readonly WrittenPoint[];
  readonly isOpen: boolean;
  readonly onAnswers: (answers: NarrativeAnswer | null) => void;
}

/** Which limitation a cause explains, which cause a solution meets. */
function AnswerChoice({ told, written, isOpen, onAnswers }: AnswerChoiceProps) {
  const open = answerable(told.section, written);
  if (open.length === 0 || told.body.trim() === "") return null;
  const valueOf = ({ section, point }: NarrativeAnswer) => `${section}|${point}`;
  const chosen = open.find(
    (each) => told.answers !== null && valueOf(each) === valueOf(told.answers),
  );
  const missing = linkMissing(told, written);
  const label = told.section === "solutions" ? "Cho nguyên nhân" : "Của hạn chế";
  if (!isOpen)
    return (
      <p class="ink-3">
        {label}: {chosen === undefined ? "chưa chọn" : pointInWords(chosen)}
      </p>
    );
  return (
    <>
      <Select
        label={label}
        value={chosen === undefined ? NOT_CHOSEN : valueOf(chosen)}
        options={[
          { value: NOT_CHOSEN, label: "Chưa chọn" },
          ...open.map((each) => ({ value: valueOf(each), label: pointInWords(each) })),
        ]}
        onValue={(value) => {
          const found = open.find((each) => valueOf(each) === value);
          onAnswers(found === undefined ? null : { section: found.section, point: found.point });
        }}
      />
      {missing !== undefined && <p class="narrative-link son">{missing}</p>}
    </>
  );
}

interface ParagraphProps {
  readonly store: EntryStore;
  readonly itemId: string | null;
  readonly section: NarrativeSection;
  readonly point: number;
  /** Of its section. */
  readonly count: number;
  /** Every point of the item. */
  readonly written: readonly WrittenPoint[];
  readonly isOpen: boolean;
  readonly comment: string | undefined;
}

function Paragraph(props: ParagraphProps) {
  const { store, itemId, section, point, count, written, isOpen, comment } = props;
  const id = boxId(itemId, section, point);
  const place = { itemId, section, point };
  const body = store.bodyOf(place);
  const draft = store.paragraphDraftOf(place);
  const isThere = body.trim() !== "";
  const isHalf = section === "subjective_causes" || section === "objective_causes";
  const told = { section, point, body, answers: store.answersOf(place) };
  const label = count === 1 ? SECTION_LABELS[section] : `${SECTION_LABELS[section]} (ý ${point})`;
  return (
    <div class="narrative narrative-item">
      <div class="narrative-head">
        <label for={id}>{label}</label>
        <span class={isThere ? "ok" : isOpen ? "son" : "ink-3"}>
          {isThere ? "Đủ" : "Còn thiếu"}
        </span>
      </div>
      {comment !== undefined && point === 1 && <Band tone="warn">{comment}</Band>}
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
      <AnswerChoice
        {...{ told, written, isOpen }}
        onAnswers={(answers) => store.write(place, body, answers)}
      />
      {isOpen && point > 1 && (
        <Button
          size="small"
          kind="quiet"
          aria-label={`Bỏ ${label}`}
          onClick={() => store.removePoint(place)}
        >
          Bỏ ý
        </Button>
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

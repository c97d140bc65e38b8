import type { SheetView, TaskView } from "../../contract/collection.ts";
import { holesIn, paragraphText } from "../../domain/collection/bound-figure.ts";
import {
  ITEM_SECTIONS,
  MOST_POINTS,
  type NarrativeAnswer,
  type NarrativeSection,
  SECTION_LABELS,
  UNIT_SECTIONS,
  type WrittenPoint,
  answerable,
  firstWords,
  linkMissing,
} from "../../domain/collection/narrative.ts";
import { useCallback, useState } from "preact/hooks";
import { Band } from "../parts/Band.tsx";
import { Button, IconButton } from "../parts/Button.tsx";
import { Select } from "../parts/Field.tsx";
import { later } from "../parts/later.tsx";
import { BoundTextarea } from "./BoundTextarea.tsx";
import { EarlierText, type EarlierParagraph, earlierOf, useEarlier } from "./EarlierText.tsx";
import type { EntryStore } from "./entry-store.ts";
import { type FigureOption, figureOptions } from "./figure-options.ts";
import { SecretResult } from "./SecretResult.tsx";
import "./narrative.css";

const NarrativeHints = later(() => import("./NarrativeHints.tsx").then((m) => m.NarrativeHints));

export interface NarrativePanelProps {
  readonly store: EntryStore;
  readonly sheet: SheetView;
  /** Null for the unit as a whole. */
  readonly itemId: string | null;
  readonly onItem: (itemId: string | null) => void;
  /** Rises with each change of the store. */
  readonly version: number;
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
export function NarrativePanel(props: NarrativePanelProps) {
  const { store, sheet, itemId, onItem } = props;
  const task = sheet.tasks.find((each) => each.itemId === itemId);
  const earlier = useEarlier(sheet.obligationId);
  const figures = useCallback(() => figureOptions(sheet, store, itemId), [sheet, store, itemId]);
  const [isTouched, setTouched] = useState(false);
  const sections: readonly NarrativeSection[] = task === undefined ? UNIT_SECTIONS : ITEM_SECTIONS;
  const written = sections.flatMap((section) =>
    store.pointsOf(itemId, section).map((point, index): WrittenPoint => {
      const place = { itemId, section, point };
      const body = paragraphText(store.bodyOf(place), store.figureTextAt);
      return { section, point, place: index + 1, body, answers: store.answersOf(place) };
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
    <div class="narrative-panel" onFocusIn={() => setTouched(true)}>
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
            {...{ store, itemId, section, written, figures, isTouched }}
            roundName={earlier?.roundName ?? ""}
            earlier={earlierOf(earlier, itemId, section)}
            isOpen={isOpen(sheet, itemId, section)}
            comment={commentAt(task, section)}
          />
        ))
      )}
    </div>
  );
}

const commentAt = (task: TaskView | undefined, section: NarrativeSection): string | undefined =>
  task?.returned?.comments.find((comment) => comment.section === section)?.body;

interface SectionProps extends Omit<ParagraphProps, "point" | "at" | "count" | "onMove"> {
  readonly roundName: string;
}

/** Puts the caret into a box once it is there, where it was before. */
function focusBox(id: string, caret?: number): void {
  requestAnimationFrame(() => {
    const box = document.getElementById(id);
    box?.focus();
    if (caret !== undefined && box instanceof HTMLTextAreaElement)
      box.setSelectionRange(caret, caret);
  });
}

/** A box of the narrative with its points (các ý). */
function Section(props: SectionProps) {
  const { store, itemId, section, isOpen, earlier, roundName } = props;
  const [said, setSaid] = useState("");
  const points = store.pointsOf(itemId, section);
  const last = points.at(-1) ?? 1;
  const isFull =
    store.bodyOf({ itemId, section, point: last }).trim() === "" || points.length >= MOST_POINTS;
  const isHalf = section === "subjective_causes" || section === "objective_causes";
  const move = (point: number, step: 1 | -1) => {
    const id = boxId(itemId, section, point);
    const box = document.getElementById(id);
    const caret = box instanceof HTMLTextAreaElement ? box.selectionEnd : undefined;
    const isText = document.activeElement === box;
    if (!store.movePoint({ itemId, section, point }, step)) return;
    const at = store.pointsOf(itemId, section).indexOf(point) + 1;
    setSaid(`Đã chuyển thành ý ${at} của ${SECTION_LABELS[section].toLowerCase()}.`);
    if (isText) focusBox(id, caret);
  };
  return (
    <div class={isHalf ? "narrative-section is-half" : "narrative-section"}>
      {points.map((point, index) => (
        <Paragraph
          key={point}
          {...props}
          point={point}
          at={index + 1}
          count={points.length}
          onMove={(step) => move(point, step)}
        />
      ))}
      <span class="hidden-visually" role="status">
        {said}
      </span>
      {isOpen && !isFull && (
        <Button
          size="small"
          kind="quiet"
          icon="plus"
          aria-label={`Thêm ý cho ${SECTION_LABELS[section].toLowerCase()}`}
          onClick={() => focusBox(boxId(itemId, section, store.addPoint(itemId, section)))}
        >
          Thêm ý
        </Button>
      )}
      {earlier.length > 0 && (
        <EarlierText
          {...{ roundName }}
          paragraphs={earlier}
          onCopy={
            isOpen
              ? (told) => focusBox(boxId(itemId, section, store.copyIn({ itemId, section }, told)))
              : undefined
          }
        />
      )}
    </div>
  );
}

const boxId = (itemId: string | null, section: NarrativeSection, point: number): string =>
  `y-${itemId ?? UNIT_VALUE}-${section}-${point}`;

/** "Hạn chế 2: Thu gom rác chậm…". */
const pointInWords = ({ section, place, body }: WrittenPoint): string =>
  `${SECTION_LABELS[section]} ${place}: ${firstWords(body)}`;

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
  /** Its place in the section, from 1. */
  readonly at: number;
  /** Of its section. */
  readonly count: number;
  /** Every point of the item. */
  readonly written: readonly WrittenPoint[];
  /** The figures that it may quote, as they are now. */
  readonly figures: () => readonly FigureOption[];
  /** Somebody came to write: hints may be looked for. */
  readonly isTouched: boolean;
  /** What the unit said in this section last time. */
  readonly earlier: readonly EarlierParagraph[];
  readonly isOpen: boolean;
  readonly comment: string | undefined;
  readonly onMove: (step: 1 | -1) => void;
}

function Paragraph(props: ParagraphProps) {
  const { store, itemId, section, point, at, count, written, isOpen, comment, onMove } = props;
  const id = boxId(itemId, section, point);
  const place = { itemId, section, point };
  const body = store.bodyOf(place);
  const text = paragraphText(body, store.figureTextAt);
  const isThere = body.trim() !== "";
  const isMissing = !isThere && count === 1;
  const isHalf = section === "subjective_causes" || section === "objective_causes";
  const told = { section, point, place: at, body: text, answers: store.answersOf(place) };
  const label = count === 1 ? SECTION_LABELS[section] : `${SECTION_LABELS[section]} (ý ${at})`;
  return (
    <div class="narrative narrative-item">
      <div class="narrative-head">
        {isOpen ? (
          <label for={id} id={`${id}-label`}>
            {label}
          </label>
        ) : (
          <b>{label}</b>
        )}
        <span class={isThere ? "ok" : isMissing && isOpen ? "son" : "ink-3"}>
          {isThere ? "Đủ" : isMissing ? "Còn thiếu" : "Chưa viết"}
        </span>
      </div>
      {comment !== undefined && at === 1 && <Band tone="warn">{comment}</Band>}
      {isOpen ? (
        <BoundTextarea
          {...{ id, body }}
          labelId={`${id}-label`}
          textAt={store.figureTextAt}
          options={props.figures}
          rows={isHalf ? 3 : 2}
          placeholder={PLACEHOLDERS[section]}
          isMissing={isMissing}
          onBody={(next) => store.write(place, next)}
          onMove={count > 1 ? onMove : undefined}
        >
          {count > 1 && (
            <>
              <IconButton
                icon="up"
                label={`Chuyển ${label} lên`}
                disabled={at === 1}
                onClick={() => onMove(-1)}
              />
              <IconButton
                icon="down"
                label={`Chuyển ${label} xuống`}
                disabled={at === count}
                onClick={() => onMove(1)}
              />
              <Button
                size="small"
                kind="quiet"
                aria-label={`Bỏ ${label}`}
                onClick={() => store.removePoint(place)}
              >
                Bỏ ý
              </Button>
            </>
          )}
        </BoundTextarea>
      ) : (
        <p id={id} class="narrative-text">
          {isThere ? text : "Chưa có."}
        </p>
      )}
      <AnswerChoice
        {...{ told, written, isOpen }}
        onAnswers={(answers) => store.write(place, body, { answers })}
      />
      {isOpen && holesIn(body, store.figureTextAt).length > 0 && (
        <p class="narrative-link son">
          Có số gắn với ô chưa có số (dấu …). Nhập số vào ô đó hoặc bỏ số gắn; còn dấu … thì chưa
          nộp được.
        </p>
      )}
      {isOpen && isThere && (props.isTouched || store.isCopied(place)) && (
        <NarrativeHints
          isCopied={store.isCopied(place)}
          {...{ body, text }}
          earlier={props.earlier}
          figures={props.figures}
        />
      )}
      <Unsettled store={store} place={place} />
    </div>
  );
}

interface UnsettledProps {
  readonly store: EntryStore;
  readonly place: {
    readonly itemId: string | null;
    readonly section: NarrativeSection;
    readonly point: number;
  };
}

/** A text that was refused, or that met another person's. */
function Unsettled({ store, place }: UnsettledProps) {
  const draft = store.paragraphDraftOf(place);
  if (draft?.state === "refused") return <Band tone="error">{draft.message}</Band>;
  if (draft?.state !== "conflict") return null;
  const theirs = paragraphText(draft.theirs?.body ?? "", store.figureTextAt);
  return (
    <Band tone="warn">
      {draft.theirs?.by ?? "Người khác"} vừa viết: “{theirs}”
      <div class="cell-box-actions">
        <Button size="small" onClick={() => store.settleParagraph(place, "ours")}>
          Giữ bài của tôi
        </Button>
        <Button size="small" onClick={() => store.settleParagraph(place, "theirs")}>
          Lấy bài này
        </Button>
        <Button size="small" onClick={() => store.settleParagraph(place, "both")}>
          Giữ cả hai thành hai ý
        </Button>
      </div>
    </Band>
  );
}

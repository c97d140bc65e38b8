import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Check } from "../../domain/collection/check.ts";
import { cellKey as keyOf } from "../../domain/collection/form.ts";
import { formatDecimal } from "../../domain/kernel/vietnamese-number.ts";
import { Button, IconButton } from "../parts/Button.tsx";
import { TextArea } from "../parts/Field.tsx";
import type { EntryStore } from "./entry-store.ts";
import { isOpenCheck } from "./words.ts";

export interface CellBoxProps {
  readonly store: EntryStore;
  readonly cellKey: string;
  /** The note is being written. */
  readonly isNoting: boolean;
  readonly onNote: () => void;
  readonly onClose: () => void;
}

interface Finding {
  readonly tone: "error" | "warn" | "plain";
  readonly title: string;
  readonly body: string;
  readonly actions: readonly { readonly label: string; readonly act: () => void }[];
}

const TITLES: Partial<Readonly<Record<Check["code"], string>>> = {
  part_exceeds_whole: "Số “trong đó” lớn hơn tổng",
  shares_do_not_sum: "Cơ cấu chưa đủ 100%",
  out_of_range: "Nằm ngoài khoảng cho phép",
  negative: "Số âm",
  evidence_missing: "Chưa có minh chứng",
  digit_slip: "Có thể thừa hoặc thiếu chữ số",
  jump: "Khác hẳn các năm khác",
};

/** The gravest thing to say about a cell; undefined where there is nothing to do. */
function findingAt({ store, cellKey, onNote }: CellBoxProps): Finding | undefined {
  const draft = store.draftOf(cellKey);
  const comment = store.cellOf(cellKey)?.comment ?? null;
  const type = (typed: string) => () => void store.type([{ key: cellKey, typed }]);
  if (draft?.state === "conflict") {
    const theirs = draft.theirs?.typed === "" ? "để trống" : (draft.theirs?.typed ?? "để trống");
    return {
      tone: "warn",
      title: "Hai người nhập khác nhau",
      body: `${draft.theirs?.by ?? "Người khác"} vừa sửa ô này thành ${theirs}. Giữ số nào?`,
      actions: [
        { label: `Giữ ${draft.typed || "ô trống"}`, act: () => store.settle(cellKey, "ours") },
        { label: `Lấy ${theirs}`, act: () => store.settle(cellKey, "theirs") },
      ],
    };
  }
  if (draft?.state === "refused") {
    return {
      tone: "error",
      title: "Chưa nhận được ô này",
      body: draft.message ?? "",
      actions: draft.readings.map((reading) => ({ label: reading, act: type(reading) })),
    };
  }
  if (comment !== null) {
    const proposed = comment.proposedValue === null ? null : formatDecimal(comment.proposedValue);
    return {
      tone: "warn",
      title: "Ý kiến thẩm tra",
      body: comment.body,
      actions: proposed === null ? [] : [{ label: `Sửa thành ${proposed}`, act: type(proposed) }],
    };
  }
  const own = store
    .checksAt(cellKey)
    .find((each) => isOpenCheck(each) && each.code !== "required_blank");
  const cause = store.causeAt(cellKey);
  // the common cause says more than each of its consequences; of blanks the bar below tells
  const isTold = cause !== undefined && cause.code !== "required_blank" && isOpenCheck(cause);
  const check = isTold ? cause : own;
  if (check === undefined) return undefined;
  const proposal = check.proposal === null ? null : formatDecimal(check.proposal);
  // what is mended is the figure behind it, and a reason is written where one types
  const mend = (typed: string) => () =>
    void store.type([{ key: keyOf(check.rowId, check.columnId), typed }]);
  return {
    tone: check.severity === "blocking" ? "error" : "warn",
    title: TITLES[check.code] ?? "Cần xem lại",
    body: check.message,
    actions: [
      ...(proposal === null ? [] : [{ label: `Sửa thành ${proposal}`, act: mend(proposal) }]),
      ...(check.severity === "must_explain" && store.noteKeyOf(cellKey) !== undefined
        ? [{ label: "Số đúng, ghi lý do", act: onNote }]
        : []),
    ],
  };
}

/** What was found in the active cell, beside it: words, a proposed mend, or room for a note. */
export function CellBox(props: CellBoxProps) {
  const { store, cellKey, isNoting, onClose } = props;
  const box = useRef<HTMLDivElement>(null);
  // put aside until another cell is active: on a phone it lies over the cells around
  const [isAside, setAside] = useState(false);
  const finding = isNoting || isAside ? undefined : findingAt(props);
  const isShown = isNoting || finding !== undefined;
  useLayoutEffect(() => {
    const own = box.current;
    const scroller = own?.closest<HTMLElement>(".grid-scroll");
    const cell = scroller?.querySelector<HTMLElement>("td.is-active");
    if (own === null || own === undefined || scroller === null || scroller === undefined) return;
    if (cell === null || cell === undefined) return;
    const [at, frame] = [cell.getBoundingClientRect(), scroller.getBoundingClientRect()];
    const below = at.bottom - frame.top + scroller.scrollTop + 6;
    const above = at.top - frame.top + scroller.scrollTop - own.offsetHeight - 6;
    const hasRoomBelow = at.bottom + own.offsetHeight + 12 < frame.bottom;
    own.style.top = `${hasRoomBelow || above < scroller.scrollTop + 40 ? below : above}px`;
    const right = at.right - frame.left + scroller.scrollLeft;
    own.style.left = `${Math.max(scroller.scrollLeft + 8, right - own.offsetWidth)}px`;
  }, [cellKey, isNoting, finding?.title]);
  if (!isShown) return null;
  return (
    <div
      ref={box}
      class={`cell-box cell-box-${isNoting ? "plain" : (finding?.tone ?? "plain")}`}
      onMouseDown={(event) => event.stopPropagation()}
    >
      {isNoting ? (
        <NoteForm
          key={cellKey}
          store={store}
          cellKey={store.noteKeyOf(cellKey) ?? cellKey}
          onClose={onClose}
        />
      ) : (
        <div role="status">
          <span class="cell-box-close">
            <IconButton
              icon="close"
              label="Đóng lời nhắc của ô"
              onClick={() => {
                setAside(true);
                onClose();
              }}
            />
          </span>
          <b class="cell-box-title">{finding?.title}</b>
          <p>{finding?.body}</p>
          {finding !== undefined && finding.actions.length > 0 && (
            <div class="cell-box-actions">
              {finding.actions.map(({ label, act }, at) => (
                <Button
                  key={label}
                  size="small"
                  kind={at === 0 ? "primary" : "plain"}
                  onClick={() => {
                    act();
                    document.querySelector<HTMLElement>(".grid-input")?.focus();
                  }}
                >
                  {label}
                </Button>
              ))}
            </div>
          )}
        </div>
      )}
    </div>
  );
}

interface NoteFormProps {
  readonly store: EntryStore;
  readonly cellKey: string;
  readonly onClose: () => void;
}

function NoteForm({ store, cellKey, onClose }: NoteFormProps) {
  const [note, setNote] = useState(store.textOf(cellKey).note);
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => form.current?.querySelector("textarea")?.focus(), []);
  const save = () => {
    store.type([{ key: cellKey, typed: store.textOf(cellKey).typed, note: note.trim() }]);
    onClose();
  };
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.isComposing) return;
        if (event.key === "Escape") onClose();
        if (event.key === "Enter" && event.ctrlKey) save();
        event.stopPropagation();
      }}
    >
      <TextArea
        label="Ghi chú của ô"
        hint="Nguồn, số tháng thực hiện, lý do khác thường hoặc lý do còn trống."
        rows={3}
        maxLength={1000}
        value={note}
        onValue={setNote}
      />
      <div class="cell-box-actions">
        <Button type="submit" size="small" kind="primary">
          Lưu ghi chú
        </Button>
        <Button size="small" onClick={onClose}>
          Thôi
        </Button>
      </div>
    </form>
  );
}

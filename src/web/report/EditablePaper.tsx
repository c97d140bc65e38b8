import { useCallback, useMemo, useState } from "preact/hooks";
import type { ReportNumber, ReportView } from "../../contract/report.ts";
import type { NumberRun } from "../../domain/report/report-model.ts";
import { problemTitle } from "../api/problem.ts";
import { Button, IconButton } from "../parts/Button.tsx";
import { KeyHint } from "../parts/Quiet.tsx";
import { showToast } from "../parts/Toast.tsx";
import { NumberPopover } from "./NumberPopover.tsx";
import { ParagraphEditor } from "./ParagraphEditor.tsx";
import { type PaperPiece, ReportPaper } from "./ReportPaper.tsx";
import {
  bindingsOf,
  changedNumbers,
  editableText,
  isChanged,
  marginCode,
  openPlaces,
  provenanceHref,
} from "./report-view.ts";
import type { ReportActs } from "./use-report.ts";
import { ORIGIN_WORDS } from "./words.ts";

export interface EditablePaperProps {
  readonly view: ReportView;
  readonly acts: ReportActs;
  /** The person may change the text as it is shown. */
  readonly isWriting: boolean;
  readonly onNext: () => void;
}

interface Asked {
  readonly number: ReportNumber;
  readonly run: NumberRun;
  readonly blockKey: string;
  readonly anchor: HTMLElement;
}

/** The paper with its numbers alive and, for a writer, its paragraphs open. */
export function EditablePaper({ view, acts, isWriting, onNext }: EditablePaperProps) {
  const [editing, setEditing] = useState<string>();
  const [asked, setAsked] = useState<Asked>();
  const numbers = useMemo(
    () => new Map(view.numbers.map((number) => [number.key, number])),
    [view.numbers],
  );
  const bindings = useMemo(() => bindingsOf(view.numbers), [view.numbers]);
  const changed = useMemo(() => changedNumbers(view), [view]);
  const guarded = useMemo(() => new Set(view.guard.map((finding) => finding.blockKey)), [view]);
  const open = useMemo(() => openPlaces(view).length, [view]);
  const editOf = (blockKey: string) => view.edits.find((edit) => edit.blockKey === blockKey);
  const closePopover = useCallback(() => setAsked(undefined), []);

  const save = (blockKey: string, body: string, said: string) =>
    acts.save.mutate(
      { blockKey, body, baseEditedAt: editOf(blockKey)?.editedAt ?? null },
      {
        onSuccess: () => {
          setEditing(undefined);
          setAsked(undefined);
          showToast({ text: said });
        },
      },
    );
  const edit = (blockKey: string) => {
    acts.save.reset();
    setEditing(blockKey);
  };

  const number = (run: NumberRun, piece: PaperPiece) => {
    const known = numbers.get(run.key);
    const look = `bound${isChanged(run, changed) ? " is-changed" : ""}`;
    if (known === undefined) return <span class={`${look} is-missing`}>{run.text}</span>;
    return (
      <button
        type="button"
        class={look}
        aria-haspopup="dialog"
        title={known.label}
        onClick={(event) =>
          setAsked({
            number: { ...known, text: run.text },
            run,
            blockKey: piece.blockKey,
            anchor: event.currentTarget,
          })
        }
      >
        {run.text}
      </button>
    );
  };

  const margin = (piece: PaperPiece) => {
    const { blockKey, origin, id } = piece;
    const isFirst = id === blockKey;
    const words =
      origin.kind === "narrative"
        ? origin.attribution
        : origin.kind === "edited"
          ? `${ORIGIN_WORDS.edited}: ${origin.by ?? ""}`
          : ORIGIN_WORDS[origin.kind];
    return (
      <>
        <span class={`piece-mark mark-${origin.kind}`} title={words}>
          {isFirst && <span class="tn">{marginCode(piece)}</span>}
          <span class="hidden-visually">{words}</span>
        </span>
        {isWriting && isFirst && (
          <span class="piece-tools">
            <IconButton icon="edit" label="Sửa đoạn" onClick={() => edit(blockKey)} />
            {origin.kind === "drafted" && (
              <IconButton
                icon="check"
                label="Xác nhận đoạn máy soạn"
                onClick={() => save(blockKey, editableText(view, blockKey), "Đã xác nhận đoạn.")}
              />
            )}
          </span>
        )}
      </>
    );
  };

  const instead = (piece: PaperPiece) => {
    if (piece.blockKey !== editing) return undefined;
    if (piece.id !== editing) return <></>;
    const standing = editOf(editing);
    return (
      <ParagraphEditor
        text={editableText(view, editing)}
        edit={standing}
        numbers={view.numbers}
        bindings={bindings}
        busy={acts.save.isPending}
        error={acts.save.isError ? problemTitle(acts.save.error) : undefined}
        onSave={(body) => save(editing, body, "Đã lưu đoạn.")}
        onRestore={() => {
          if (standing === undefined) return;
          acts.restore.mutate(standing, { onSuccess: () => setEditing(undefined) });
        }}
        onRemove={() => save(editing, "", "Đã bỏ đoạn. Đưa lại ở thẻ Thay đổi.")}
        onClose={() => setEditing(undefined)}
      />
    );
  };

  const pieceClass = ({ blockKey }: PaperPiece): string =>
    guarded.has(blockKey) ? "is-guarded" : "";

  return (
    <>
      <div class="canvas-bar">
        <span class="mark-legend mark-drafted">máy soạn</span>
        <span class="mark-legend mark-edited">đã sửa</span>
        <span class="mark-legend mark-narrative">thuyết minh của đơn vị</span>
        {open > 0 && (
          <span class="canvas-next">
            <KeyHint keys={["N"]}>{null}</KeyHint>
            <Button size="small" icon="down" onClick={onNext}>
              Chỗ cần xem tiếp ({open})
            </Button>
          </span>
        )}
      </div>
      {view.withheldItems > 0 && (
        <p class="canvas-note">
          Bản anh/chị xem không có {view.withheldItems} nội dung mật mà anh/chị không được phân
          công.
        </p>
      )}
      <ReportPaper
        model={view.model}
        number={number}
        margin={margin}
        pieceClass={pieceClass}
        instead={isWriting ? instead : undefined}
      />
      {asked !== undefined && (
        <NumberPopover
          number={asked.number}
          anchor={asked.anchor}
          before={changed.get(asked.number.key)}
          provenance={provenanceHref(asked.number, view.roundId)}
          onAccept={
            isWriting && asked.run.stale
              ? () =>
                  save(
                    asked.blockKey,
                    editableText(view, asked.blockKey),
                    "Đã lấy số mới cho đoạn này.",
                  )
              : undefined
          }
          onClose={closePopover}
        />
      )}
    </>
  );
}

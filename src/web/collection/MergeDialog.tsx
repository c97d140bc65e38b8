import { useEffect, useId, useMemo, useRef, useState } from "preact/hooks";
import type { WorkbookPreview } from "../../contract/collection.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import {
  MERGE_WORDS,
  type MergeLine,
  countsInWords,
  mergeLines,
  takenAtFirst,
} from "./merge-choice.ts";

export interface MergeDialogProps {
  readonly preview: WorkbookPreview;
  /** The keys of the lines to take: cells and paragraphs. */
  readonly onMerge: (taken: ReadonlySet<string>) => void;
  readonly onMarked: () => void;
  readonly isMarking: boolean;
  readonly onClose: () => void;
}

/** What an uploaded workbook would change, line by line; nothing is taken that is not ticked. */
export function MergeDialog({ preview, onMerge, onMarked, isMarking, onClose }: MergeDialogProps) {
  const lines = useMemo(() => mergeLines(preview), [preview]);
  const [taken, setTaken] = useState(() => takenAtFirst(lines));
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  const toggle = (key: string) => {
    const next = new Set(taken);
    if (!next.delete(key)) next.add(key);
    setTaken(next);
  };
  const isAll = taken.size === lines.length;
  return (
    <dialog ref={dialog} class="dialog merge-dialog" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>Ghép tệp “{preview.fileName}”</h2>
      <p class="merge-counts">{countsInWords(preview)}.</p>
      {!preview.isOwn && (
        <Band tone="warn">
          Tệp không phải biểu tải từ phần mềm; các ô được khớp theo tên dòng và tên cột. Xem kỹ
          trước khi ghép.
        </Band>
      )}
      {preview.problems.length > 0 && (
        <div class="merge-problems" role="alert">
          <ul>
            {preview.problems.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
          <Button size="small" icon="download" busy={isMarking} onClick={onMarked}>
            Tải tệp đã đánh dấu chỗ sai
          </Button>
        </div>
      )}
      {preview.likely.length + preview.unplaced.length > 0 && (
        <details class="merge-names">
          <summary>
            {preview.likely.length} dòng khớp gần đúng, {preview.unplaced.length} dòng không có
            trong biểu
          </summary>
          <ul>
            {preview.likely.map(({ where, text, row }) => (
              <li key={where}>
                {where}: “{text}” → {row}
              </li>
            ))}
            {preview.unplaced.map(({ where, text }) => (
              <li key={where}>
                {where}: “{text}” không có trong biểu, bỏ qua
              </li>
            ))}
          </ul>
        </details>
      )}
      {lines.length > 0 && (
        <div class="merge-scroll" tabIndex={0} role="region" aria-label="Những chỗ sẽ thay đổi">
          <table class="merge-table">
            <thead>
              <tr>
                <th>
                  <input
                    type="checkbox"
                    aria-label="Lấy tất cả"
                    checked={isAll}
                    onChange={() =>
                      setTaken(isAll ? new Set() : new Set(lines.map(({ key }) => key)))
                    }
                  />
                </th>
                <th scope="col">Loại</th>
                <th scope="col">Ô</th>
                <th scope="col">Chỉ tiêu</th>
                <th scope="col">Đang có</th>
                <th scope="col">Trong tệp</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <Line key={line.key} line={line} isTaken={taken.has(line.key)} onToggle={toggle} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div class="dialog-foot">
        <Button onClick={onClose}>Thôi, không ghép</Button>
        {lines.length > 0 && (
          <Button kind="primary" disabled={taken.size === 0} onClick={() => onMerge(taken)}>
            Ghép {taken.size} chỗ
          </Button>
        )}
      </div>
    </dialog>
  );
}

interface LineProps {
  readonly line: MergeLine;
  readonly isTaken: boolean;
  readonly onToggle: (key: string) => void;
}

const Line = ({ line, isTaken, onToggle }: LineProps) => (
  <tr class={`merge-${line.kind}`}>
    <td>
      <input
        type="checkbox"
        aria-label={`Lấy ${line.there || "ô trống"} cho ${line.what}`}
        checked={isTaken}
        onChange={() => onToggle(line.key)}
      />
    </td>
    <td>{MERGE_WORDS[line.kind]}</td>
    <td class="tn">{line.where}</td>
    <td>{line.what}</td>
    <td class={isTaken ? "merge-left" : "merge-kept"}>{line.here || "trống"}</td>
    <td class={isTaken ? "merge-kept" : "merge-left"}>{line.there || "trống"}</td>
  </tr>
);

import type { CommentView, SheetView, TaskView } from "../../contract/collection.ts";
import { SECTION_LABELS } from "../../domain/collection/narrative.ts";
import { EmptyState } from "../parts/Quiet.tsx";
import { momentInWords } from "../parts/vietnam-time.ts";
import type { SheetGrid } from "./sheet-lines.ts";
import { placeInWords } from "./sheet-lines.ts";

export interface CommentsPanelProps {
  readonly sheet: SheetView;
  readonly grids: readonly SheetGrid[];
  readonly onCell: (rowId: string, columnId: string) => void;
  readonly onSection: (itemId: string) => void;
}

/** Where a comment points, in words. */
function whereIs(comment: CommentView, grids: readonly SheetGrid[]): string {
  if (comment.section !== null) return SECTION_LABELS[comment.section];
  for (const grid of grids) {
    const row = grid.figures.find((line) => line.row.id === comment.rowId)?.row;
    const column = grid.columns.find((each) => each.id === comment.columnId);
    if (row !== undefined && column !== undefined) return placeInWords(row, column);
  }
  return "Cả phần việc";
}

/** A reviewer's words on what came back, each leading to its place. */
export function CommentsPanel({ sheet, grids, onCell, onSection }: CommentsPanelProps) {
  const returned = sheet.tasks.filter((task) => task.returned !== null);
  if (returned.length === 0) return <EmptyState>Chưa có ý kiến thẩm tra nào.</EmptyState>;
  return (
    <>
      {returned.map((task) => (
        <ReturnedTask key={task.taskId} {...{ task, grids, onCell, onSection }} />
      ))}
    </>
  );
}

type ReturnedTaskProps = Pick<CommentsPanelProps, "grids" | "onCell" | "onSection"> & {
  readonly task: TaskView;
};

function ReturnedTask({ task, grids, onCell, onSection }: ReturnedTaskProps) {
  const { returned } = task;
  if (returned === null) return null;
  const go = (comment: CommentView) => {
    if (comment.rowId !== null && comment.columnId !== null)
      onCell(comment.rowId, comment.columnId);
    else onSection(task.itemId);
  };
  return (
    <section class="comments">
      <h3>
        <span class="tn">{task.itemNumber}</span> {task.itemTitle}
      </h3>
      <p class="ink-3">
        {returned.by}, {momentInWords(returned.at)}
        {returned.dueAt !== null && <> · gửi lại trước {momentInWords(returned.dueAt)}</>}
      </p>
      {returned.reason !== "" && <p>{returned.reason}</p>}
      <ul>
        {returned.comments.map((comment) => (
          <li key={comment.id}>
            <button type="button" class="comment" onClick={() => go(comment)}>
              <b>{whereIs(comment, grids)}</b>
              <span>{comment.body}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

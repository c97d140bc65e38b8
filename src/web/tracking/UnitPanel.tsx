import type { TrackedUnit, TrackingView } from "../../contract/tracking.ts";
import { SidePanel } from "../parts/SidePanel.tsx";
import { StateChip } from "../parts/WorkState.tsx";
import { momentInWords } from "../parts/vietnam-time.ts";

export interface UnitPanelProps {
  readonly board: TrackingView;
  readonly unit: TrackedUnit;
  readonly onClose: () => void;
}

/** One unit: who to call, what it reported, and each of its tasks. */
export function UnitPanel({ board, unit, onClose }: UnitPanelProps) {
  const items = new Map(board.items.map((item) => [item.id, item]));
  return (
    <SidePanel
      over={`${unit.done}/${unit.tasks.length} phần việc đã nộp`}
      title={unit.name}
      onClose={onClose}
      under={
        unit.contact === null ? undefined : (
          <p class="ink-2">
            Đầu mối: {unit.contact.fullName}
            {unit.contact.phone !== "" && (
              <>
                {", "}
                <a href={`tel:${unit.contact.phone.replaceAll(" ", "")}`}>{unit.contact.phone}</a>
              </>
            )}
          </p>
        )
      }
    >
      {unit.openIssues.length > 0 && (
        <section>
          <h3>Vướng mắc đã báo</h3>
          <ul class="unit-issues">
            {unit.openIssues.map((issue, at) => (
              <li key={at}>
                {issue.itemNumber !== null && <b>{issue.itemNumber} </b>}
                {issue.body}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p class="ink-2">
        {unit.lastReminderAt === null
          ? "Chưa nhắc lần nào."
          : `Đã nhắc ${unit.reminders} lần, gần nhất lúc ${momentInWords(unit.lastReminderAt)}.`}
      </p>
      <ul class="unit-tasks">
        {unit.tasks.map((task) => (
          <li key={task.taskId}>
            <b class="tn">{items.get(task.itemId)?.number}</b>
            <span>
              {items.get(task.itemId)?.title ?? "(nội dung hạn chế)"}
              <small>
                {task.figuresAsked > 0 && `${task.figures}/${task.figuresAsked} số liệu, `}
                {task.narratives} đoạn thuyết minh, cập nhật lúc {momentInWords(task.lastChangedAt)}
              </small>
            </span>
            <StateChip state={task.state} late={task.isOverdue} />
          </li>
        ))}
      </ul>
    </SidePanel>
  );
}

import { RatingChip } from "../parts/RatingChip.tsx";
import { GroupCounts, Result, type TargetListProps } from "./TargetTable.tsx";

/** The same list for a phone: one press opens a target. */
export function TargetCards({ view, groups, selected, onOpen }: TargetListProps) {
  if (groups.length === 0) return <p class="table-empty">Không có chỉ tiêu nào ở xếp loại này.</p>;
  return (
    <div class="target-cards">
      {groups.map((group) => (
        <section key={group.key} aria-label={group.title}>
          <h2>
            {group.title} <span class="group-size">{group.targets.length} chỉ tiêu</span>
            <GroupCounts group={group} />
          </h2>
          <ul>
            {group.targets.map((target) => (
              <li key={target.targetId}>
                <button
                  type="button"
                  class="target-card"
                  aria-expanded={target.targetId === selected}
                  onClick={() => onOpen(target)}
                >
                  <span class="target-card-name">
                    <span class="tn ink-3">{target.code}</span> {target.measure}
                  </span>
                  <span class="target-card-rule">{target.rule}</span>
                  <span class="target-card-line">
                    <span class="tn">
                      <Result target={target} asOfYear={view.asOfYear} />
                    </span>
                    <RatingChip verdict={target.verdict} rerated={target.override !== null} />
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

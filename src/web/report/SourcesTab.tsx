import { useState } from "preact/hooks";
import type { ReportNarrativeSource, ReportView } from "../../contract/report.ts";
import { groupBy } from "../../domain/kernel/group-by.ts";
import { Chip } from "../parts/Chip.tsx";
import { Segmented } from "../parts/Choices.tsx";
import { EmptyState } from "../parts/Quiet.tsx";
import { SECTION_WORDS } from "./words.ts";

const FILTERS = [
  { value: "all", label: "Tất cả" },
  { value: "unused", label: "Chưa dùng" },
] as const;

function Source({
  source,
  onJump,
}: {
  readonly source: ReportNarrativeSource;
  readonly onJump: (blockKey: string) => void;
}) {
  const { blockKey } = source;
  return (
    <li class="source">
      <p class="source-head">
        {source.itemNumber !== null && <b class="tn">{source.itemNumber}</b>} {source.unit}
      </p>
      <p class="source-text">{source.text}</p>
      <p class="ink-3">{source.attribution}</p>
      {blockKey === null ? (
        <Chip tone="warn">Chưa dùng trong báo cáo</Chip>
      ) : (
        <button type="button" class="link-btn" onClick={() => onJump(blockKey)}>
          Xem trong báo cáo
        </button>
      )}
    </li>
  );
}

/** The accepted paragraphs of units behind the text (thuyết minh nguồn). */
export function SourcesTab({
  view,
  onJump,
}: {
  readonly view: ReportView;
  readonly onJump: (blockKey: string) => void;
}) {
  const [filter, setFilter] = useState<(typeof FILTERS)[number]["value"]>("all");
  const shown = view.narratives.filter((source) => filter === "all" || source.blockKey === null);
  if (view.narratives.length === 0) {
    return (
      <EmptyState>
        Chưa có thuyết minh nào được duyệt. Khi thẩm tra chấp nhận, thuyết minh của đơn vị hiện ở
        đây.
      </EmptyState>
    );
  }
  return (
    <>
      <Segmented label="Thuyết minh" value={filter} onValue={setFilter} options={FILTERS} />
      {shown.length === 0 && <p class="ink-2">Mọi thuyết minh đã duyệt đều được dùng.</p>}
      {[...groupBy(shown, (source) => source.section)].map(([section, sources]) => (
        <section key={section}>
          <h3>
            {SECTION_WORDS[section] ?? section} <span class="ink-3 tn">{sources.length}</span>
          </h3>
          <ul>
            {sources.map((source) => (
              <Source key={source.id} source={source} onJump={onJump} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

import type { ReportSection, ReportView } from "../../contract/report.ts";

export interface OutlineNavProps {
  readonly view: ReportView;
  /** The heading now at the top of the paper. */
  readonly current: string | undefined;
  readonly onJump: (blockKey: string) => void;
}

/** Share of a section's paragraphs that say something. */
const filled = ({ paragraphs, missing }: ReportSection): number =>
  paragraphs === 0 ? 0 : Math.round((100 * (paragraphs - missing)) / paragraphs);

/** Group titles begin alike; the outline has room for what tells them apart. */
const shortened = (text: string): string => {
  const rest = text.replace(
    /^nhóm (?:các )?(?:chỉ tiêu|nhiệm vụ)(?:,| và)? ?(?:nhiệm vụ|chỉ tiêu)? ?(?:về )?/iu,
    "",
  );
  return rest === "" ? text : rest.charAt(0).toLocaleUpperCase("vi") + rest.slice(1);
};

const inWords = (section: ReportSection): string =>
  section.paragraphs === 0
    ? "chưa có nội dung"
    : `có nội dung ${filled(section)}%, ${section.drafted} đoạn máy soạn, ${section.edited} đoạn đã sửa, ${section.narratives} thuyết minh`;

function Counter({ label, children }: { readonly label: string; readonly children: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd class="tn">{children}</dd>
    </div>
  );
}

/** The outline with how far each section is, and the report's counters (đề cương). */
export function OutlineNav({ view, current, onJump }: OutlineNavProps) {
  const { outline, counters, model } = view;
  const bound = counters.boundNumbers;
  const drafted = outline
    .filter((section) => section.level === 0)
    .reduce((sum, section) => sum + section.drafted, 0);
  return (
    <nav class="report-outline" aria-label="Đề cương">
      <ol>
        {outline.map((section) => (
          <li key={section.id}>
            <button
              type="button"
              class={`outline-entry outline-${section.level}`}
              aria-current={section.id === current ? "location" : undefined}
              onClick={() => onJump(section.id)}
              title={`${section.text}: ${inWords(section)}`}
            >
              <span class="tn">{section.number}</span>
              <span class="ellipsis">{shortened(section.text)}</span>
              <span class="outline-bar" role="img" aria-label={inWords(section)}>
                <i
                  class={filled(section) === 100 ? "is-full" : ""}
                  style={{ width: `${filled(section)}%` }}
                />
              </span>
            </button>
          </li>
        ))}
        {model.appendices.length > 0 && (
          <li>
            <button
              type="button"
              class="outline-entry outline-0"
              onClick={() => onJump(model.appendices[0]?.id ?? "")}
            >
              <span>PL</span>
              <span class="ellipsis">
                {model.appendices.length === 1 ? "Phụ lục" : `${model.appendices.length} phụ lục`}
              </span>
            </button>
          </li>
        )}
      </ol>
      <dl class="outline-counters">
        <Counter label="Số liệu gắn nguồn">{`${bound}/${bound + counters.typedNumbers}`}</Counter>
        <Counter label="Thuyết minh đã dùng">{`${counters.narrativesUsed}/${counters.narratives}`}</Counter>
        <Counter label="Đoạn máy soạn chưa xác nhận">{String(drafted)}</Counter>
      </dl>
    </nav>
  );
}

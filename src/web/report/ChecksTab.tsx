import type { ReportCheckView, ReportView } from "../../contract/report.ts";
import { Icon } from "../parts/Icon.tsx";
import { CHECK_WORDS } from "./words.ts";

/** Checks that ask for a look: what the tab's count says. */
export const openChecks = ({ checks }: ReportView): readonly ReportCheckView[] =>
  checks.filter((check) => check.findings.length > 0);

function Check({
  check,
  onJump,
}: {
  readonly check: ReportCheckView;
  readonly onJump: (blockKey: string) => void;
}) {
  const words = CHECK_WORDS[check.check];
  const of = check.of ?? 0;
  const found = check.findings.length;
  if (found === 0) {
    return (
      <li class="check is-passed">
        <Icon name="check" />
        <span>{words.passed(of)}</span>
      </li>
    );
  }
  return (
    <li class="check is-open">
      <Icon name="alert" />
      <details>
        <summary>{words.failed(found, of)}</summary>
        <ul>
          {check.findings.map(({ blockKey, subject }, at) => (
            <li key={at}>
              {blockKey === null || check.check === "edits-used" ? (
                subject
              ) : (
                <button type="button" class="link-btn" onClick={() => onJump(blockKey)}>
                  {subject}
                </button>
              )}
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

/** What a careful clerk settles before the report leaves the house (kiểm tra trước khi xuất). */
export function ChecksTab({
  view,
  onJump,
}: {
  readonly view: ReportView;
  readonly onJump: (blockKey: string) => void;
}) {
  return (
    <>
      <h3>Kiểm tra trước khi xuất</h3>
      <ul class="checks">
        {view.checks.map((check) => (
          <Check key={check.check} check={check} onJump={onJump} />
        ))}
        {view.confidentialItems > 0 && (
          <li class="check">
            <Icon name="lock" />
            <span>
              {view.confidentialItems} nội dung mật không đưa vào bản trình và các bản tải về của
              người không được phân công.
            </span>
          </li>
        )}
      </ul>
    </>
  );
}

import type { ReportVersionView, ReportView } from "../../contract/report.ts";
import { Icon } from "../parts/Icon.tsx";
import { momentInWords } from "../parts/vietnam-time.ts";

function decisionInWords({ decision }: ReportVersionView): string {
  if (decision === null) return "đang trình Chủ tịch";
  return decision.kind === "approved"
    ? `${decision.by} duyệt ${momentInWords(decision.at)}`
    : `${decision.by} trả lại ${momentInWords(decision.at)}`;
}

/** The versions of a report; each opens as it was fixed. Props: view, hrefOf. */
export function VersionList({
  view,
  hrefOf,
}: {
  readonly view: ReportView;
  readonly hrefOf: (version: number | undefined) => string;
}) {
  return (
    <section class="versions">
      <h3>Phiên bản</h3>
      <ul>
        {view.state === "draft" && (
          <li>
            <a href={hrefOf(undefined)} aria-current={view.version === null ? "page" : undefined}>
              Đang soạn
            </a>
            <span class="ink-2">số liệu lúc {momentInWords(view.asOf)}</span>
          </li>
        )}
        {view.versions.map((version) => (
          <li key={version.version}>
            <a
              href={hrefOf(version.version)}
              aria-current={view.version === version.version ? "page" : undefined}
            >
              Bản {version.version}
            </a>
            <span class="ink-2">
              {version.decision?.kind === "approved" && <Icon name="lock" size={12} />}
              {decisionInWords(version)}
              {version.decision?.kind === "returned" && (
                <q class="version-reason">{version.decision.reason}</q>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

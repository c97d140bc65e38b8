import { Button } from "../parts/Button.tsx";
import { Icon } from "../parts/Icon.tsx";
import { vietnamClock, vietnamDay } from "../parts/vietnam-time.ts";
import { formatOfficialShortDate } from "../../domain/kernel/local-date.ts";
import type { WaitingReport } from "./use-steering.ts";

const presented = ({ version, presentedAt, presentedBy }: WaitingReport): string =>
  `Bản ${version} · ${presentedBy} trình lúc ${vietnamClock(presentedAt)}, ${formatOfficialShortDate(vietnamDay(presentedAt))}`;

/** What waits for a leader's word (chờ duyệt). */
export function Approvals({ report }: { readonly report: WaitingReport | null }) {
  return (
    <section class="card approvals-card">
      <header class="card-head">
        <h2>Chờ duyệt</h2>
        <span class="t-12 ink-3 tn">{report === null ? "" : "1 việc"}</span>
      </header>
      {report !== null ? (
        <div class="approval">
          <Icon name="document" />
          <div class="grow">
            <b>{report.title}</b>
            <p class="t-12 ink-2">{presented(report)}</p>
          </div>
          <Button kind="primary" href="/bao-cao">
            Đọc và duyệt
          </Button>
        </div>
      ) : (
        <p class="ink-2">Không có việc chờ duyệt.</p>
      )}
    </section>
  );
}

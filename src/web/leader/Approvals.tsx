import { Button } from "../parts/Button.tsx";
import { Icon } from "../parts/Icon.tsx";
import { vietnamClock, vietnamDay } from "../parts/vietnam-time.ts";
import { formatOfficialShortDate } from "../../domain/kernel/local-date.ts";
import type { WaitingReport } from "./use-steering.ts";

function presented({ version, presentedAt, presentedBy }: WaitingReport): string {
  const parts = [
    version === null || version === undefined ? "" : `bản ${version}`,
    presentedAt === null || presentedAt === undefined
      ? ""
      : `trình lúc ${vietnamClock(presentedAt)}, ${formatOfficialShortDate(vietnamDay(presentedAt))}`,
    presentedBy ?? "",
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

/** What waits for a leader's word (chờ duyệt). */
export function Approvals({ report }: { readonly report: WaitingReport | null }) {
  const waits = report !== null && report.state === "presented";
  return (
    <section class="card approvals-card">
      <header class="card-head">
        <h2>Chờ duyệt</h2>
        <span class="t-12 ink-3 tn">{waits ? "1 việc" : ""}</span>
      </header>
      {waits ? (
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

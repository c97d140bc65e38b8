import { useState } from "preact/hooks";
import type { ReportView } from "../../contract/report.ts";
import { apiUrl } from "../api/client.ts";
import { Button } from "../parts/Button.tsx";
import { moveInGrid } from "../parts/roving.ts";
import { ChangesTab, type ChangesTabProps, changeCount } from "./ChangesTab.tsx";
import { ChecksTab, openChecks } from "./ChecksTab.tsx";
import { SourcesTab } from "./SourcesTab.tsx";
import { VersionList } from "./VersionList.tsx";

export interface ReportSideProps extends ChangesTabProps {
  readonly hrefOf: (version: number | undefined) => string;
}

const TABS = ["changes", "sources", "checks"] as const;
type Tab = (typeof TABS)[number];

function tabWords(view: ReportView): Readonly<Record<Tab, { label: string; count: number }>> {
  return {
    changes: { label: "Thay đổi", count: changeCount(view) },
    sources: { label: "Thuyết minh nguồn", count: 0 },
    checks: { label: "Kiểm tra", count: openChecks(view).length },
  };
}

/** The files of a report: the document as shown, and its tables. */
export function ReportFiles({ view }: { readonly view: ReportView }) {
  if (view.id === null) return null;
  const path = `/reports/${view.id}`;
  const query = { version: view.version ?? undefined };
  return (
    <div class="report-files">
      <Button icon="document" href={apiUrl(`${path}/document.docx`, query)} download>
        DOCX
      </Button>
      <Button icon="document" href={apiUrl(`${path}/document.pdf`, query)} download>
        PDF
      </Button>
      <Button icon="table" href={apiUrl(`${path}/tables.xlsx`)} download>
        XLSX
      </Button>
    </div>
  );
}

/** Beside the paper: changes, sources and checks, versions and files. */
export function ReportSide(props: ReportSideProps) {
  const { view, onJump, hrefOf } = props;
  const [tab, setTab] = useState<Tab>(changeCount(view) > 0 ? "changes" : "checks");
  const words = tabWords(view);
  const move = (event: KeyboardEvent) => {
    const at = { row: 0, column: TABS.indexOf(tab) };
    const next = TABS[moveInGrid(at, event, { rows: 1, columns: TABS.length })?.column ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    setTab(next);
    document.getElementById(`the-${next}`)?.focus();
  };
  return (
    <div class="report-side">
      <div class="side-tabs" role="tablist" aria-label="Bên cạnh báo cáo" onKeyDown={move}>
        {TABS.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`the-${name}`}
            aria-selected={name === tab}
            aria-controls="report-side-body"
            tabIndex={name === tab ? 0 : -1}
            onClick={() => setTab(name)}
          >
            {words[name].label}
            {words[name].count > 0 && <b class="tn"> {words[name].count}</b>}
          </button>
        ))}
      </div>
      <div
        class="report-side-body"
        id="report-side-body"
        role="tabpanel"
        aria-labelledby={`the-${tab}`}
        tabIndex={0}
      >
        {tab === "changes" && <ChangesTab {...props} />}
        {tab === "sources" && <SourcesTab view={view} onJump={onJump} />}
        {tab === "checks" && <ChecksTab view={view} onJump={onJump} />}
        <VersionList view={view} hrefOf={hrefOf} />
      </div>
      <ReportFiles view={view} />
    </div>
  );
}

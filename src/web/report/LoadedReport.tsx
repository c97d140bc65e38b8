import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";
import type { ReportView } from "../../contract/report.ts";
import { problemTitle } from "../api/problem.ts";
import { useSession } from "../api/session.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { IllustrativeMark } from "../parts/Chip.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { SidePanel } from "../parts/SidePanel.tsx";
import { useMediaQuery } from "../parts/use-media-query.ts";
import { momentInWords } from "../parts/vietnam-time.ts";
import { EditablePaper } from "./EditablePaper.tsx";
import { OutlineNav } from "./OutlineNav.tsx";
import { ReportActions } from "./ReportActions.tsx";
import { ReportSide } from "./ReportSide.tsx";
import { useJump } from "./use-jump.ts";
import { useReportActs } from "./use-report.ts";

export interface LoadedReportProps {
  readonly view: ReportView;
  readonly isFetching: boolean;
  readonly error: string | undefined;
  readonly onRetry: () => void;
}

const stateInWords = ({ id, state, version }: ReportView): string => {
  if (id === null) return "bản tự soạn, chưa bắt đầu";
  if (version === null) return "đang soạn";
  if (state === "presented") return `bản ${version}, đang trình Chủ tịch`;
  return state === "approved" ? `bản ${version}, đã duyệt` : `bản ${version}`;
};

/** What the leader asked for when the last version came back; undefined once it is presented again. */
const returnedWords = ({ state, version, versions }: ReportView) => {
  const decision = versions[0]?.decision ?? undefined;
  return state === "draft" && version === null && decision?.kind === "returned"
    ? decision
    : undefined;
};

/** Why nothing can be changed here; undefined for somebody who may write now. */
function readOnlyReason(view: ReportView, mayWrite: boolean): string | undefined {
  const [newest] = view.versions;
  if (view.version !== null && view.state === "draft") {
    return `Bản ${view.version} đã trình, giữ nguyên như khi trình. Bản đang soạn mở ở mục Phiên bản.`;
  }
  if (view.state === "presented")
    return "Đang trình Chủ tịch, chỉ xem cho đến khi duyệt hoặc trả lại.";
  if (view.state === "approved") {
    const decision = newest?.decision ?? null;
    return decision === null
      ? "Đã duyệt, chỉ xem."
      : `${decision.by} duyệt lúc ${momentInWords(decision.at)}, chỉ xem. Mã kiểm ${newest?.checksum.slice(0, 16)}.`;
  }
  return mayWrite ? undefined : "Báo cáo đang soạn, chỉ xem.";
}

/** Outline, paper and what stands beside it. */
export function LoadedReport({ view, isFetching, error, onRetry }: LoadedReportProps) {
  const { query, path, route } = useLocation();
  const { account } = useSession();
  const isNarrow = useMediaQuery("(max-width: 1100px)");
  const isPhone = useMediaQuery("(max-width: 700px)");
  const [opened, setOpened] = useState<"outline" | "side">();
  const acts = useReportActs(view);
  const holds = (role: string) => account.roles.some((held) => held.role === role);
  const mayWrite = holds("finance");
  const isWriting = mayWrite && view.id !== null && view.version === null;
  const returned = returnedWords(view);
  const { canvas, current, jump, next } = useJump(view);
  const hrefOf = (version: number | undefined) => {
    const search = new URLSearchParams(query);
    if (version === undefined) search.delete("ban");
    else search.set("ban", String(version));
    const text = search.toString();
    return text === "" ? path : `${path}?${text}`;
  };
  const go = (blockKey: string) => {
    setOpened(undefined);
    // a sheet that covers the paper has to be gone before the paper can scroll under it
    requestAnimationFrame(() => jump(blockKey));
  };
  const outline = <OutlineNav view={view} current={current} onJump={go} />;
  const side = (
    <ReportSide
      view={view}
      onJump={go}
      hrefOf={hrefOf}
      onRestore={isWriting ? (edit) => acts.restore.mutate(edit) : undefined}
    />
  );
  const actions = (
    <ReportActions
      view={view}
      acts={acts}
      mayWrite={mayWrite}
      mayDecide={holds("leader")}
      onPresented={() => route(hrefOf(undefined), true)}
    />
  );
  return (
    <>
      <PageHead
        title={`Báo cáo ${view.title.charAt(0).toLocaleLowerCase("vi")}${view.title.slice(1)}`}
        tab="Báo cáo"
        crumbs={[
          {
            label: `${view.roundName} · ${stateInWords(view)} · số liệu lúc ${momentInWords(view.asOf)}`,
          },
        ]}
        aside={
          <>
            {isFetching && <span class="ink-3">Đang cập nhật…</span>}
            {view.isIllustrative && <IllustrativeMark />}
          </>
        }
        readOnly={readOnlyReason(view, mayWrite)}
        actions={
          <>
            {isNarrow && (
              <>
                <Button icon="list" onClick={() => setOpened("outline")}>
                  Đề cương
                </Button>
                <Button icon="note" onClick={() => setOpened("side")}>
                  Kiểm tra, phiên bản
                </Button>
              </>
            )}
            {!isPhone && actions}
          </>
        }
      />
      {error !== undefined && (
        <Band tone="error" onRetry={onRetry}>
          {error}
        </Band>
      )}
      {returned !== undefined && (
        <Band tone="warn" aside={<span class="tn">{momentInWords(returned.at)}</span>}>
          <b>{returned.by} trả lại:</b> {returned.reason}
        </Band>
      )}
      {acts.restore.isError && <Band tone="error">{problemTitle(acts.restore.error)}</Band>}
      <div class="report-desk">
        {!isNarrow && outline}
        <div class="report-canvas" ref={canvas} tabIndex={0} role="region" aria-label="Văn bản">
          <EditablePaper view={view} acts={acts} isWriting={isWriting} onNext={next} />
        </div>
        {!isNarrow && side}
        {isNarrow && opened !== undefined && (
          <SidePanel
            title={opened === "outline" ? "Đề cương" : "Kiểm tra, phiên bản"}
            onClose={() => setOpened(undefined)}
          >
            {opened === "outline" ? outline : side}
          </SidePanel>
        )}
      </div>
      {isPhone && <div class="report-decide">{actions}</div>}
    </>
  );
}

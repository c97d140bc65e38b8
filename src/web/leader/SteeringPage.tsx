import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso";
import { useEffect } from "preact/hooks";
import type { DirectiveView } from "../../contract/directive.ts";
import type { EvaluatedTarget, EvaluationView } from "../../contract/evaluation.ts";
import type { TrackingView } from "../../contract/tracking.ts";
import { dateParts, formatOfficialShortDate } from "../../domain/kernel/local-date.ts";
import { problemTitle } from "../api/problem.ts";
import { useSession } from "../api/session.ts";
import { TermBar } from "../charts/YearMarks.tsx";
import { countPlace } from "../directives/directive-model.ts";
import { GiveDirectivePanel } from "../directives/GiveDirectivePanel.tsx";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { IllustrativeMark } from "../parts/Chip.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { EmptyState, Skeleton } from "../parts/Quiet.tsx";
import { Workspace } from "../parts/SidePanel.tsx";
import { useMediaQuery } from "../parts/use-media-query.ts";
import { vietnamClock, vietnamDay } from "../parts/vietnam-time.ts";
import type { RoundChoice } from "../rounds/current-round.ts";
import { RoundGate } from "../rounds/RoundGate.tsx";
import { setCount } from "../shell/counts.ts";
import { Approvals } from "./Approvals.tsx";
import { DirectiveDigest } from "./DirectiveDigest.tsx";
import { HardTargets } from "./HardTargets.tsx";
import { MainChanges } from "./MainChanges.tsx";
import { Mosaic } from "./Mosaic.tsx";
import { PhoneHome } from "./PhoneHome.tsx";
import { ReportProgress } from "./ReportProgress.tsx";
import {
  allTargets,
  callOf,
  hardTargets,
  hasNoFigures,
  mainChanges,
  monthsLeft,
  shareOfYear,
} from "./steering-model.ts";
import { TargetSheet } from "./TargetSheet.tsx";
import { useSteering, type WaitingReport } from "./use-steering.ts";
import "./leader.css";

/** In one minute: where the term stands, what needs a decision, what was decided (Điều hành). */
export function SteeringPage() {
  return (
    <RoundGate tab="Điều hành">{(round) => <Steering key={round.id} round={round} />}</RoundGate>
  );
}

function Steering({ round }: { readonly round: RoundChoice }) {
  const { evaluation, tracking, directives, report, error, isFetching, retry } = useSteering(
    round.id,
  );
  if (evaluation === undefined || tracking === undefined || directives === undefined) {
    return (
      <>
        <PageHead title="Điều hành" tab="Điều hành" />
        {error === undefined || error === null ? (
          <Skeleton rows={14} />
        ) : (
          <Band tone="error" onRetry={retry}>
            {problemTitle(error)}
          </Band>
        )}
      </>
    );
  }
  const stale =
    error === undefined || error === null ? undefined : (
      <Band tone="warn" onRetry={retry}>
        {problemTitle(error)} Đang xem số liệu lúc {vietnamClock(tracking.asOf)}.
      </Band>
    );
  return <Loaded {...{ evaluation, tracking, directives, report, isFetching, stale }} />;
}

interface LoadedProps {
  readonly evaluation: EvaluationView;
  readonly tracking: TrackingView;
  readonly directives: readonly DirectiveView[];
  readonly report: WaitingReport | null;
  readonly isFetching: boolean;
  readonly stale: ComponentChildren;
}

interface SentenceProps {
  readonly view: EvaluationView;
  readonly board: TrackingView;
  readonly late: number;
}

function Sentence({ view, board, late }: SentenceProps) {
  if (hasNoFigures(view)) {
    return (
      <>
        Kế hoạch có <span class="tn">{view.total}</span> chỉ tiêu trong{" "}
        <span class="tn">{view.groups.length}</span> nhóm, số liệu đầu tiên đến hạn{" "}
        <span class="tn">{formatOfficialShortDate(vietnamDay(board.deadlineAt))}</span>
      </>
    );
  }
  const { words, tone } = callOf(view, late);
  const looks = { hard: "ink-kho", late: "son", calm: undefined };
  return (
    <>
      <span class="tn">
        {view.achieved}/{view.total}
      </span>{" "}
      chỉ tiêu đạt và vượt. <span class={looks[tone]}>{words}</span>
    </>
  );
}

const firstFigures = (board: TrackingView): string =>
  `Chưa có số liệu nào được chấp nhận. Hạn nộp của các đơn vị: ${board.deadlineAsWritten}.`;

function Term({ view, today }: { readonly view: EvaluationView; readonly today: string }) {
  const years = Array.from(
    { length: view.termTo - view.termFrom },
    (_, at) => view.termFrom + 1 + at,
  );
  return (
    <div class="term">
      <TermBar years={years} current={dateParts(today).year} passed={shareOfYear(today)} />
      <p class="t-11 ink-3">
        còn <span class="tn">{monthsLeft(today, view.termTo)}</span> tháng của nhiệm kỳ
      </p>
    </div>
  );
}

const isTyping = (event: KeyboardEvent): boolean =>
  event.target instanceof Element &&
  event.target.closest("input,select,textarea,dialog,.side-panel") !== null;

/** G opens a directive from anywhere on the page but a field. */
function useGiveKey(give: (() => void) | undefined): void {
  useEffect(() => {
    if (give === undefined) return undefined;
    const act = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key.toLowerCase() !== "g" || isTyping(event)) return;
      event.preventDefault();
      give();
    };
    addEventListener("keydown", act);
    return () => removeEventListener("keydown", act);
  }, [give]);
}

function Loaded({ evaluation: view, tracking: board, directives, report, ...rest }: LoadedProps) {
  const { query, path, route } = useLocation();
  const { account, organization } = useSession();
  const isPhone = useMediaQuery("(max-width: 700px)");
  const today = vietnamDay(board.asOf);
  const late = countPlace(directives, "qua-han");
  const mayGive = account.roles.some(({ role }) => role === "leader");
  const targets = allTargets(view);
  const opened = targets.find(({ targetId }) => targetId === query["muc"]);
  const directed = query["chi-dao"];

  const address = (changes: Readonly<Record<string, string | undefined>>): string => {
    const next = new URLSearchParams(query);
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) next.delete(name);
      else next.set(name, value);
    }
    const text = next.toString();
    return text === "" ? path : `${path}?${text}`;
  };
  const addressOf = (target: EvaluatedTarget) =>
    address({ muc: target.targetId, "chi-dao": undefined });
  const close = () => route(address({ muc: undefined, "chi-dao": undefined }), true);
  const direct = (target: EvaluatedTarget) =>
    route(address({ muc: undefined, "chi-dao": target.targetId }), true);
  const onDirect = mayGive ? direct : undefined;
  const onGive = mayGive
    ? () => route(address({ muc: undefined, "chi-dao": opened?.targetId ?? "moi" }), true)
    : undefined;
  useGiveKey(onGive);
  useEffect(() => setCount("/chi-dao", late), [late]);

  const panel =
    directed !== undefined && mayGive ? (
      <GiveDirectivePanel
        key={directed}
        board={board}
        target={targets.find(({ targetId }) => targetId === directed)}
        onClose={close}
      />
    ) : opened !== undefined ? (
      <TargetSheet
        key={opened.targetId}
        target={opened}
        onDirect={mayGive ? () => direct(opened) : undefined}
        onClose={close}
      />
    ) : undefined;

  const sentence = <Sentence view={view} board={board} late={late} />;
  const hard = hardTargets(view);
  const mark = organization.isIllustrative ? <IllustrativeMark /> : null;
  if (isPhone) {
    return (
      <>
        {rest.stale}
        <Workspace panel={panel}>
          <PhoneHome
            {...{ view, sentence, mark, report, directives, hard, addressOf, onDirect, onGive }}
            beforeData={hasNoFigures(view) ? firstFigures(board) : undefined}
          />
        </Workspace>
      </>
    );
  }
  return (
    <>
      <PageHead
        title={sentence}
        tab="Điều hành"
        crumbs={[
          {
            label: `Nhiệm kỳ ${view.termFrom}–${view.termTo} · số liệu đến ${formatOfficialShortDate(vietnamDay(view.asOf))}`,
          },
        ]}
        aside={
          <>
            {rest.isFetching && <span class="ink-3">Đang cập nhật…</span>}
            {mark}
            {view.withheld > 0 && <span>{view.withheld} chỉ tiêu hạn chế không hiện ở đây</span>}
          </>
        }
        actions={
          <>
            <Term view={view} today={today} />
            <Button icon="print" onClick={() => print()}>
              Bản tóm tắt 1 trang
            </Button>
          </>
        }
      />
      {rest.stale}
      <Workspace panel={panel}>
        <div class={`steering${panel === undefined ? "" : " has-panel"}`}>
          <div class="steering-main">
            <Mosaic view={view} addressOf={addressOf} onDirect={onDirect} />
            {hasNoFigures(view) ? (
              <section class="card">
                <EmptyState>{firstFigures(board)}</EmptyState>
              </section>
            ) : (
              <>
                <HardTargets targets={hard} addressOf={addressOf} onDirect={onDirect} />
                <MainChanges changes={mainChanges(view)} />
              </>
            )}
          </div>
          <div class="steering-side">
            <Approvals report={report} />
            <DirectiveDigest directives={directives} onGive={onGive} />
            <ReportProgress board={board} />
          </div>
        </div>
      </Workspace>
    </>
  );
}

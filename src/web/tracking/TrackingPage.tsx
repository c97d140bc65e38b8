import { useQuery } from "@tanstack/preact-query";
import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";
import type { TrackingView } from "../../contract/tracking.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { useSession } from "../api/session.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { Segmented } from "../parts/Choices.tsx";
import { IllustrativeMark } from "../parts/Chip.tsx";
import { Icon } from "../parts/Icon.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Skeleton } from "../parts/Quiet.tsx";
import { Workspace } from "../parts/SidePanel.tsx";
import { type BandPart, StackedBand } from "../parts/StackedBand.tsx";
import { momentInWords } from "../parts/vietnam-time.ts";
import { useMediaQuery } from "../parts/use-media-query.ts";
import { StateBox } from "../parts/WorkState.tsx";
import type { RoundChoice } from "../rounds/current-round.ts";
import { RoundGate } from "../rounds/RoundGate.tsx";
import { type BoardFilter, type BoardView, deadlineInWords, defaultChoice } from "./board-model.ts";
import { DayCurve } from "./DayCurve.tsx";
import { MatrixView } from "./MatrixView.tsx";
import { UnitList } from "./UnitList.tsx";
import { UnitPanel } from "./UnitPanel.tsx";
import { UrgePanel } from "./UrgePanel.tsx";
import { WorkbooksPanel } from "./WorkbooksPanel.tsx";
import "./tracking.css";

const VIEWS = [
  { value: "ma-tran", label: "Ma trận" },
  { value: "danh-sach", label: "Danh sách" },
  { value: "theo-ngay", label: "Theo ngày" },
] as const;

const isView = (text: string | undefined): text is BoardView =>
  VIEWS.some((view) => view.value === text);

function Sentence({ board }: { readonly board: TrackingView }) {
  const { missing, unitsMissing } = board.totals;
  if (missing === 0) return <>Cả {board.units.length} đơn vị đã nộp đủ.</>;
  const tone = board.daysLate > 0 ? "son tn" : "tn";
  return (
    <>
      Còn <span class={tone}>{missing}</span> phần việc của <span class={tone}>{unitsMissing}</span>{" "}
      đơn vị chưa nộp, {deadlineInWords(board.daysLate)}
    </>
  );
}

function bandParts({ totals, daysLate }: TrackingView): readonly BandPart<BoardFilter>[] {
  const late = daysLate > 0;
  const after = late ? ", quá hạn" : "";
  return [
    {
      value: "accepted",
      label: "Đã chấp nhận",
      count: totals.accepted,
      fill: "var(--c5)",
      mark: <StateBox state="accepted" label="" />,
    },
    {
      value: "submitted",
      label: "Chờ thẩm tra",
      count: totals.submitted,
      fill: "var(--c3)",
      mark: <StateBox state="submitted" label="" />,
    },
    {
      value: "returned",
      label: "Trả lại",
      count: totals.returned,
      fill: "var(--r-coban)",
      mark: <StateBox state="returned" label="" />,
    },
    {
      value: "in_progress",
      label: `Đang nhập${after}`,
      count: totals.inProgress,
      fill: "var(--son-200)",
      mark: <StateBox state="in_progress" late={late} label="" />,
    },
    {
      value: "not_started",
      label: `Chưa nhập${after}`,
      count: totals.notStarted,
      fill: "var(--son)",
      mark: <StateBox state="not_started" late={late} label="" />,
    },
  ];
}

/** Who lacks what, and reminding them (Theo dõi). */
export function TrackingPage() {
  return <RoundGate tab="Theo dõi">{(round) => <Board key={round.id} round={round} />}</RoundGate>;
}

function Board({ round }: { readonly round: RoundChoice }) {
  const tracking = useQuery({
    queryKey: ["tracking", round.id],
    queryFn: ({ signal }) => api.get<TrackingView>(`/rounds/${round.id}/tracking`, { signal }),
    refetchInterval: 60_000,
  });
  const board = tracking.data;
  if (board === undefined) {
    return (
      <>
        <PageHead title="Theo dõi" tab="Theo dõi" />
        {tracking.isError ? (
          <Band tone="error" onRetry={() => void tracking.refetch()}>
            {problemTitle(tracking.error)}
          </Band>
        ) : (
          <Skeleton rows={16} />
        )}
      </>
    );
  }
  return <LoadedBoard board={board} isFetching={tracking.isFetching} />;
}

function LoadedBoard({
  board,
  isFetching,
}: {
  readonly board: TrackingView;
  readonly isFetching: boolean;
}) {
  const { query, path, route } = useLocation();
  const { account, organization } = useSession();
  const isNarrow = useMediaQuery("(max-width: 1000px)");
  const isWide = useMediaQuery("(min-width: 1101px)");
  const [filter, setFilter] = useState<BoardFilter>();
  const [chosen, setChosen] = useState<readonly string[]>(() => defaultChoice(board));
  const mayRemind = account.roles.some(({ role }) => role === "office");
  const mayMerge = account.roles.some(({ role }) => role === "office" || role === "finance");
  const asked = query["xem"];
  const view: BoardView = isView(asked) ? asked : isNarrow ? "danh-sach" : "ma-tran";
  const unit = board.units.find((each) => each.unitId === query["don-vi"]);
  // on a wide screen the next reminder stands beside the board until it is put away
  const isUrging =
    mayRemind &&
    board.totals.unitsMissing > 0 &&
    (query["nhac"] === "co" || (isWide && query["nhac"] !== "khong"));

  const go = (changes: Readonly<Record<string, string | undefined>>) => {
    const next = new URLSearchParams(query);
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) next.delete(name);
      else next.set(name, value);
    }
    const text = next.toString();
    route(text === "" ? path : `${path}?${text}`, true);
  };
  const openUnit = (unitId: string | undefined) => go({ "don-vi": unitId });
  const toggle = (unitId: string) =>
    setChosen((ids) =>
      ids.includes(unitId) ? ids.filter((id) => id !== unitId) : [...ids, unitId],
    );
  const shared = {
    board,
    filter,
    chosen,
    onToggle: mayRemind ? toggle : undefined,
    onOpen: openUnit,
  };

  const panel =
    query["tep"] === "co" ? (
      <WorkbooksPanel roundId={board.roundId} onClose={() => go({ tep: undefined })} />
    ) : unit !== undefined ? (
      <UnitPanel key={unit.unitId} board={board} unit={unit} onClose={() => openUnit(undefined)} />
    ) : isUrging ? (
      <UrgePanel
        board={board}
        chosen={chosen}
        onChosen={setChosen}
        takesFocus={query["nhac"] === "co"}
        onClose={() => go({ nhac: "khong" })}
      />
    ) : undefined;

  return (
    <>
      <PageHead
        title={<Sentence board={board} />}
        tab="Theo dõi"
        crumbs={[
          {
            label: `${board.roundName} · ${board.units.length} đơn vị · ${board.items.length} nội dung · ${board.totals.tasks} phần việc · lúc ${momentInWords(board.asOf)}`,
          },
        ]}
        aside={
          <>
            {isFetching && <span class="ink-3">Đang cập nhật…</span>}
            {organization.isIllustrative && <IllustrativeMark />}
          </>
        }
        actions={
          <>
            <Segmented
              label="Cách xem"
              value={view}
              options={VIEWS}
              onValue={(value) => go({ xem: value })}
            />
            {mayMerge && (
              <Button icon="upload" onClick={() => go({ tep: "co" })}>
                Nạp Excel
              </Button>
            )}
            {mayRemind && board.totals.unitsMissing > 0 && !isUrging && (
              <button
                type="button"
                class="btn btn-primary"
                onClick={() => go({ nhac: "co", "don-vi": undefined })}
              >
                <Icon name="send" size={14} />
                Đôn đốc lần {board.nextOccasion}
              </button>
            )}
          </>
        }
      >
        {board.unattended.length > 0 && (
          <Band tone="warn">
            <b>Không còn người phụ trách:</b> {board.unattended.join(", ")}. Tài khoản của đơn vị
            đều đã khóa; cấp tài khoản cho người nhận thay.
          </Band>
        )}
        <div class="tracking-band">
          <StackedBand
            label="Phần việc theo trạng thái"
            parts={bandParts(board)}
            value={filter}
            onValue={setFilter}
          />
          <span class="tracking-deadline">
            <Icon name="clock" size={14} />
            Hạn: {board.deadlineAsWritten}
          </span>
        </div>
      </PageHead>
      <Workspace panel={panel}>
        {view === "ma-tran" && <MatrixView {...shared} />}
        {view === "danh-sach" && <UnitList {...shared} />}
        {view === "theo-ngay" && <DayCurve board={board} />}
      </Workspace>
    </>
  );
}

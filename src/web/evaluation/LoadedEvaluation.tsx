import { useLocation } from "preact-iso";
import { useEffect, useMemo } from "preact/hooks";
import type { EvaluatedTarget, EvaluationView } from "../../contract/evaluation.ts";
import { VERDICTS, VERDICT_LABELS, type Verdict } from "../../domain/evaluation/verdict.ts";
import { useSession } from "../api/session.ts";
import { Band } from "../parts/Band.tsx";
import { Segmented } from "../parts/Choices.tsx";
import { IllustrativeMark } from "../parts/Chip.tsx";
import { Icon } from "../parts/Icon.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { EmptyState } from "../parts/Quiet.tsx";
import { RatingGlyph, VERDICT_LOOKS } from "../parts/RatingChip.tsx";
import { Workspace } from "../parts/SidePanel.tsx";
import { type BandPart, StackedBand } from "../parts/StackedBand.tsx";
import { useMediaQuery } from "../parts/use-media-query.ts";
import { offerEntries } from "../shell/palette-entries.ts";
import { momentInWords } from "../parts/vietnam-time.ts";
import {
  type Grouping,
  allTargets,
  concernInWords,
  groupTargets,
  neighbour,
  shownVerdicts,
} from "./evaluation-model.ts";
import { TargetCards } from "./TargetCards.tsx";
import { TargetPanel } from "./TargetPanel.tsx";
import { TargetTable } from "./TargetTable.tsx";

const GROUPINGS = [
  { value: "nhom", label: "Theo nhóm" },
  { value: "xep-loai", label: "Theo xếp loại" },
  { value: "don-vi", label: "Theo đơn vị" },
] as const;

const isGrouping = (text: string | undefined): text is Grouping =>
  GROUPINGS.some(({ value }) => value === text);

const isVerdict = (text: string | undefined): text is Verdict =>
  VERDICTS.some((verdict) => verdict === text);

const bandParts = ({ counts }: EvaluationView): readonly BandPart<Verdict>[] =>
  shownVerdicts(counts).map((verdict) => ({
    value: verdict,
    label: VERDICT_LABELS[verdict],
    count: counts[verdict],
    fill: `var(--r-${VERDICT_LOOKS[verdict]})`,
    mark: (
      <span class={`ink-${VERDICT_LOOKS[verdict]}`}>
        <RatingGlyph verdict={verdict} size={13} />
      </span>
    ),
  }));

const READ_ONLY = "Chỉ xem. Bộ phận tài chính – kế hoạch xếp loại lại khi cần.";

const withheldInWords = (withheld: number): string =>
  withheld === 0
    ? ""
    : `Không tính ${withheld} chỉ tiêu có nội dung hạn chế mà người xem không được giao.`;

const TYPING = "input,textarea,select,[contenteditable]";

/** J and K move through the open targets, unless somebody is typing or the table moves itself. */
function useSteps(isOpen: boolean, step: (by: 1 | -1) => void): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    const move = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.defaultPrevented || !(event.target instanceof Element)) return;
      if (event.target.closest(TYPING) !== null) return;
      if (event.key === "j") step(1);
      if (event.key === "k") step(-1);
    };
    document.addEventListener("keydown", move);
    return () => document.removeEventListener("keydown", move);
  }, [isOpen, step]);
}

export interface LoadedEvaluationProps {
  readonly view: EvaluationView;
  readonly isFetching: boolean;
  /** Why the newest verdicts could not be read; what is shown is older. */
  readonly error: string | undefined;
  readonly onRetry: () => void;
}

/** The page once its verdicts are here; the address holds grouping, filter and open target. */
export function LoadedEvaluation({ view, isFetching, error, onRetry }: LoadedEvaluationProps) {
  const { query, path, route } = useLocation();
  const { account, organization } = useSession();
  const isPhone = useMediaQuery("(max-width: 700px)");
  const asked = query["theo"];
  const grouping: Grouping = isGrouping(asked) ? asked : "nhom";
  const filterText = query["xep-loai"];
  const filter = isVerdict(filterText) ? filterText : undefined;
  const groups = useMemo(() => groupTargets(view, grouping, filter), [view, grouping, filter]);
  const opened = allTargets(view).find(
    (target) => target.code === query["chi-tieu"] || target.targetId === query["chi-tieu"],
  );
  useEffect(() => {
    offerEntries(
      "evaluation",
      allTargets(view).map(({ targetId, code, measure, leadUnit }) => ({
        id: targetId,
        label: `${code} ${measure}`,
        hint: "Chỉ tiêu",
        keywords: leadUnit ?? "",
        href: `/danh-gia?chi-tieu=${encodeURIComponent(code)}`,
      })),
    );
  }, [view]);
  const mayOverride = account.roles.some(({ role }) => role === "finance");

  const go = (changes: Readonly<Record<string, string | undefined>>) => {
    const next = new URLSearchParams(query);
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) next.delete(name);
      else next.set(name, value);
    }
    const text = next.toString();
    route(text === "" ? path : `${path}?${text}`, true);
  };
  const open = (target: EvaluatedTarget | undefined) => go({ "chi-tieu": target?.code });
  const before = opened && neighbour(groups, opened.targetId, -1);
  const after = opened && neighbour(groups, opened.targetId, 1);
  useSteps(opened !== undefined, (by) => {
    const next = by === 1 ? after : before;
    if (next !== undefined) open(next);
  });

  const list = { view, groups, selected: opened?.targetId, onOpen: open };
  return (
    <>
      <PageHead
        tab="Đánh giá"
        title={
          <>
            <span class="tn">
              {view.achieved}/{view.total}
            </span>{" "}
            chỉ tiêu đạt và vượt, {concernInWords(view.counts)}
          </>
        }
        crumbs={[
          {
            label: `${view.roundName} · số liệu đã chấp nhận đến lúc ${momentInWords(view.asOf)}`,
          },
        ]}
        aside={
          <>
            {isFetching && <span class="ink-3">Đang cập nhật…</span>}
            {organization.isIllustrative && <IllustrativeMark />}
          </>
        }
        actions={
          <Segmented
            label="Cách xem"
            value={grouping}
            options={GROUPINGS}
            onValue={(value) => go({ theo: value === "nhom" ? undefined : value })}
          />
        }
        readOnly={mayOverride ? undefined : `${READ_ONLY} ${withheldInWords(view.withheld)}`}
      >
        <div class="evaluation-band">
          <StackedBand
            label={`Xếp loại ${view.total} chỉ tiêu`}
            parts={bandParts(view)}
            value={filter}
            onValue={(value) => go({ "xep-loai": value })}
          />
          <span class="rerated-key">
            <Icon name="edit" size={14} /> người xếp lại, có lý do
          </span>
        </div>
        {mayOverride && view.withheld > 0 && (
          <p class="withheld">{withheldInWords(view.withheld)}</p>
        )}
      </PageHead>
      {error !== undefined && (
        <Band tone="error" onRetry={onRetry}>
          {error} Đang xem số liệu lúc {momentInWords(view.asOf)}.
        </Band>
      )}
      {view.total === 0 ? (
        <EmptyState>
          Kế hoạch này chưa có chỉ tiêu nào đo được bằng số. Chỉ tiêu được nhận ra khi nạp văn bản
          kế hoạch.
        </EmptyState>
      ) : (
        <Workspace
          panel={
            opened && (
              <TargetPanel
                view={view}
                target={opened}
                mayOverride={mayOverride}
                isIllustrative={organization.isIllustrative}
                onClose={() => open(undefined)}
                onPrevious={before && (() => open(before))}
                onNext={after && (() => open(after))}
              />
            )
          }
        >
          {isPhone ? <TargetCards {...list} /> : <TargetTable {...list} />}
        </Workspace>
      )}
    </>
  );
}

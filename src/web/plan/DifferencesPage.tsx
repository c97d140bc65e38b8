import { useQuery } from "@tanstack/preact-query";
import { useLocation, useRoute } from "preact-iso";
import type { DifferencesView } from "../../contract/plan-authoring.ts";
import { describeBasis, versionName } from "../../domain/plan/amendment.ts";
import type { GroupDifference } from "../../domain/plan/compare-groups.ts";
import type { DifferenceKind, LineDifference } from "../../domain/plan/compare-lines.ts";
import { type ItemDifference, countDifferences } from "../../domain/plan/compare-plan-versions.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { FilterPills } from "../parts/Choices.tsx";
import { Chip } from "../parts/Chip.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { EmptyState, Skeleton } from "../parts/Quiet.tsx";
import { WordRuns } from "./WordRuns.tsx";
import "./authoring.css";

const KINDS: Readonly<Record<DifferenceKind, string>> = {
  changed: "Sửa",
  added: "Thêm",
  gone: "Bỏ",
  kept: "Giữ nguyên",
};

type Filter = DifferenceKind | "groups" | "all";

function Lines({
  label,
  lines,
}: {
  readonly label: string;
  readonly lines: readonly LineDifference[];
}) {
  const changed = lines.filter(({ kind }) => kind !== "kept");
  if (changed.length === 0) return null;
  return (
    <>
      <dt>{label}</dt>
      {changed.map(({ runs }, at) => (
        <dd key={at}>
          <WordRuns runs={runs} />
        </dd>
      ))}
    </>
  );
}

function numberOf({
  numberBefore,
  numberAfter,
}: Pick<ItemDifference, "numberBefore" | "numberAfter">): string {
  if (numberBefore === null || numberAfter === null) return numberAfter ?? numberBefore ?? "";
  return numberBefore === numberAfter ? numberAfter : `${numberBefore} → ${numberAfter}`;
}

function Difference({ difference }: { readonly difference: ItemDifference }) {
  const { kind, moved, wording, targets, units, deadline } = difference;
  return (
    <article class={`difference difference-${kind}`}>
      <h2>
        <span class="tn">{numberOf(difference)}</span>{" "}
        <span class="difference-words">
          <WordRuns runs={wording.runs} />
        </span>
        <Chip tone={kind === "changed" ? "warn" : "plain"}>{KINDS[kind]}</Chip>
      </h2>
      {kind !== "kept" && (
        <dl>
          <Lines label="Chuyển nhóm" lines={moved === null ? [] : [moved]} />
          <Lines label="Chỉ tiêu" lines={targets} />
          <Lines label="Đơn vị" lines={units} />
          <Lines label="Thời hạn" lines={deadline === null ? [] : [deadline]} />
        </dl>
      )}
    </article>
  );
}

const GROUP_KINDS: Readonly<Record<DifferenceKind, string>> = {
  changed: "Đổi tên nhóm",
  added: "Thêm nhóm",
  gone: "Bỏ nhóm",
  kept: "Giữ nguyên",
};

/** A group is told once, however many items it has. */
function GroupLine({ difference }: { readonly difference: GroupDifference }) {
  const { kind, title } = difference;
  const isRenumbered = kind === "changed" && title.kind === "kept";
  return (
    <article class={`difference difference-${kind}`}>
      <h2>
        <span>
          Nhóm <span class="tn">{numberOf(difference)}</span>
        </span>
        <span class="difference-words">
          <WordRuns runs={title.runs} />
        </span>
        <Chip tone={kind === "changed" ? "warn" : "plain"}>
          {isRenumbered ? "Đổi số nhóm" : GROUP_KINDS[kind]}
        </Chip>
      </h2>
    </article>
  );
}

const changedGroups = ({ groups }: DifferencesView): readonly GroupDifference[] =>
  groups.filter(({ kind }) => kind !== "kept");

function sentenceOf(view: DifferencesView): string {
  const { differences, from, to } = view;
  const groups = changedGroups(view).length;
  const { changed, added, gone, kept } = countDifferences(differences);
  return `${versionName(to)} so với ${versionName(from).toLowerCase()}: sửa ${changed}, thêm ${added}, bỏ ${gone}, giữ nguyên ${kept} nội dung${groups === 0 ? "" : `; đổi ${groups} nhóm`}`;
}

function Loaded({ view, filter }: { readonly view: DifferencesView; readonly filter: Filter }) {
  const { path, route } = useLocation();
  const counts = countDifferences(view.differences);
  const kinds: readonly DifferenceKind[] = ["changed", "added", "gone", "kept"];
  const groups = changedGroups(view);
  const shown = view.differences.filter(({ kind }) =>
    filter === "all" ? kind !== "kept" : kind === filter,
  );
  const shownGroups = filter === "all" || filter === "groups" ? groups : [];
  const basis = view.versions.find(({ version }) => version === view.to)?.amendment;
  return (
    <>
      {basis !== null && basis !== undefined && (
        <p class="ink-2">
          Theo {describeBasis(basis)}: {basis.reason}.
        </p>
      )}
      <FilterPills<Filter>
        label="Loại thay đổi"
        value={filter}
        onValue={(value) => route(`${path}?tu=${view.from}&den=${view.to}&loai=${value}`, true)}
        pills={[
          {
            value: "all",
            label: "Mọi thay đổi",
            count: counts.changed + counts.added + counts.gone + groups.length,
          },
          ...(groups.length === 0
            ? []
            : [{ value: "groups" as const, label: "Nhóm", count: groups.length }]),
          ...kinds.map((kind) => ({ value: kind, label: KINDS[kind], count: counts[kind] })),
        ]}
      />
      {shownGroups.map((difference) => (
        <GroupLine
          key={`${difference.numberBefore ?? ""} ${difference.numberAfter ?? ""}`}
          difference={difference}
        />
      ))}
      {shown.length + shownGroups.length === 0 && (
        <EmptyState>Không có nội dung nào thuộc loại này.</EmptyState>
      )}
      {shown.map((difference) => (
        <Difference
          key={`${difference.numberBefore ?? ""} ${difference.numberAfter ?? ""}`}
          difference={difference}
        />
      ))}
    </>
  );
}

/** What one version of a plan changed against another: old words struck, new ones underlined. */
export function DifferencesPage() {
  const { params } = useRoute();
  const { query } = useLocation();
  const id = params["planId"] ?? "";
  const [from, to] = [query["tu"] ?? "1", query["den"] ?? "2"];
  const filter = (["groups", "changed", "added", "gone", "kept"] as const).find(
    (kind) => kind === query["loai"],
  );
  const asked = useQuery({
    queryKey: ["plan", id, "differences", from, to],
    queryFn: () => api.get<DifferencesView>(`/plans/${id}/differences`, { query: { from, to } }),
  });
  const view = asked.data;
  return (
    <>
      <PageHead
        tab="So sánh hai bản kế hoạch"
        crumbs={[
          { label: "Kế hoạch", href: "/ke-hoach" },
          { label: view?.title ?? "Kế hoạch", href: `/ke-hoach/${id}?ban=${to}` },
        ]}
        title={view === undefined ? "So sánh hai bản kế hoạch" : sentenceOf(view)}
      />
      {asked.isError && (
        <Band tone="error" onRetry={() => void asked.refetch()}>
          {problemTitle(asked.error)}
        </Band>
      )}
      <div class="page-body authoring-body">
        {view === undefined && !asked.isError && <Skeleton rows={10} />}
        {view !== undefined && <Loaded view={view} filter={filter ?? "all"} />}
      </div>
    </>
  );
}

import { useLocation } from "preact-iso";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { TableSummary, TableView } from "../../contract/consolidation.ts";
import { problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { IllustrativeMark } from "../parts/Chip.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { KeyHint } from "../parts/Quiet.tsx";
import { later } from "../parts/later.tsx";
import { Workspace } from "../parts/SidePanel.tsx";
import { momentInWords } from "../parts/vietnam-time.ts";
import { FreezeDialog } from "./FreezeDialog.tsx";
import { ProvenancePanel } from "./ProvenancePanel.tsx";
import { StatisticalTableView } from "./StatisticalTableView.tsx";
import { TableActions } from "./TableActions.tsx";
import { TableBar } from "./TableBar.tsx";
import { groupDifferences, useDifferences } from "./use-differences.ts";
import { acceptance, changedCells, findCell, placeKey, readPlace } from "./table-grid.ts";

const DifferencesPanel = later(() =>
  import("./DifferencesPanel.tsx").then((m) => m.DifferencesPanel),
);

export interface LoadedTableProps {
  readonly view: TableView;
  readonly tables: readonly TableSummary[];
  readonly acceptedOnly: boolean;
  /** The frozen version that the living table is compared with. */
  readonly compared: TableView | undefined;
  readonly isFetching: boolean;
  readonly error: string | undefined;
  readonly onRetry: () => void;
}

const TYPING = "input,textarea,select,[contenteditable],dialog";

/** "[" goes to the version before, "]" to the one after; the living table stands after the last. */
function useVersionKeys(view: TableView, go: (version: number | undefined) => void): void {
  useEffect(() => {
    const order = [...view.freezes].reverse().map((freeze): number | undefined => freeze.version);
    order.push(undefined);
    const at = order.indexOf(view.version ?? undefined);
    const step = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.target instanceof Element && event.target.closest(TYPING) !== null) return;
      const next = event.key === "[" ? at - 1 : event.key === "]" ? at + 1 : -1;
      if (!view.freezesWithheld && next >= 0 && next < order.length) go(order[next]);
    };
    document.addEventListener("keydown", step);
    return () => document.removeEventListener("keydown", step);
  }, [view, go]);
}

const frozenInWords = ({ freezes, version }: TableView): string | undefined => {
  const frozen = freezes.find((freeze) => freeze.version === version);
  return (
    frozen &&
    `Bản ${frozen.version} đã chốt lúc ${momentInWords(frozen.frozenAt)}, chỉ xem. Người chốt: ${frozen.frozenBy}. Mã kiểm ${frozen.checksum.slice(0, 16)}.`
  );
};

/** The page once its table is here; the address holds version, filter and open cell. */
export function LoadedTable(props: LoadedTableProps) {
  const { view, tables, acceptedOnly, compared, isFetching, error, onRetry } = props;
  const { query, path, route } = useLocation();
  const [isFreezing, setFreezing] = useState(false);
  const { table } = view;
  const go = (changes: Readonly<Record<string, string | undefined>>) => {
    const next = new URLSearchParams(query);
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) next.delete(name);
      else next.set(name, value);
    }
    const text = next.toString();
    route(text === "" ? path : `${path}?${text}`, true);
  };
  const goVersion = (version: number | undefined) =>
    go({ ban: version?.toString(), "chap-nhan": undefined });
  useVersionKeys(view, goVersion);
  const changed = useMemo(
    () => (compared === undefined ? undefined : changedCells(table, compared.table)),
    [table, compared],
  );
  const selected = readPlace(query["o"]);
  const placed = findCell(table, selected);
  const { accepted, total } = acceptance(table);
  const found = useDifferences(view);
  const groups = useMemo(
    () =>
      groupDifferences(
        found.data?.items ?? [],
        table.columns.map(({ id }) => id),
      ),
    [found.data, table],
  );
  const isComparing = query["chenh-lech"] === "co" && found.data !== undefined;
  const closePanels = { o: undefined, "chenh-lech": undefined };
  const frozen = frozenInWords(view);
  return (
    <>
      <PageHead
        tab={table.code === "" ? "Biểu tổng hợp" : table.code}
        title={[table.code, table.title].filter((part) => part !== "").join(". ")}
        crumbs={[
          { label: "Biểu tổng hợp" },
          { label: view.roundName },
          { label: `${accepted}/${total} ô đã chấp nhận` },
        ]}
        aside={
          <>
            {isFetching && <span class="ink-3">Đang cập nhật…</span>}
            {view.isIllustrative && <IllustrativeMark />}
          </>
        }
        actions={
          <TableActions
            view={view}
            acceptedOnly={acceptedOnly}
            onFreeze={view.open === null ? undefined : () => setFreezing(true)}
          />
        }
        readOnly={frozen}
      >
        <TableBar
          view={view}
          tables={tables}
          acceptedOnly={acceptedOnly}
          changes={compared && changed && { version: compared.version ?? 0, count: changed.size }}
          onAcceptedOnly={(isOn) => go({ "chap-nhan": isOn ? "co" : undefined })}
          onVersion={goVersion}
          groups={found.data === undefined ? undefined : groups}
          isComparing={isComparing}
          onCompare={() => go({ ...closePanels, "chenh-lech": isComparing ? undefined : "co" })}
        />
      </PageHead>
      {error !== undefined && (
        <Band tone="error" onRetry={onRetry}>
          {error} Đang xem số liệu lúc {momentInWords(view.asOf)}.
        </Band>
      )}
      {found.isError && (
        <Band tone="error" onRetry={() => void found.refetch()}>
          {problemTitle(found.error)} Chưa đối chiếu được giữa các đơn vị.
        </Band>
      )}
      {!view.isIntact && (
        <Band tone="error">
          Nội dung bản này không khớp mã kiểm lúc chốt. Không dùng bản này; báo quản trị để đối
          chiếu với bản sao lưu.
        </Band>
      )}
      <Workspace
        panel={
          isComparing ? (
            <DifferencesPanel
              {...{ view, groups }}
              onCell={(rowId, columnId) => go({ ...closePanels, o: placeKey({ rowId, columnId }) })}
              onClose={() => go(closePanels)}
            />
          ) : (
            placed && (
              <ProvenancePanel
                roundId={view.roundId}
                formId={view.formId}
                table={table}
                placed={placed}
                before={changed?.get(
                  placeKey({ rowId: placed.row.id, columnId: placed.column.id }),
                )}
                comparedVersion={compared?.version ?? undefined}
                isIllustrative={view.isIllustrative}
                onClose={() => go({ o: undefined })}
              />
            )
          )
        }
      >
        <StatisticalTableView
          table={table}
          selected={selected}
          onCell={(place) => go({ ...closePanels, o: placeKey(place) })}
          changed={changed}
        />
        <p class="print-line">
          {[table.code, frozen ?? `số liệu lúc ${momentInWords(view.asOf)}, chưa chốt`].join(", ")}
        </p>
        <Foot view={view} hasChanges={(changed?.size ?? 0) > 0} version={compared?.version} />
      </Workspace>
      {isFreezing && view.open !== null && (
        <FreezeDialog
          view={view}
          open={view.open}
          held={groups.filter(({ isOpen }) => isOpen)}
          onCompare={() => {
            setFreezing(false);
            go({ ...closePanels, "chenh-lech": "co" });
          }}
          onClose={() => setFreezing(false)}
        />
      )}
    </>
  );
}

/** What the signs and colours mean, and the keys. */
function Foot({
  view,
  hasChanges,
  version,
}: {
  readonly view: TableView;
  readonly hasChanges: boolean;
  readonly version: number | null | undefined;
}) {
  return (
    <div class="table-foot">
      {hasChanges && (
        <span>
          <i class="changed-key" /> khác bản {version}
        </span>
      )}
      <span>
        <span class="provisional-key">số</span> chưa được chấp nhận
      </span>
      {view.table.legend.map(({ mark, meaning }) => (
        <span key={mark}>
          <b>{mark}</b> {meaning}
        </span>
      ))}
      <span class="table-keys">
        <KeyHint keys={["←", "↑", "↓", "→"]}>chọn ô</KeyHint>
        <KeyHint keys={["Space"]}>nguồn gốc</KeyHint>
        {view.freezes.length > 0 && <KeyHint keys={["[", "]"]}>bản trước, bản sau</KeyHint>}
      </span>
    </div>
  );
}

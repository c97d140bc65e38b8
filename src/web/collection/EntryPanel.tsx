import type { SheetView } from "../../contract/collection.ts";
import type { EvidencePlace } from "../../domain/collection/evidence.ts";
import type { Evidence } from "../evidence/use-evidence.ts";
import { later } from "../parts/later.tsx";
import { SidePanel } from "../parts/SidePanel.tsx";
import type { EntryStore } from "./entry-store.ts";
import type { SheetGrid } from "./sheet-lines.ts";

// the grid is there to type in before what stands beside it has come
const NarrativePanel = later(() => import("./NarrativePanel.tsx").then((m) => m.NarrativePanel));
const EvidencePanel = later(() =>
  import("../evidence/EvidencePanel.tsx").then((m) => m.EvidencePanel),
);
const CommentsPanel = later(() => import("./CommentsPanel.tsx").then((m) => m.CommentsPanel));

export type PanelTab = "narrative" | "evidence" | "comments";

export interface EntryPanelProps {
  readonly sheet: SheetView;
  readonly store: EntryStore;
  readonly grids: readonly SheetGrid[];
  readonly tab: PanelTab;
  readonly itemId: string | null;
  readonly evidence: Evidence;
  /** Cells of the selection. */
  readonly selected: readonly EvidencePlace[];
  /** Rises with each change of the store, so that the boxes follow it. */
  readonly version: number;
  readonly takesFocus: boolean;
  readonly onTab: (tab: PanelTab) => void;
  readonly onItem: (itemId: string | null) => void;
  readonly onCell: (rowId: string, columnId: string) => void;
  readonly onClose: () => void;
}

const STEPS: ReadonlyMap<string, 1 | -1> = new Map([
  ["ArrowLeft", -1],
  ["ArrowRight", 1],
]);

/** Beside the grid: what the unit writes, and what reviewers wrote back. */
export function EntryPanel(props: EntryPanelProps) {
  const { sheet, store, grids, tab, itemId, takesFocus, onTab, onItem, onCell, onClose } = props;
  const { evidence, selected } = props;
  const files = evidence.items.filter((item) => item.withdrawnAt === null).length;
  const number = sheet.tasks.find((task) => task.itemId === itemId)?.itemNumber;
  const comments = sheet.tasks.reduce(
    (sum, task) => sum + (task.returned?.comments.length ?? 0),
    0,
  );
  const tabs = [
    ["narrative", `Thuyết minh ${number ?? "chung"}`],
    ["evidence", files === 0 ? "Minh chứng" : `Minh chứng ${files}`],
    ["comments", comments === 0 ? "Trao đổi" : `Trao đổi ${comments}`],
  ] as const;
  return (
    <SidePanel
      title={<span class="hidden-visually">Thuyết minh, minh chứng và trao đổi</span>}
      takesFocus={takesFocus}
      onClose={onClose}
      under={
        <div class="panel-tabs" role="tablist" aria-label="Bên cạnh biểu">
          {tabs.map(([name, label]) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`entry-tab-${name}`}
              aria-selected={tab === name}
              aria-controls="entry-tab-body"
              tabIndex={tab === name ? 0 : -1}
              onClick={() => onTab(name)}
              onKeyDown={(event) => {
                const step = STEPS.get(event.key);
                if (step === undefined) return;
                const at = tabs.findIndex(([each]) => each === name) + step;
                const next = tabs[(at + tabs.length) % tabs.length];
                if (next === undefined) return;
                onTab(next[0]);
                document.getElementById(`entry-tab-${next[0]}`)?.focus();
              }}
            >
              {label}
            </button>
          ))}
        </div>
      }
    >
      <div
        id="entry-tab-body"
        class="panel-body"
        role="tabpanel"
        aria-labelledby={`entry-tab-${tab}`}
      >
        {tab === "narrative" ? (
          <NarrativePanel {...{ store, sheet, itemId, onItem }} version={props.version} />
        ) : tab === "evidence" ? (
          <EvidencePanel
            {...{ sheet, grids, evidence, selected, itemId, onCell, onItem }}
            pointsOf={(place) => store.pointsOf(place.itemId, place.section)}
          />
        ) : (
          <CommentsPanel {...{ sheet, grids, onCell }} onSection={onItem} />
        )}
      </div>
    </SidePanel>
  );
}

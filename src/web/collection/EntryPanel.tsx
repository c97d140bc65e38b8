import type { SheetView } from "../../contract/collection.ts";
import { SidePanel } from "../parts/SidePanel.tsx";
import { CommentsPanel } from "./CommentsPanel.tsx";
import type { EntryStore } from "./entry-store.ts";
import { NarrativePanel } from "./NarrativePanel.tsx";
import type { SheetGrid } from "./sheet-lines.ts";

export type PanelTab = "narrative" | "comments";

export interface EntryPanelProps {
  readonly sheet: SheetView;
  readonly store: EntryStore;
  readonly grids: readonly SheetGrid[];
  readonly tab: PanelTab;
  readonly itemId: string | null;
  /** Rises with each change of the store, so that the boxes follow it. */
  readonly version: number;
  readonly takesFocus: boolean;
  readonly onTab: (tab: PanelTab) => void;
  readonly onItem: (itemId: string | null) => void;
  readonly onCell: (rowId: string, columnId: string) => void;
  readonly onClose: () => void;
}

/** Beside the grid: what the unit writes, and what reviewers wrote back. */
export function EntryPanel(props: EntryPanelProps) {
  const { sheet, store, grids, tab, itemId, takesFocus, onTab, onItem, onCell, onClose } = props;
  const number = sheet.tasks.find((task) => task.itemId === itemId)?.itemNumber;
  const comments = sheet.tasks.reduce(
    (sum, task) => sum + (task.returned?.comments.length ?? 0),
    0,
  );
  const tabs = [
    ["narrative", `Thuyết minh ${number ?? "chung"}`],
    ["comments", comments === 0 ? "Trao đổi" : `Trao đổi ${comments}`],
  ] as const;
  return (
    <SidePanel
      title={<span class="hidden-visually">Thuyết minh và trao đổi</span>}
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
                if (event.key === "ArrowLeft" || event.key === "ArrowRight")
                  onTab(name === "narrative" ? "comments" : "narrative");
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
          <NarrativePanel {...{ store, sheet, itemId, onItem }} />
        ) : (
          <CommentsPanel {...{ sheet, grids, onCell }} onSection={onItem} />
        )}
      </div>
    </SidePanel>
  );
}

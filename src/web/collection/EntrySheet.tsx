import { useLocation } from "preact-iso";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Receipt, SheetView } from "../../contract/collection.ts";
import { useSession } from "../api/session.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { Segmented } from "../parts/Choices.tsx";
import { IllustrativeMark } from "../parts/Chip.tsx";
import { later } from "../parts/later.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { EmptyState } from "../parts/Quiet.tsx";
import { Workspace } from "../parts/SidePanel.tsx";
import { showToast } from "../parts/Toast.tsx";
import { useMediaQuery } from "../parts/use-media-query.ts";
import { useStore } from "../shell/store-hook.ts";
import { asksHead } from "./approval.ts";
import { isEditable } from "../../domain/collection/task-state.ts";
import type { EvidencePlace } from "../../domain/collection/evidence.ts";
import { useEvidence } from "../evidence/use-evidence.ts";
import { CollectionGrid } from "./CollectionGrid.tsx";
import { EntryBands } from "./EntryBands.tsx";
import { EntryDeadline } from "./EntryDeadline.tsx";
import type { PanelTab } from "./EntryPanel.tsx";
import { type Trouble, nextTrouble, requiredOf, troublesOf } from "./entry-places.ts";
import type { EntryStore } from "./entry-store.ts";
import { blockOf, placesOf } from "./grid-model.ts";
import { FormulaBar } from "./FormulaBar.tsx";
import { StatusBar } from "./StatusBar.tsx";
import { toGrids } from "./sheet-lines.ts";
import { isOpenCheck } from "./words.ts";
import { WorkbookButtons } from "./WorkbookButtons.tsx";
import { useEntryGrid } from "./use-entry-grid.ts";
import { PresentPeople } from "./PresentPeople.tsx";
import { peopleByRow, usePresence } from "./use-presence.ts";

// the grid is there to type in first; what is told of a cell, and what stands beside it, follows
const CellBox = later(() => import("./CellBox.tsx").then((m) => m.CellBox));
const EntryPanel = later(() => import("./EntryPanel.tsx").then((m) => m.EntryPanel));
const SubmittingBands = later(() => import("./SubmittingBands.tsx").then((m) => m.SubmittingBands));
const KeyHelp = later(() => import("./KeyHelp.tsx").then((m) => m.KeyHelp));
const SubmitDialog = later(() => import("./SubmitDialog.tsx").then((m) => m.SubmitDialog));
const CausesBand = later(() => import("./CausesBand.tsx").then((m) => m.CausesBand));
const ConfirmDialog = later(() =>
  import("../parts/ConfirmDialog.tsx").then((m) => m.ConfirmDialog),
);

export interface EntrySheetProps {
  readonly sheet: SheetView;
  readonly store: EntryStore;
  /** The last sending from this page. */
  readonly receipt: Receipt | null;
  readonly onSubmitted: (receipt: Receipt) => void;
  readonly onReload: () => void;
}

/** The whole of data entry once the sheet is here: grid, bars, panel, sending. */
export function EntrySheet(props: EntrySheetProps) {
  const { sheet, store, receipt, onSubmitted, onReload } = props;
  const { query } = useLocation();
  const { organization } = useSession();
  const view = useStore(store.view);
  const grids = useMemo(() => toGrids(sheet), [sheet]);
  const isWide = useMediaQuery("(min-width: 1101px)");
  const wanted = sheet.tasks.find((each) => each.itemNumber === query["muc"])?.itemId;
  const [gridAt, setGridAt] = useState(() => Math.max(0, gridWith(grids, wanted)));
  const [tab, setTab] = useState<PanelTab>(firstTab(sheet));
  const [isPanelOpen, setPanelOpen] = useState(isWide);
  // an item without figures is chosen by name, others by the row one stands in
  const [chosenItem, setChosenItem] = useState<string | null | undefined>(
    gridWith(grids, wanted) < 0 ? wanted : undefined,
  );
  const [isNoting, setNoting] = useState(false);
  const [isSubmitting, setSubmitting] = useState(false);
  const [isHelping, setHelping] = useState(false);
  const [isListing, setListing] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const pending = useRef<{ readonly row: number; readonly column: number } | null>(null);
  const canType = sheet.access === "edit";
  const isOpen = hasOpenWork(sheet);
  const evidence = useEvidence(sheet.obligationId);
  useEffect(() => store.setProven(evidence.proven), [store, evidence.proven]);
  const grid = grids[gridAt] ?? EMPTY_GRID;
  const causes = useMemo(() => view.causes.filter(isOpenCheck), [view.causes]);
  const required = useMemo(() => requiredOf(view, grids), [view, grids]);
  const troubles = useMemo(() => troublesOf(store, view, grids), [store, view, grids]);

  const jump = (wanted: readonly Trouble[], step: 1 | -1 = 1) => {
    const next = nextTrouble(wanted, { grid: gridAt, place: entry.state.active }, step);
    if (next === undefined) return;
    if (next.grid === gridAt) entry.goTo(next);
    else {
      pending.current = next;
      setGridAt(next.grid);
    }
    focusGrid();
  };
  // what is listed there is listed by cause
  const openSubmit = () => void store.loadChecks().then(() => setSubmitting(canType && isOpen));
  const entry = useEntryGrid(store, grid, {
    onNote: () => setNoting(store.noteKeyOf(activeKey()) !== undefined),
    onSubmit: () => openSubmit(),
    onHelp: () => setHelping(true),
    onProblem: (step) =>
      jump(
        troubles.filter(({ kind }) => kind !== "unsent"),
        step,
      ),
    onNotMatured: () =>
      showToast({ text: "Chỉ ô thực hiện đã có số mới ghi được là sơ bộ hay ước tính." }),
    onSkipped: (count) => showToast({ text: `${count} ô tự tính hoặc đã khóa được giữ nguyên.` }),
  });
  const activeKey = () => entry.keyAt(entry.state.active);

  useEffect(() => {
    entry.goTo(pending.current ?? firstOpen(store, grid, wanted));
    pending.current = null;
    // a new grid begins where there is something to type; nothing else moves the active cell
  }, [grid]);
  useEffect(() => {
    // after the grid can be typed in: checks are not what a slow line waits for
    const wait = setTimeout(() => void store.loadChecks(), CHECKS_AFTER_MS);
    return () => clearTimeout(wait);
  }, [store]);
  useEffect(() => setNoting(false), [entry.state.active.row, entry.state.active.column, grid]);
  useEffect(() => {
    const retry = () => store.retry();
    addEventListener("online", retry);
    return () => removeEventListener("online", retry);
  }, [store]);

  const line = grid.figures[entry.state.active.row];
  const itemId =
    chosenItem === undefined ? (line?.itemId ?? sheet.tasks[0]?.itemId ?? null) : chosenItem;
  const task = sheet.tasks.find((each) => each.itemId === line?.itemId);
  const itemBefore = useRef(line?.itemId);
  useEffect(() => {
    if (itemBefore.current !== undefined && itemBefore.current !== line?.itemId)
      setChosenItem(undefined);
    itemBefore.current = line?.itemId;
  }, [line?.itemId]);

  const people = usePresence(sheet.obligationId, store, {
    rowId: line?.row.id ?? null,
    editingKey: entry.state.editing === null ? null : activeKey(),
    isOn: canType,
  });
  const rowPeople = useMemo(() => peopleByRow(people), [people]);

  const goToCell = (rowId: string, columnId: string) => {
    grids.forEach((each, at) => {
      const row = each.figures.findIndex((figure) => figure.row.id === rowId);
      const column = each.columns.findIndex(({ id }) => id === columnId);
      if (row < 0 || column < 0) return;
      if (at === gridAt) entry.goTo({ row, column });
      else {
        pending.current = { row, column };
        setGridAt(at);
      }
      if (!isWide) setPanelOpen(false);
      focusGrid();
    });
  };
  const openItem = (id: string | null) => {
    setChosenItem(id);
    setTab("narrative");
    setPanelOpen(true);
  };

  const { active, head } = entry.state;
  // the letters of a figure that is being typed change nothing beside the grid
  const panel = useMemo(
    () =>
      isPanelOpen && (
        <EntryPanel
          {...{ sheet, store, grids, tab, itemId, evidence }}
          selected={selectedCells(entry.state, grid)}
          version={view.version}
          takesFocus={!isWide}
          onTab={setTab}
          onItem={openItem}
          onCell={goToCell}
          onClose={() => setPanelOpen(false)}
        />
      ),
    [isPanelOpen, sheet, store, grids, gridAt, tab, itemId, evidence, active, head, view, isWide],
  );

  return (
    <>
      <PageHead
        title={`Số liệu ${sheet.round.periodLabel} của ${sheet.unit.name}`}
        tab="Nhập số liệu"
        crumbs={[
          { label: "Việc của tôi", href: "/viec-cua-toi" },
          {
            label: grids.length === 1 ? `${grid.form.code} · ${grid.form.title}` : sheet.round.name,
          },
        ]}
        aside={organization.isIllustrative ? <IllustrativeMark /> : undefined}
        readOnly={readOnlyReason(sheet)}
        actions={
          <>
            <EntryDeadline sheet={sheet} required={required} />
            {grids.length > 0 && (
              <WorkbookButtons
                obligationId={sheet.obligationId}
                store={store}
                canType={canType && isOpen}
                onTrouble={setTrouble}
              />
            )}
            {!isPanelOpen && (
              <Button icon="note" onClick={() => setPanelOpen(true)}>
                Thuyết minh
              </Button>
            )}
            {canType && isOpen && (
              <Button kind="primary" icon="send" onClick={openSubmit}>
                {asksHead(sheet) ? "Trình lãnh đạo duyệt" : "Nộp báo cáo"}
              </Button>
            )}
          </>
        }
      >
        {grids.length > 1 && (
          <Segmented
            label="Biểu"
            value={String(gridAt)}
            options={grids.map(({ form }, at) => ({ value: String(at), label: form.code }))}
            onValue={(value) => setGridAt(Number(value))}
          />
        )}
      </PageHead>
      <Workspace panel={panel}>
        {isUnderWay(sheet) && <SubmittingBands {...{ sheet, receipt }} onChanged={onReload} />}
        <EntryBands {...{ sheet, view, receipt, onReload }} onRetry={() => store.retry()} />
        <PresentPeople people={people} grid={grid} />
        {trouble !== null && <Band tone="error">{trouble}</Band>}
        {grids.length === 0 ? (
          <EmptyState
            action={<Button onClick={() => openItem(itemId)}>Mở phần thuyết minh</Button>}
          >
            Đơn vị không phải nhập số liệu trong đợt này, chỉ viết thuyết minh.
          </EmptyState>
        ) : (
          <>
            <FormulaBar
              {...{ store, grid, canType }}
              place={entry.state.active}
              itemNumber={task?.itemNumber ?? ""}
              editing={entry.state.editing?.text ?? null}
              onNote={() => setNoting(true)}
              onKeep={entry.keepYearBefore}
              onMaturity={entry.mature}
              onSign={(sign) => store.type([{ key: activeKey(), typed: sign }])}
            />
            <CollectionGrid
              label={`${grid.form.code}, số liệu của ${sheet.unit.name}`}
              grid={grid}
              faces={view.faces}
              people={rowPeople}
              {...pickGrid(entry)}
              onItem={openItem}
              box={
                entry.state.editing === null && (
                  <CellBox
                    key={`${activeKey()} ${isNoting}`}
                    store={store}
                    cellKey={activeKey()}
                    isNoting={isNoting}
                    onNote={() => setNoting(true)}
                    onClose={() => {
                      setNoting(false);
                      focusGrid();
                    }}
                  />
                )
              }
            />
            {isListing && (
              <CausesBand
                {...{ causes, grids }}
                onCell={goToCell}
                onClose={() => {
                  setListing(false);
                  focusGrid();
                }}
              />
            )}
            <StatusBar
              saving={view.saving}
              unsent={view.unsent}
              {...{ troubles, causes, canType }}
              isListOpen={isListing}
              onList={() => setListing(!isListing)}
              onJump={(kind) => jump(troubles.filter((each) => each.kind === kind))}
            />
          </>
        )}
      </Workspace>
      {isSubmitting && (
        <SubmitDialog
          {...{ sheet, store, grids }}
          onCell={(rowId, columnId) => {
            setSubmitting(false);
            goToCell(rowId, columnId);
          }}
          onClose={() => setSubmitting(false)}
          onSubmitted={(made) => {
            setSubmitting(false);
            onSubmitted(made);
          }}
          onAsked={() => {
            setSubmitting(false);
            onReload();
          }}
        />
      )}
      {entry.pastePlan !== null && (
        <ConfirmDialog
          title={`Dán ${entry.pastePlan.cells.length} ô, ghi đè ${entry.pastePlan.overwritten} ô đã có số?`}
          confirmLabel={`Dán ${entry.pastePlan.cells.length} ô`}
          onConfirm={entry.confirmPaste}
          onClose={entry.dropPaste}
        >
          Dán nhầm có thể lấy lại ngay bằng Ctrl Z.
        </ConfirmDialog>
      )}
      {isHelping && <KeyHelp onClose={() => setHelping(false)} />}
    </>
  );
}

/** Something lies before the head, came back from them, or may still be withdrawn. */
const isUnderWay = ({ approval, withdrawable }: SheetView): boolean =>
  approval.waiting.length + withdrawable.length > 0 || approval.sentBack !== null;

/** Longer than a page is busy with its first look. */
const CHECKS_AFTER_MS = 1_500;

const EMPTY_GRID = {
  form: { id: "", code: "", title: "", unitNote: "", sourceNote: "", rows: [], columns: [] },
  columns: [],
  lines: [],
  figures: [],
};

/** The selected cells as places that a file may prove. */
const selectedCells = (
  state: Parameters<typeof blockOf>[0],
  grid: ReturnType<typeof toGrids>[number],
): readonly EvidencePlace[] =>
  placesOf(blockOf(state)).flatMap(({ row, column }) => {
    const rowId = grid.figures[row]?.row.id;
    const columnId = grid.columns[column]?.id;
    return rowId === undefined || columnId === undefined
      ? []
      : [{ kind: "cell" as const, rowId, columnId }];
  });

const firstTab = (sheet: SheetView): PanelTab =>
  sheet.tasks.some((task) => task.returned !== null) ? "comments" : "narrative";

const focusGrid = () =>
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(".grid-input")?.focus({ preventScroll: true }),
  );

const gridWith = (grids: ReturnType<typeof toGrids>, itemId: string | undefined): number =>
  grids.findIndex(({ figures }) => figures.some((line) => line.itemId === itemId));

/** The first cell to type in: one that came back, else a blank, else the corner. */
function firstOpen(
  store: EntryStore,
  grid: ReturnType<typeof toGrids>[number],
  wanted: string | undefined,
) {
  const faces = store.view.current().faces;
  const lines = grid.figures.filter((line) => wanted === undefined || line.itemId === wanted);
  const find = (tone: "returned" | "required") => {
    for (const line of lines) {
      const column = (faces.get(line.row.id) ?? []).findIndex((face) => face.tone === tone);
      if (column >= 0) return { row: line.index, column };
    }
    return undefined;
  };
  return find("returned") ?? find("required") ?? { row: lines[0]?.index ?? 0, column: 0 };
}

/** True while something is left to send, or to be written for the unit as a whole. */
const hasOpenWork = ({ tasks, locks }: SheetView): boolean =>
  locks.unit !== "locked" || tasks.some(({ state, isAsked }) => !isAsked && isEditable(state));

/** Why nothing can be typed; undefined where something can. */
function readOnlyReason(sheet: SheetView): string | undefined {
  if (sheet.access === "edit")
    return hasOpenWork(sheet)
      ? undefined
      : "Đã nộp hết phần việc; số liệu khóa cho đến khi được trả lại hoặc rút lại.";
  if (sheet.round.state === "closed") return "Đợt báo cáo đã đóng, chỉ xem.";
  return "Chỉ xem số liệu đơn vị đã nộp; bản đang nhập là của riêng đơn vị.";
}

type EntryGrid = ReturnType<typeof useEntryGrid>;

const pickGrid = (entry: EntryGrid) => ({
  state: entry.state,
  onPlace: entry.onPlace,
  onEdit: entry.onEdit,
  onInput: entry.onInput,
  onBlur: entry.onBlur,
  onKeyDown: entry.onKeyDown,
  onCopy: entry.onCopy,
  onCut: entry.onCut,
  onPaste: entry.onPaste,
});

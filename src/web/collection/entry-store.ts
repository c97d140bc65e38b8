import type {
  FiguresSaved,
  NarrativeView,
  NarrativesSaved,
  PresenceView,
  SaveFiguresBody,
  SaveNarrativesBody,
  SheetCell,
  SheetView,
} from "../../contract/collection.ts";
import type { Check } from "../../domain/collection/check.ts";
import { computeCells } from "../../domain/collection/compute-cells.ts";
import type { ComputedCells } from "../../domain/collection/computed-cell.ts";
import {
  BLANK,
  type CellValue,
  type Maturity,
  missing,
  present,
} from "../../domain/collection/figure.ts";
import {
  type FormColumn,
  type FormRow,
  cellKey,
  isTypedColumn,
  placedRows,
} from "../../domain/collection/form.ts";
import { type FigureTextAt, boundText, holesIn } from "../../domain/collection/bound-figure.ts";
import {
  ITEM_SECTIONS,
  type NarrativeAnswer,
  type NarrativeSection,
  inOrder,
} from "../../domain/collection/narrative.ts";
import type { SheetState, sheetChecks } from "./sheet-checks.ts";
import type { Cause } from "../../domain/collection/group-causes.ts";
import { parseFigure } from "../../domain/collection/parse-figure.ts";
import { makeStore } from "../shell/store.ts";
import { type CellFace, faceOf, isSameFace } from "./cell-face.ts";
import { type CellDraft, type ParagraphDraft, paragraphKey } from "./draft.ts";
import type { DraftShelf } from "./draft-shelf.ts";
import {
  type CellChange,
  NO_HISTORY,
  type UndoHistory,
  redo,
  remember,
  undo,
} from "./undo-history.ts";
import { refusalInWords } from "./words.ts";

/** How far saving is, as the page says it. */
export interface Saving {
  readonly state: "saved" | "waiting" | "sending" | "offline" | "stopped";
  readonly at: string | null;
  /** Why nothing is taken any more; what is typed stays on this machine. */
  readonly message: string | null;
  /** This machine has no room for unsent text. */
  readonly isShelfFull: boolean;
}

/** What the page draws: faces by row, what was found, and how far saving is. */
export interface EntryView {
  /** Faces of a row's cells in the order of its form's columns; another list where one changed. */
  readonly faces: ReadonlyMap<string, readonly CellFace[]>;
  readonly checks: readonly Check[];
  /** What was found, one message for each cause. */
  readonly causes: readonly Cause[];
  readonly unsent: number;
  readonly saving: Saving;
  /** Rises with each change of drafts and paragraphs. */
  readonly version: number;
}

/** Where text goes. */
export interface Outlet {
  readonly figures: (body: SaveFiguresBody) => Promise<FiguresSaved>;
  readonly narratives: (body: SaveNarrativesBody) => Promise<NarrativesSaved>;
  /** True for a failure that passes: no network, a busy server. */
  readonly isPassing: (error: unknown) => boolean;
  readonly messageOf: (error: unknown) => string;
}

/** Text for a cell; an undefined note or maturity keeps the one that is there. */
export interface Typing {
  readonly key: string;
  readonly typed: string;
  readonly note?: string | undefined;
  readonly maturity?: Maturity | undefined;
  /** Set for text that was taken from a workbook. */
  readonly channel?: "workbook" | undefined;
}

interface CellText {
  readonly typed: string;
  readonly note: string;
  readonly maturity: Maturity;
  readonly channel?: "workbook" | undefined;
}

/** A cell that somebody saved, newer than what was read with the sheet. */
export type NewerCell = PresenceView["cells"][number];
interface ParagraphPlace {
  readonly itemId: string | null;
  readonly section: NarrativeSection;
  readonly point: number;
}

interface Spot {
  readonly row: FormRow;
  readonly column: FormColumn;
  readonly isTyped: boolean;
}

const SEND_AFTER_MS = 600;
const WRITE_AFTER_MS = 1200;
const CHECK_AFTER_MS = 150;
/** However fast one types, what was entered is checked by then. */
const CHECK_WITHIN_MS = 2_000;
const RETRY_MS = [2_000, 4_000, 8_000, 15_000] as const;
const AT_ONCE = 1000;

const isSameText = (
  a: Pick<CellText, "typed" | "note" | "maturity">,
  b: Pick<CellText, "typed" | "note" | "maturity">,
): boolean => a.typed === b.typed && a.note === b.note && a.maturity === b.maturity;

const toValue = (cell: Pick<SheetCell, "status" | "value">): CellValue => {
  if (cell.status === "blank") return BLANK;
  return cell.status === "value" ? present(cell.value ?? "") : missing(cell.status);
};

/**
 * Everything typed into one sheet. Text is kept on this machine at once and sent within two
 * seconds; it leaves the machine's own shelf only when the server has acknowledged it.
 */
export class EntryStore {
  readonly #outlet: Outlet;
  readonly #shelf: DraftShelf;
  readonly #sheet: SheetView;
  readonly #spots = new Map<string, Spot>();
  readonly #keysOfRow = new Map<string, string[]>();
  readonly #server = new Map<string, SheetCell>();
  readonly #paragraphs = new Map<string, NarrativeView>();
  readonly #cellDrafts: Map<string, CellDraft>;
  readonly #paragraphDrafts: Map<string, ParagraphDraft>;
  readonly #values = new Map<string, CellValue>();
  /** Newer cells of others, kept back while one types in theirs. */
  readonly #later = new Map<string, NewerCell>();
  readonly #laterParagraphs = new Map<string, NarrativeView>();
  /** Fetched once the grid is drawn; until then what the server found stands. */
  #engine: typeof sheetChecks | undefined;
  #loading: Promise<void> | undefined;
  #history: UndoHistory<CellText> = NO_HISTORY;
  #computed: ComputedCells = new Map();
  #checks: readonly Check[] = [];
  #causes: readonly Cause[] = [];
  /** Points that were opened here and may still be empty. */
  readonly #opened = new Set<string>();
  #proven: ReadonlySet<string> = new Set();
  #tones = new Map<string, "wrong" | "odd">();
  #sendTimer: ReturnType<typeof setTimeout> | undefined;
  #checkTimer: ReturnType<typeof setTimeout> | undefined;
  /** Since when a check is wanted. */
  #checkAsked: number | undefined;
  #failures = 0;
  #isSending = false;
  #sending: Promise<void> | undefined;
  #isClosed = false;
  readonly view;

  constructor(sheet: SheetView, shelf: DraftShelf, outlet: Outlet) {
    this.#outlet = outlet;
    this.#shelf = shelf;
    this.#sheet = sheet;
    for (const { form, ownRowIds } of sheet.forms) {
      const own = new Set(ownRowIds);
      for (const { row } of placedRows(form)) {
        const columns = form.columns.filter(isTypedColumn);
        this.#keysOfRow.set(
          row.id,
          columns.map((column) => cellKey(row.id, column.id)),
        );
        for (const column of columns)
          this.#spots.set(cellKey(row.id, column.id), { row, column, isTyped: own.has(row.id) });
      }
    }
    for (const cell of sheet.cells) this.#server.set(cellKey(cell.rowId, cell.columnId), cell);
    for (const told of sheet.narratives) this.#paragraphs.set(paragraphKey(told), told);
    const { kept } = shelf;
    this.#cellDrafts = new Map([...kept.cells].filter(([key]) => this.#server.has(key)));
    this.#paragraphDrafts = new Map(kept.paragraphs);
    for (const key of this.#server.keys()) this.#values.set(key, this.#valueOf(key));
    this.view = makeStore<EntryView>({
      faces: new Map(),
      checks: [],
      causes: [],
      unsent: 0,
      saving: { state: "saved", at: null, message: null, isShelfFull: false },
      version: 0,
    });
    this.#compute();
    this.#checks = sheet.checks;
    this.#mark();
    this.#draw(this.#keysOfRow.keys());
    if (this.#waiting()) this.#schedule(0);
  }

  /** Text and note as they stand, the draft before the server's. */
  textOf(key: string): CellText {
    const draft = this.#cellDrafts.get(key);
    const cell = this.#server.get(key);
    return {
      typed: draft?.typed ?? cell?.typed ?? "",
      note: draft?.note ?? cell?.note ?? "",
      maturity: this.maturityAt(key),
    };
  }

  /** How final a figure is: an estimate column holds estimates, others official ones unless said. */
  maturityAt(key: string): Maturity {
    if (this.#spots.get(key)?.column.kind === "estimate") return "estimate";
    return this.#cellDrafts.get(key)?.maturity ?? this.#server.get(key)?.maturity ?? "official";
  }

  /** True where a figure stands of which it may be said how final it is. */
  mayMature(key: string): boolean {
    const spot = this.#spots.get(key);
    return (
      spot?.column.kind === "actual" && this.isEditable(key) && this.valueAt(key).kind === "value"
    );
  }

  cellOf(key: string): SheetCell | undefined {
    return this.#server.get(key);
  }

  draftOf(key: string): CellDraft | undefined {
    return this.#cellDrafts.get(key);
  }

  valueAt(key: string): CellValue {
    return this.#computed.get(key)?.cell ?? this.#values.get(key) ?? BLANK;
  }

  formulaAt(key: string): string | null {
    return this.#computed.get(key)?.formula ?? null;
  }

  isEditable(key: string): boolean {
    const cell = this.#server.get(key);
    return cell !== undefined && cell.state !== "locked";
  }

  checksAt(key: string): readonly Check[] {
    return this.#checks.filter((check) => cellKey(check.rowId, check.columnId) === key);
  }

  /** What a cell and others have in common to be mended; undefined where its finding stands alone. */
  causeAt(key: string): Cause | undefined {
    return this.#causes.find(
      ({ checks, ...cause }) =>
        checks.length > 1 &&
        (cellKey(cause.rowId, cause.columnId) === key ||
          checks.some((check) => cellKey(check.rowId, check.columnId) === key)),
    );
  }

  /** Some of what was found, by cause. */
  causesAmong(checks: readonly Check[]): readonly Cause[] {
    return (
      this.#engine?.causesOf(this.#state(), checks) ??
      checks.map((check) => ({ ...check, checks: [check] }))
    );
  }

  /** Where a reason for a cell is written; undefined where this person may write none. */
  noteKeyOf(key: string): string | undefined {
    if (this.isEditable(key)) return key;
    const [rowId = "", columnId = ""] = key.split("|");
    return this.#engine
      ?.noteRows(this.#state(), rowId)
      .map((id) => cellKey(id, columnId))
      .find((each) => this.isEditable(each));
  }

  /** Names the cells that a file proves, as far as is known. */
  setProven(keys: ReadonlySet<string>): void {
    if (keys.size === this.#proven.size && [...keys].every((key) => this.#proven.has(key))) return;
    this.#proven = keys;
    if (this.#engine !== undefined) this.#check();
    this.#draw(this.#keysOfRow.keys());
  }

  /** Takes what was typed, filled or pasted; one act to take back. Answers how many were locked. */
  type(typings: readonly Typing[]): number {
    const open = typings.filter(({ key }) => this.isEditable(key));
    const acts = open.flatMap(({ key, typed, note, maturity, channel }): CellChange<CellText>[] => {
      const before = this.textOf(key);
      const kept = { note: note ?? before.note, maturity: maturity ?? before.maturity };
      const after = { typed, ...kept, channel };
      return isSameText(before, after) ? [] : [{ key, before, after }];
    });
    this.#history = remember(this.#history, acts);
    this.#put(acts.map(({ key, after }) => ({ key, value: after })));
    return typings.length - open.length;
  }

  /** Takes the last act back, or does it again; answers the first cell it touched. */
  timeTravel(direction: "undo" | "redo"): string | undefined {
    const taken = direction === "undo" ? undo(this.#history) : redo(this.#history);
    if (taken === undefined) return undefined;
    this.#history = taken.history;
    this.#put(taken.values.filter(({ key }) => this.isEditable(key)));
    return taken.values[0]?.key;
  }

  /**
   * Takes in what others saved meanwhile. A cell with unsent text keeps its base, so that the two
   * meet as a conflict; so does the one being typed in.
   */
  take(cells: readonly NewerCell[], editingKey: string | null): void {
    for (const cell of cells) this.#later.set(cellKey(cell.rowId, cell.columnId), cell);
    const touched: string[] = [];
    for (const [key, newer] of this.#later) {
      if (key === editingKey || this.#cellDrafts.has(key)) continue;
      this.#later.delete(key);
      const known = this.#server.get(key);
      const isNewer = known !== undefined && Date.parse(newer.at) > Date.parse(known.at ?? "1970");
      if (!isNewer || known.entryId === newer.entryId) continue;
      this.#server.set(key, { ...known, ...newer });
      touched.push(key);
    }
    if (touched.length > 0) this.#changed(touched);
  }

  /** Ends a conflict: with ours it is sent again over theirs, with theirs ours is forgotten. */
  settle(key: string, keep: "ours" | "theirs"): void {
    const draft = this.#cellDrafts.get(key);
    const cell = this.#server.get(key);
    if (draft === undefined || cell === undefined) return;
    const { theirs } = draft;
    this.#server.set(key, {
      ...cell,
      ...(theirs ?? { entryId: null, typed: "", value: null, status: "blank" as const, note: "" }),
    });
    if (keep === "ours") {
      const base = theirs?.entryId ?? null;
      this.#cellDrafts.set(key, { ...draft, base, state: "waiting", message: null, theirs: null });
    } else this.#cellDrafts.delete(key);
    this.#changed([key]);
  }

  bodyOf(place: ParagraphPlace): string {
    const key = paragraphKey(place);
    return this.#paragraphDrafts.get(key)?.body ?? this.#paragraphs.get(key)?.body ?? "";
  }

  paragraphDraftOf(place: ParagraphPlace): ParagraphDraft | undefined {
    return this.#paragraphDrafts.get(paragraphKey(place));
  }

  /** What a bound cell prints now; in what was sent, what it was. */
  readonly figureTextAt: FigureTextAt = (key, seen) =>
    seen ?? boundText(this.valueAt(key), this.#spots.get(key)?.row.decimals ?? 0);

  /** What a point answers: a cause its limitation, a solution its cause. */
  answersOf(place: ParagraphPlace): NarrativeAnswer | null {
    const key = paragraphKey(place);
    const kept = this.#paragraphDrafts.get(key)?.answers;
    if (kept !== undefined) return kept;
    const told = this.#paragraphs.get(key);
    if (!told?.answersSection) return null;
    return { section: told.answersSection, point: told.answersPoint ?? 1 };
  }

  /** The text was copied from an earlier round and nobody has edited it since. */
  isCopied(place: ParagraphPlace): boolean {
    return this.#copiedFrom(place) !== undefined;
  }

  #copiedFrom(place: ParagraphPlace): string | undefined {
    const key = paragraphKey(place);
    const draft = this.#paragraphDrafts.get(key);
    return draft === undefined
      ? (this.#paragraphs.get(key)?.copiedFrom ?? undefined)
      : draft.copiedFrom;
  }

  /** Every point of a section that was ever written, opened or drafted, by its number. */
  #knownPoints(itemId: string | null, section: NarrativeSection): readonly number[] {
    const prefix = paragraphKey({ itemId, section, point: 0 }).slice(0, -1);
    return [...this.#paragraphs.keys(), ...this.#paragraphDrafts.keys(), ...this.#opened]
      .filter((key) => key.startsWith(prefix))
      .map((key) => Number(key.slice(prefix.length)));
  }

  /** A number that no point of the section ever had. */
  #nextPoint(itemId: string | null, section: NarrativeSection): number {
    return Math.max(0, ...this.#knownPoints(itemId, section)) + 1;
  }

  #positionOf(place: ParagraphPlace): number {
    const key = paragraphKey(place);
    const drafted = this.#paragraphDrafts.get(key)?.position;
    return drafted ?? this.#paragraphs.get(key)?.position ?? Number.MAX_SAFE_INTEGER;
  }

  /** Points of a section in their order: those with words and those opened here; a blank one at least. */
  pointsOf(itemId: string | null, section: NarrativeSection): readonly number[] {
    const shown = [...new Set(this.#knownPoints(itemId, section))].filter((point) => {
      const place = { itemId, section, point };
      return this.bodyOf(place) !== "" || this.#opened.has(paragraphKey(place));
    });
    if (shown.length === 0) return [this.#nextPoint(itemId, section)];
    const placed = shown.map((point) => ({
      point,
      position: this.#positionOf({ itemId, section, point }),
    }));
    return inOrder(placed).map(({ point }) => point);
  }

  /** Opens one more point of a section; answers its number. */
  addPoint(itemId: string | null, section: NarrativeSection): number {
    const [first] = this.pointsOf(itemId, section);
    const blank = { itemId, section, point: first ?? 1 };
    this.#opened.add(paragraphKey(blank));
    const point = this.#nextPoint(itemId, section);
    this.#opened.add(paragraphKey({ itemId, section, point }));
    this.#publish({});
    return point;
  }

  /** Puts a copy of an earlier text at the end of a section, marked as one; answers its number. */
  copyIn(
    place: Omit<ParagraphPlace, "point">,
    { entryId, body }: { readonly entryId: string; readonly body: string },
  ): number {
    const { itemId, section } = place;
    const last = this.pointsOf(itemId, section).at(-1) ?? 1;
    const isFree = this.bodyOf({ ...place, point: last }).trim() === "";
    const point = isFree ? last : this.addPoint(itemId, section);
    this.write({ ...place, point }, body, { copiedFrom: entryId });
    return point;
  }

  /** Moves a point up or down in its section; answers whether there was room. */
  movePoint(place: ParagraphPlace, step: 1 | -1): boolean {
    const { itemId, section } = place;
    const points = [...this.pointsOf(itemId, section)];
    const from = points.indexOf(place.point);
    const other = points[from + step];
    if (from < 0 || other === undefined) return false;
    points[from] = other;
    points[from + step] = place.point;
    points.forEach((point, index) => {
      const moved = { itemId, section, point };
      if (this.#positionOf(moved) !== index + 1)
        this.write(moved, this.bodyOf(moved), { position: index + 1 });
    });
    return true;
  }

  /** Empties a point and takes it from the page; what answered it no longer does. */
  removePoint(place: ParagraphPlace): void {
    for (const section of ITEM_SECTIONS) {
      for (const point of this.pointsOf(place.itemId, section)) {
        const other = { itemId: place.itemId, section, point };
        const answers = this.answersOf(other);
        if (answers?.section === place.section && answers.point === place.point)
          this.write(other, this.bodyOf(other), { answers: null });
      }
    }
    this.write(place, "", { answers: null });
    this.#opened.delete(paragraphKey(place));
    this.#publish({});
  }

  /** Takes a text as it stands in its box; what is left out of the change stays as it is. */
  write(
    place: ParagraphPlace,
    body: string,
    change: {
      readonly answers?: NarrativeAnswer | null;
      readonly position?: number;
      readonly copiedFrom?: string;
    } = {},
  ): void {
    const key = paragraphKey(place);
    this.#opened.add(key);
    const told = this.#paragraphs.get(key);
    const draft = this.#paragraphDrafts.get(key);
    const { answers = this.answersOf(place), position = draft?.position } = change;
    const copiedFrom =
      change.copiedFrom ?? (body === this.bodyOf(place) ? this.#copiedFrom(place) : undefined);
    const isTold =
      (told?.body ?? "") === body &&
      (told?.answersSection ?? null) === (answers?.section ?? null) &&
      (told?.answersPoint ?? null) === (answers?.point ?? null) &&
      (position === undefined || told === undefined || told.position === position);
    if (isTold && !this.#isSending) this.#paragraphDrafts.delete(key);
    else {
      const facts = { itemId: place.itemId, section: place.section, point: place.point };
      this.#paragraphDrafts.set(key, {
        ...facts,
        body,
        answers,
        position,
        copiedFrom,
        // what somebody saved since is not the base of what was begun before it
        base: draft === undefined ? (told?.entryId ?? null) : draft.base,
        state: "waiting",
        message: null,
        theirs: null,
      });
    }
    this.#publish({ waiting: true });
    this.#schedule(WRITE_AFTER_MS);
  }

  /** Takes in paragraphs that others wrote meanwhile; one with unsent text here keeps its base. */
  takeParagraphs(narratives: readonly NarrativeView[]): void {
    for (const told of narratives) this.#laterParagraphs.set(paragraphKey(told), told);
    let isChanged = false;
    for (const [key, newer] of this.#laterParagraphs) {
      if (this.#paragraphDrafts.has(key)) continue;
      this.#laterParagraphs.delete(key);
      const known = this.#paragraphs.get(key);
      const isNewer = known === undefined || Date.parse(newer.at) > Date.parse(known.at);
      if (!isNewer || known?.entryId === newer.entryId) continue;
      this.#paragraphs.set(key, newer);
      isChanged = true;
    }
    if (isChanged) this.#publish({});
  }

  /**
   * Ends a conflict of two texts: with ours it is sent over theirs, with theirs ours is forgotten,
   * with both ours becomes a point of its own.
   */
  settleParagraph(place: ParagraphPlace, keep: "ours" | "theirs" | "both"): void {
    const key = paragraphKey(place);
    const draft = this.#paragraphDrafts.get(key);
    if (draft === undefined) return;
    const { theirs } = draft;
    if (theirs !== null) this.#paragraphs.set(key, theirs);
    if (keep === "ours") {
      const base = theirs?.entryId ?? null;
      this.#paragraphDrafts.set(key, { ...draft, base, state: "waiting", theirs: null });
    } else this.#paragraphDrafts.delete(key);
    if (keep === "both") {
      const { itemId, section } = place;
      const point = this.#nextPoint(itemId, section);
      this.write({ itemId, section, point }, draft.body, { answers: draft.answers ?? null });
    }
    this.#publish({ waiting: keep !== "theirs" });
    this.#schedule(0);
  }

  /** Sends what waits without waiting for the clock; resolves when all of it was answered. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#sendTimer);
    while (this.#sending !== undefined || this.#waiting()) {
      const before = this.#failures;
      await this.#send();
      if (this.#failures > before || this.view.current().saving.state === "stopped") return false;
    }
    return true;
  }

  /** Cells whose text was refused or met another's; they hold a submission back. */
  unsettledCells(): readonly { readonly rowId: string; readonly columnId: string }[] {
    return [...this.#cellDrafts.values()].filter((draft) => draft.state !== "waiting");
  }

  /** Paragraphs of an item that were refused, met another's text, or quote a figure that is not there. */
  unsettledParagraphs(itemId: string): number {
    const keys = new Set<string>();
    for (const [key, told] of [...this.#paragraphs, ...this.#paragraphDrafts]) {
      if (told.itemId !== itemId) continue;
      const draft = this.#paragraphDrafts.get(key);
      const isOpen = draft !== undefined && draft.state !== "waiting";
      if (isOpen || holesIn(this.bodyOf(told), this.figureTextAt).length > 0) keys.add(key);
    }
    return keys.size;
  }

  /** True where anything was typed or written for an item, sent or not. */
  hasText(itemId: string, itemOf: ReadonlyMap<string, string>): boolean {
    const isTyped = [...this.#server.values()].some(
      (cell) =>
        itemOf.get(cell.rowId) === itemId &&
        cell.state === "editable" &&
        this.textOf(cellKey(cell.rowId, cell.columnId)).typed !== "",
    );
    const isWritten = [...this.#paragraphDrafts.values()].some(
      (draft) => draft.itemId === itemId && draft.body.trim() !== "",
    );
    return isTyped || isWritten;
  }

  /** True while a cell or a paragraph here has no place on the server. */
  hasUnsent(): boolean {
    return this.#cellDrafts.size + this.#paragraphDrafts.size > 0;
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#sendTimer);
    clearTimeout(this.#checkTimer);
  }

  #valueOf(key: string): CellValue {
    const draft = this.#cellDrafts.get(key);
    const cell = this.#server.get(key);
    if (draft === undefined) return cell === undefined ? BLANK : toValue(cell);
    const parsed = this.#parse(key, draft.typed);
    return parsed.ok ? parsed.value.cell : BLANK;
  }

  #parse(key: string, typed: string) {
    const spot = this.#spots.get(key);
    if (spot === undefined) throw new Error(`there is no cell ${key}`);
    const { row, column } = spot;
    const history = (this.#keysOfRow.get(row.id) ?? []).flatMap((other) => {
      const value = other === key ? BLANK : (this.#values.get(other) ?? BLANK);
      return value.kind === "value" ? [value.value] : [];
    });
    return parseFigure(typed, {
      decimals: row.decimals,
      unitOfMeasure: row.unitOfMeasure,
      history,
      row: row.label,
      column: column.label,
    });
  }

  #put(values: readonly { readonly key: string; readonly value: CellText }[]): void {
    for (const { key, value } of values) {
      const cell = this.#server.get(key);
      const before = this.#cellDrafts.get(key);
      if (cell === undefined) continue;
      const maturity = cell.maturity ?? value.maturity;
      if (isSameText({ ...cell, maturity }, value) && !this.#isSending) {
        this.#cellDrafts.delete(key);
        continue;
      }
      const parsed = this.#parse(key, value.typed);
      this.#cellDrafts.set(key, {
        rowId: cell.rowId,
        columnId: cell.columnId,
        typed: value.typed,
        note: value.note,
        maturity: value.maturity,
        channel: value.channel,
        base: before?.base ?? cell.entryId,
        state: parsed.ok ? "waiting" : "refused",
        message: parsed.ok ? null : refusalInWords(parsed.error),
        readings:
          !parsed.ok && parsed.error.code === "collection.figure.ambiguous"
            ? parsed.error.details.readings
            : [],
        theirs: null,
      });
    }
    this.#changed(values.map(({ key }) => key));
  }

  #changed(keys: readonly string[]): void {
    for (const key of keys) this.#values.set(key, this.#valueOf(key));
    const rows = new Set(keys.map((key) => this.#spots.get(key)?.row.id ?? ""));
    this.#compute();
    this.#draw([...rows, ...this.#derivedRows()]);
    this.#checkAsked ??= Date.now();
    this.#planCheck();
    this.#schedule(SEND_AFTER_MS);
  }

  #planCheck(): void {
    clearTimeout(this.#checkTimer);
    this.#checkTimer = setTimeout(() => {
      this.#checkAsked = undefined;
      this.#check();
      this.#draw(this.#keysOfRow.keys());
    }, CHECK_AFTER_MS);
  }

  /** A letter was typed: checking waits until the fingers rest, so that the next one is not kept waiting. */
  letFingersRest(): void {
    if (this.#checkAsked === undefined) return;
    if (Date.now() - this.#checkAsked < CHECK_WITHIN_MS) this.#planCheck();
  }

  *#derivedRows(): Generator<string> {
    for (const { form } of this.#sheet.forms)
      for (const { row } of placedRows(form))
        if (row.kind === "ratio" || row.kind === "sum") yield row.id;
  }

  #compute(): void {
    this.#computed = new Map(
      this.#sheet.forms.flatMap(({ form }) => [...computeCells(form, this.#values)]),
    );
  }

  #state(): SheetState {
    const { designed, earlier, unit } = this.#sheet;
    return {
      forms: this.#sheet.forms.map(({ form, ownRowIds }) => ({
        form,
        ownRowIds: new Set(ownRowIds),
      })),
      cells: this.#values,
      notes: new Map([...this.#server.keys()].map((key) => [key, this.textOf(key).note])),
      unreadable: new Map(
        [...this.#cellDrafts].flatMap(([key, draft]) =>
          draft.state === "refused" ? [[key, draft.typed] as const] : [],
        ),
      ),
      designed,
      earlier,
      proven: this.#proven,
      unit: unit.shortName,
    };
  }

  /** Fetches the checks, which the first look at a grid does without, and runs them. */
  loadChecks(): Promise<void> {
    this.#loading ??= this.#fetchChecks();
    return this.#loading;
  }

  async #fetchChecks(): Promise<void> {
    try {
      this.#engine = (await import("./sheet-checks.ts")).sheetChecks;
    } catch {
      // without a network the server still checks before it takes anything; the next act tries again
      this.#loading = undefined;
      return;
    }
    if (this.#isClosed) return;
    this.#check();
    this.#draw(this.#keysOfRow.keys());
  }

  #check(): void {
    if (this.#engine === undefined) void this.loadChecks();
    else {
      const state = this.#state();
      this.#checks = this.#engine.checksOf(state);
      this.#causes = this.#engine.causesOf(state, this.#checks);
    }
    this.#mark();
  }

  #mark(): void {
    this.#tones = new Map();
    for (const check of this.#checks) {
      const key = cellKey(check.rowId, check.columnId);
      if (check.severity === "blocking") this.#tones.set(key, "wrong");
      else if (check.severity === "must_explain" && !check.explained && !this.#tones.has(key))
        this.#tones.set(key, "odd");
    }
  }

  #faceAt(key: string, spot: Spot): CellFace {
    const cell = this.#server.get(key);
    const draft = this.#cellDrafts.get(key);
    return faceOf({
      row: spot.row,
      column: spot.column,
      value: this.valueAt(key),
      unread: draft?.state === "refused" ? draft.typed : null,
      isTyped: spot.isTyped,
      isEditable: cell !== undefined && cell.state !== "locked",
      isReturned: cell?.state === "returned",
      isUnsent: draft?.state === "waiting",
      note: this.textOf(key).note,
      maturity: this.maturityAt(key),
      isProven: this.#proven.has(key),
      hasConflict: draft?.state === "conflict",
      isWrong: this.#tones.get(key) === "wrong",
      isOdd: this.#tones.get(key) === "odd",
    });
  }

  /** Makes new faces for rows in which something looks different, and keeps the others as they are. */
  #draw(rowIds: Iterable<string>): void {
    const faces = new Map(this.view.current().faces);
    for (const rowId of rowIds) {
      const before = faces.get(rowId);
      const after = (this.#keysOfRow.get(rowId) ?? []).flatMap((key) => {
        const spot = this.#spots.get(key);
        return spot === undefined ? [] : [this.#faceAt(key, spot)];
      });
      const isSame =
        before?.length === after.length && after.every((face, at) => isSameFace(before[at], face));
      if (!isSame) faces.set(rowId, after);
    }
    this.#publish({ faces, waiting: this.#waiting() });
  }

  #publish(change: {
    readonly faces?: EntryView["faces"];
    readonly waiting?: boolean;
    readonly saving?: Partial<Saving>;
  }): void {
    const before = this.view.current();
    const drafts = { cells: this.#cellDrafts, paragraphs: this.#paragraphDrafts };
    void this.#shelf.write(drafts).then((isKept) => this.#told(!isKept && this.hasUnsent()));
    const settled = before.saving.state === "saved" || before.saving.state === "waiting";
    const state =
      change.waiting === undefined || !settled
        ? before.saving.state
        : change.waiting
          ? ("waiting" as const)
          : ("saved" as const);
    this.view.replace({
      faces: change.faces ?? before.faces,
      checks: this.#checks,
      causes: this.#causes,
      unsent: [...this.#cellDrafts.values(), ...this.#paragraphDrafts.values()].filter(
        (draft) => draft.state === "waiting",
      ).length,
      saving: { ...before.saving, state, ...change.saving },
      version: before.version + 1,
    });
  }

  /** The disk has answered: say so only where that is news. */
  #told(isShelfFull: boolean): void {
    const view = this.view.current();
    if (view.saving.isShelfFull === isShelfFull) return;
    this.view.replace({ ...view, saving: { ...view.saving, isShelfFull } });
  }

  #waiting(): boolean {
    const isWaiting = (draft: { readonly state: string }) => draft.state === "waiting";
    return (
      [...this.#cellDrafts.values()].some(isWaiting) ||
      [...this.#paragraphDrafts.values()].some(isWaiting)
    );
  }

  #schedule(afterMs: number): void {
    if (this.#isClosed || this.view.current().saving.state === "stopped") return;
    if (this.#failures > 0 || this.#isSending) return;
    clearTimeout(this.#sendTimer);
    this.#sendTimer = setTimeout(() => void this.#send(), afterMs);
  }

  /** Tries again now: the network is back, or a person asks. */
  retry(): void {
    this.#failures = 0;
    this.#publish({ saving: { state: "waiting", message: null } });
    this.#schedule(0);
  }

  /** One sending at a time; who asks meanwhile waits for it. */
  #send(): Promise<void> {
    this.#sending ??= this.#sendWaiting().finally(() => {
      this.#sending = undefined;
    });
    return this.#sending;
  }

  async #sendWaiting(): Promise<void> {
    if (!this.#waiting()) return;
    this.#isSending = true;
    this.#publish({ saving: { state: "sending" } });
    try {
      const figuresAt = await this.#sendFigures();
      const at = (await this.#sendParagraphs()) ?? figuresAt;
      this.#failures = 0;
      this.#isSending = false;
      this.#publish({ saving: { state: "saved", at, message: null } });
    } catch (error) {
      this.#isSending = false;
      this.#afterFailure(error);
    }
    if (this.#waiting()) {
      this.#publish({ waiting: true });
      this.#schedule(SEND_AFTER_MS);
    }
  }

  #afterFailure(error: unknown): void {
    if (!this.#outlet.isPassing(error)) {
      this.#publish({ saving: { state: "stopped", message: this.#outlet.messageOf(error) } });
      return;
    }
    const pause = RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)] ?? 15_000;
    this.#failures += 1;
    this.#publish({ saving: { state: "offline", message: this.#outlet.messageOf(error) } });
    clearTimeout(this.#sendTimer);
    if (!this.#isClosed) this.#sendTimer = setTimeout(() => void this.#send(), pause);
  }

  async #sendFigures(): Promise<string | null> {
    const sent = [...this.#cellDrafts]
      .filter(([, draft]) => draft.state === "waiting")
      .slice(0, AT_ONCE);
    if (sent.length === 0) return null;
    const { savedAt, outcomes } = await this.#outlet.figures({
      cells: sent.map(([, { rowId, columnId, typed, note, maturity, channel, base }]) => ({
        rowId,
        columnId,
        typed,
        note,
        maturity,
        channel,
        baseEntryId: base,
      })),
    });
    const touched: string[] = [];
    outcomes.forEach((outcome, at) => {
      const [key, draft] = sent[at] ?? [];
      if (key === undefined || draft === undefined) return;
      this.#receive(key, draft, outcome);
      touched.push(key);
    });
    for (const key of touched) this.#values.set(key, this.#valueOf(key));
    this.#compute();
    this.#draw(new Set(touched.map((key) => this.#spots.get(key)?.row.id ?? "")));
    return savedAt;
  }

  #receive(key: string, sent: CellDraft, outcome: FiguresSaved["outcomes"][number]): void {
    const cell = this.#server.get(key);
    const now = this.#cellDrafts.get(key);
    if (cell === undefined) return;
    switch (outcome.kind) {
      case "saved": {
        if (outcome.entry !== null) this.#server.set(key, { ...cell, ...outcome.entry });
        const base = outcome.entry?.entryId ?? null;
        if (now === sent) this.#cellDrafts.delete(key);
        else if (now !== undefined) this.#cellDrafts.set(key, { ...now, base });
        return;
      }
      case "conflict":
        if (now === undefined) return;
        this.#cellDrafts.set(key, { ...now, state: "conflict", theirs: outcome.theirs });
        return;
      case "rejected":
        if (now !== sent) return;
        this.#cellDrafts.set(key, { ...now, state: "refused", message: outcome.message });
        return;
      default:
        outcome satisfies never;
    }
  }

  async #sendParagraphs(): Promise<string | null> {
    const sent = [...this.#paragraphDrafts].filter(([, draft]) => draft.state === "waiting");
    if (sent.length === 0) return null;
    const { savedAt, outcomes } = await this.#outlet.narratives({
      paragraphs: sent.map(([, draft]) => {
        const { itemId, section, point, body, base, position, copiedFrom } = draft;
        const answers = this.answersOf(draft);
        return {
          itemId,
          section,
          point,
          position,
          body,
          copiedFrom,
          answersSection: answers?.section ?? null,
          answersPoint: answers?.point ?? null,
          baseEntryId: base,
        };
      }),
    });
    outcomes.forEach((outcome, at) => {
      const [key, draft] = sent[at] ?? [];
      if (key === undefined || draft === undefined) return;
      const now = this.#paragraphDrafts.get(key);
      if (outcome.kind === "saved") {
        if (outcome.entry !== null) this.#paragraphs.set(key, outcome.entry);
        const base = outcome.entry?.entryId ?? null;
        if (now === draft) this.#paragraphDrafts.delete(key);
        else if (now !== undefined) this.#paragraphDrafts.set(key, { ...now, base });
      } else if (outcome.kind === "rejected" && now === draft) {
        this.#paragraphDrafts.set(key, { ...draft, state: "refused", message: outcome.message });
      } else if (outcome.kind === "conflict" && now !== undefined) {
        this.#paragraphDrafts.set(key, { ...now, state: "conflict", theirs: outcome.theirs });
      }
    });
    return savedAt;
  }
}

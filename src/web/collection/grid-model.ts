/** A cell of the grid: rows and columns that hold figures, counted from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/** Text being typed. replace: arrows commit and move; edit: arrows move the caret. */
export interface Editing {
  readonly text: string;
  readonly mode: "replace" | "edit";
}

/** Where one is in the grid: the active cell, how far the selection reaches, and what is typed. */
export interface GridState {
  readonly active: Place;
  /** The corner of the selection opposite the active cell. */
  readonly head: Place;
  readonly editing: Editing | null;
  /** The column that Enter goes back to after a run of Tabs. */
  readonly tabColumn: number | null;
  /** A sign just typed here as a mark; a digit after it makes it the beginning of a figure. */
  readonly lead: "-" | "." | null;
}

/** Corners of a selection, both included. */
export interface Block {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  /** A Vietnamese input method is composing: no key is ours then. */
  readonly isComposing: boolean;
}

/** What a key asks of the grid; undefined leaves it to the browser. */
export type Command =
  | { readonly kind: "go"; readonly state: GridState }
  | { readonly kind: "commit"; readonly state: GridState }
  | { readonly kind: "edit" }
  | { readonly kind: "cancel" }
  | { readonly kind: "clear" }
  /** Types a mark into all of the selection; what may go on as a figure says with which sign. */
  | { readonly kind: "mark"; readonly text: string; readonly lead: GridState["lead"] }
  /** Takes the figure of the year before into all of the selection. */
  | { readonly kind: "keep" }
  /** Makes the selected figures preliminary, estimated, and official again. */
  | { readonly kind: "maturity" }
  | { readonly kind: "fill-down" }
  | { readonly kind: "fill-right" }
  | { readonly kind: "undo" }
  | { readonly kind: "redo" }
  | { readonly kind: "note" }
  | { readonly kind: "submit" }
  | { readonly kind: "select-all" }
  | { readonly kind: "problem"; readonly step: 1 | -1 }
  | { readonly kind: "help" };

export const atPlace = (place: Place): GridState => ({
  active: place,
  head: place,
  editing: null,
  tabColumn: null,
  lead: null,
});

const isSamePlace = (a: Place, b: Place): boolean => a.row === b.row && a.column === b.column;

/** The selected rectangle. */
export const blockOf = ({ active, head }: Pick<GridState, "active" | "head">): Block => ({
  top: Math.min(active.row, head.row),
  bottom: Math.max(active.row, head.row),
  left: Math.min(active.column, head.column),
  right: Math.max(active.column, head.column),
});

/** Every place of a block, row by row. */
export const placesOf = ({ top, bottom, left, right }: Block): readonly Place[] =>
  Array.from({ length: bottom - top + 1 }, (_, r) =>
    Array.from({ length: right - left + 1 }, (__, c) => ({ row: top + r, column: left + c })),
  ).flat();

const clamp = (value: number, count: number): number => Math.max(0, Math.min(value, count - 1));

const within = ({ row, column }: Place, size: GridSize): Place => ({
  row: clamp(row, size.rows),
  column: clamp(column, size.columns),
});

const PAGE = 15;
const FAR = Number.MAX_SAFE_INTEGER;

/** Where a moving key leads from a place; undefined for a key that does not move. */
function stepFrom(at: Place, { key, ctrlKey }: KeyPress, size: GridSize): Place | undefined {
  const far = ctrlKey ? FAR : 1;
  switch (key) {
    case "ArrowUp":
      return { ...at, row: at.row - far };
    case "ArrowDown":
      return { ...at, row: at.row + far };
    case "ArrowLeft":
      return { ...at, column: at.column - far };
    case "ArrowRight":
      return { ...at, column: at.column + far };
    case "PageUp":
      return { ...at, row: at.row - PAGE };
    case "PageDown":
      return { ...at, row: at.row + PAGE };
    case "Home":
      return { row: ctrlKey ? 0 : at.row, column: 0 };
    case "End":
      return { row: ctrlKey ? size.rows - 1 : at.row, column: size.columns - 1 };
    default:
      return undefined;
  }
}

/** The next cell in reading order, around the ends of rows. */
function tabFrom({ row, column }: Place, step: 1 | -1, { rows, columns }: GridSize): Place {
  const at = clamp(row * columns + column + step, rows * columns);
  return { row: Math.floor(at / columns), column: at % columns };
}

/** The cell that Enter or Tab leads to, with the column that a run of Tabs began in. */
function afterEntry(state: GridState, press: KeyPress, size: GridSize): GridState | undefined {
  const { active, tabColumn } = state;
  if (press.key === "Tab") {
    const next = tabFrom(active, press.shiftKey ? -1 : 1, size);
    return { ...atPlace(next), tabColumn: tabColumn ?? active.column };
  }
  if (press.key !== "Enter") return undefined;
  const row = active.row + (press.shiftKey ? -1 : 1);
  return atPlace(within({ row, column: tabColumn ?? active.column }, size));
}

function whileEditing(state: GridState, press: KeyPress, size: GridSize): Command | undefined {
  if (press.key === "Escape") return { kind: "cancel" };
  if (press.key === "F2") return { kind: "edit" };
  if (press.ctrlKey && press.key === "Enter")
    return { kind: "commit", state: atPlace(state.active) };
  const next = afterEntry(state, press, size);
  if (next !== undefined) return { kind: "commit", state: next };
  const isArrow = press.key.startsWith("Arrow") || press.key.startsWith("Page");
  if (state.editing?.mode !== "replace" || !isArrow) return undefined;
  const step = stepFrom(state.active, press, size);
  return step === undefined ? undefined : { kind: "commit", state: atPlace(within(step, size)) };
}

const CTRL: Readonly<Record<string, Command>> = {
  d: { kind: "fill-down" },
  r: { kind: "fill-right" },
  z: { kind: "undo" },
  y: { kind: "redo" },
  a: { kind: "select-all" },
  Enter: { kind: "submit" },
};

const SINGLE: Readonly<Record<string, Command>> = {
  Delete: { kind: "clear" },
  Backspace: { kind: "clear" },
  n: { kind: "problem", step: 1 },
  N: { kind: "problem", step: -1 },
  "?": { kind: "help" },
  "…": { kind: "mark", text: "…", lead: null },
  x: { kind: "mark", text: "x", lead: null },
  X: { kind: "mark", text: "x", lead: null },
  m: { kind: "maturity" },
  M: { kind: "maturity" },
  "=": { kind: "keep" },
};

/** Signs that are marks at once, and in one cell may still become figures. */
const LEADS: Readonly<Record<string, { readonly text: string; readonly lead: "-" | "." }>> = {
  "-": { text: "-", lead: "-" },
  ".": { text: "…", lead: "." },
};

/** What is being typed once the first characters come: after a mark, its sign belongs to the figure. */
export const beginningOf = ({ editing, lead }: GridState, text: string): string =>
  editing === null && lead !== null && /^[\d,]/u.test(text) ? lead + text : text;

function moving(state: GridState, press: KeyPress, size: GridSize): Command | undefined {
  const entry = afterEntry(state, press, size);
  // past the last cell Tab leaves the grid, so that the keyboard is never caught in it
  if (entry !== undefined && !(press.key === "Tab" && isSamePlace(entry.active, state.active)))
    return { kind: "go", state: entry };
  const step = stepFrom(press.shiftKey ? state.head : state.active, press, size);
  if (step === undefined) return undefined;
  const to = within(step, size);
  return { kind: "go", state: press.shiftKey ? { ...state, head: to, lead: null } : atPlace(to) };
}

/**
 * What a key means, as in Excel. Letters are commands only where they begin no figure, and never
 * while an input method composes.
 */
export function commandOf(state: GridState, press: KeyPress, size: GridSize): Command | undefined {
  if (press.isComposing || press.key === "Process" || press.altKey) return undefined;
  if (size.rows === 0 || size.columns === 0) return undefined;
  if (state.editing !== null) return whileEditing(state, press, size);
  const name = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const held = press.ctrlKey ? CTRL[name] : undefined;
  if (held !== undefined) return held.kind === "undo" && press.shiftKey ? { kind: "redo" } : held;
  const move = moving(state, press, size);
  if (move !== undefined) return move;
  if (press.key === "F2") return { kind: press.shiftKey ? "note" : "edit" };
  if (press.ctrlKey) return undefined;
  const sign = LEADS[press.key];
  // in one cell "-5" is a figure; over many the sign can only be the mark
  const isOne = isSamePlace(state.active, state.head);
  if (sign !== undefined) return { kind: "mark", text: sign.text, lead: isOne ? sign.lead : null };
  return SINGLE[press.key];
}

/** Text for one place, from a paste or a fill. */
export interface Placed extends Place {
  readonly text: string;
}

/** Copies the first row of a block into the rows below it; a single row takes the one above. */
export function fillDown(block: Block, textAt: (place: Place) => string): readonly Placed[] {
  const from = block.top === block.bottom ? block.top - 1 : block.top;
  if (from < 0) return [];
  const target = { ...block, top: from + 1 };
  return placesOf(target).map((place) => ({ ...place, text: textAt({ ...place, row: from }) }));
}

/** The same to the right. */
export function fillRight(block: Block, textAt: (place: Place) => string): readonly Placed[] {
  const from = block.left === block.right ? block.left - 1 : block.left;
  if (from < 0) return [];
  const target = { ...block, left: from + 1 };
  return placesOf(target).map((place) => ({ ...place, text: textAt({ ...place, column: from }) }));
}

/**
 * Lays pasted rows over the grid from the corner of the selection. One value fills the whole
 * selection; what would fall outside the grid is left out.
 */
export function placePaste(
  rows: readonly (readonly string[])[],
  block: Block,
  size: GridSize,
): readonly Placed[] {
  const [first] = rows;
  if (rows.length === 1 && first?.length === 1) {
    return placesOf(block).map((place) => ({ ...place, text: first[0] ?? "" }));
  }
  return rows.flatMap((cells, r) =>
    cells.flatMap((text, c) => {
      const place = { row: block.top + r, column: block.left + c };
      return place.row < size.rows && place.column < size.columns ? [{ ...place, text }] : [];
    }),
  );
}

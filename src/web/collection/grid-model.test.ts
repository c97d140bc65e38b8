import { describe, expect, test } from "vitest";
import { readCells, writeCells } from "./clipboard-text.ts";
import {
  type GridState,
  type KeyPress,
  atPlace,
  beginningOf,
  blockOf,
  commandOf,
  fillDown,
  fillRight,
  placePaste,
} from "./grid-model.ts";
import { NO_HISTORY, type UndoHistory, redo, remember, undo } from "./undo-history.ts";

const size = { rows: 10, columns: 6 };
const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  shiftKey: false,
  altKey: false,
  isComposing: false,
  ...held,
});
const at = (row: number, column: number): GridState => atPlace({ row, column });
const goes = (state: GridState, key: KeyPress) => {
  const command = commandOf(state, key, size);
  return command?.kind === "go" ? command.state.active : command?.kind;
};

describe("a sign that is a mark at once", () => {
  test.each([
    ["a digit makes it a negative figure", "-", "5", "-5"],
    ["a comma makes it one below one", "-", ",5", "-,5"],
    ["a word does not", "-", "k", "k"],
    ["where none was typed a figure begins by itself", null, "5", "5"],
  ] as const)("%s", (_rule, lead, text, expected) => {
    expect(beginningOf({ ...at(4, 3), lead }, text)).toBe(expected);
  });

  test("over many cells no figure begins with it", () => {
    const many = { ...at(4, 3), head: { row: 5, column: 3 } };
    expect(commandOf(many, press("-"), size)).toEqual({ kind: "mark", text: "-", lead: null });
    expect(commandOf(at(4, 3), press("-"), size)).toMatchObject({ lead: "-" });
  });

  test("it is forgotten in the next cell", () => {
    const command = commandOf({ ...at(4, 3), lead: "-" }, press("ArrowDown"), size);
    expect(command).toEqual({ kind: "go", state: at(5, 3) });
  });
});

describe("commandOf(state, press, size), not editing", () => {
  test.each([
    ["Enter goes down", press("Enter"), { row: 5, column: 3 }],
    ["Shift Enter goes up", press("Enter", { shiftKey: true }), { row: 3, column: 3 }],
    ["Tab goes right", press("Tab"), { row: 4, column: 4 }],
    ["Home goes to the first year", press("Home"), { row: 4, column: 0 }],
    ["Ctrl End goes to the last cell", press("End", { ctrlKey: true }), { row: 9, column: 5 }],
    ["Ctrl up goes to the top", press("ArrowUp", { ctrlKey: true }), { row: 0, column: 3 }],
    ["Delete empties", press("Delete"), "clear"],
    ["F2 edits", press("F2"), "edit"],
    ["Shift F2 notes", press("F2", { shiftKey: true }), "note"],
    ["Ctrl Z takes back", press("z", { ctrlKey: true }), "undo"],
    ["Ctrl Shift Z does again", press("Z", { ctrlKey: true, shiftKey: true }), "redo"],
    ["Ctrl D fills down", press("d", { ctrlKey: true }), "fill-down"],
    ["x marks as not applicable", press("x"), "mark"],
    ["… marks as not collected", press("…"), "mark"],
    ["= keeps the year before", press("="), "keep"],
    ["- marks as none at once", press("-"), "mark"],
    [". marks as not collected at once", press("."), "mark"],
    ["M changes how final the figures are", press("m"), "maturity"],
    ["N goes to the next problem", press("n"), "problem"],
    ["a digit begins typing", press("5"), undefined],
    ["Alt 1 belongs to the navigation", press("1", { altKey: true }), undefined],
    [
      "no key is ours while an input method composes",
      press("Enter", { isComposing: true }),
      undefined,
    ],
    ["nor one it has taken", press("Process"), undefined],
  ] as const)("%s", (_rule, key, expected) => {
    expect(goes(at(4, 3), key)).toEqual(expected);
  });

  test("Shift and arrows stretch the selection and leave the active cell", () => {
    const command = commandOf(at(2, 2), press("ArrowDown", { shiftKey: true }), size);
    const state = command?.kind === "go" ? command.state : at(0, 0);
    expect([state.active, blockOf(state)]).toEqual([
      { row: 2, column: 2 },
      { top: 2, bottom: 3, left: 2, right: 2 },
    ]);
  });

  test("Enter after a run of Tabs goes back to the column they began in", () => {
    const first = commandOf(at(1, 2), press("Tab"), size);
    const second = first?.kind === "go" ? commandOf(first.state, press("Tab"), size) : undefined;
    expect(second?.kind === "go" && goes(second.state, press("Enter"))).toEqual({
      row: 2,
      column: 2,
    });
  });

  test("Tab in the last cell leaves the grid", () => {
    expect(commandOf(at(9, 5), press("Tab"), size)).toBeUndefined();
  });
});

describe("commandOf(state, press, size), editing", () => {
  const typing = (mode: "replace" | "edit"): GridState => ({
    ...at(4, 3),
    editing: { text: "5", mode },
  });
  test.each([
    ["Enter commits", "replace", press("Enter"), "commit"],
    ["an arrow commits what was typed over", "replace", press("ArrowLeft"), "commit"],
    ["an arrow moves the caret after F2", "edit", press("ArrowLeft"), undefined],
    ["Esc gives the old text back", "edit", press("Escape"), "cancel"],
    ["Delete belongs to the text", "replace", press("Delete"), undefined],
    [
      "Enter confirms a composed word first",
      "replace",
      press("Enter", { isComposing: true }),
      undefined,
    ],
  ] as const)("%s", (_rule, mode, key, kind) => {
    expect(commandOf(typing(mode), key, size)?.kind).toBe(kind);
  });
});

describe("readCells(text) and writeCells(rows)", () => {
  test.each([
    [
      "tabs part cells, lines part rows",
      "1\t2\r\n3\t4\r\n",
      [
        ["1", "2"],
        ["3", "4"],
      ],
    ],
    ["a quoted cell may hold a line break and quotes", '"a\nb"\t"x ""y"""', [["a\nb", 'x "y"']]],
    ["an empty cell stays", "1\t\t3", [["1", "", "3"]]],
    ["an empty last row is Excel's end", "1\n", [["1"]]],
    ["an empty row in between is a row", "1\n\n3", [["1"], [""], ["3"]]],
  ] as const)("%s", (_rule, text, rows) => {
    expect(readCells(text)).toEqual(rows);
  });
  test("what is written reads back", () => {
    const rows = [
      ["1.234,5", 'a "b"'],
      ["x\ny", ""],
    ];
    expect(readCells(writeCells(rows))).toEqual(rows);
  });
});

describe("placePaste, fillDown, fillRight", () => {
  const text = ({ row, column }: { row: number; column: number }) => `${row}:${column}`;
  test("a block begins at the corner of the selection and ends at the edge", () => {
    const placed = placePaste(
      [
        ["a", "b"],
        ["c", "d"],
      ],
      blockOf(at(9, 4)),
      size,
    );
    expect(placed.map(({ row, column, text: value }) => [row, column, value])).toEqual([
      [9, 4, "a"],
      [9, 5, "b"],
    ]);
  });
  test("one value fills the selection", () => {
    expect(placePaste([["7"]], { top: 1, bottom: 2, left: 0, right: 1 }, size)).toHaveLength(4);
  });
  test("filling down copies the first row; a single row takes the one above", () => {
    expect(
      fillDown({ top: 1, bottom: 3, left: 2, right: 2 }, text).map((each) => [each.row, each.text]),
    ).toEqual([
      [2, "1:2"],
      [3, "1:2"],
    ]);
    expect(fillDown({ top: 3, bottom: 3, left: 2, right: 2 }, text)).toEqual([
      { row: 3, column: 2, text: "2:2" },
    ]);
    expect(fillDown({ top: 0, bottom: 0, left: 0, right: 0 }, text)).toEqual([]);
  });
  test("filling right copies the first column", () => {
    expect(fillRight({ top: 0, bottom: 0, left: 1, right: 2 }, text)).toEqual([
      { row: 0, column: 2, text: "0:1" },
    ]);
  });
});

describe("remember, undo, redo", () => {
  const change = (key: string, before: string, after: string) => ({ key, before, after });
  test("an act is taken back as one and can be done again until something else is done", () => {
    const start: UndoHistory<string> = NO_HISTORY;
    const pasted = remember(start, [change("a", "1", "2"), change("b", "", "3")]);
    const back = undo(pasted);
    expect(back?.values).toEqual([
      { key: "b", value: "" },
      { key: "a", value: "1" },
    ]);
    const again = redo(back?.history ?? start);
    expect(again?.values).toEqual([
      { key: "a", value: "2" },
      { key: "b", value: "3" },
    ]);
    expect(redo(remember(back?.history ?? start, [change("c", "", "1")]))).toBeUndefined();
  });
});

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { SheetCell, SheetView } from "../../contract/collection.ts";
import {
  type GridBlock,
  type Place,
  addressAt,
  blocksOf,
  firstPlace,
  keyOf,
  parseBlock,
  placeBlock,
  samePlace,
  shownText,
  step,
} from "./grid-model.ts";
import type { Draft, Refusal } from "./use-drafts.ts";

const NATURES = {
  actual: "thực hiện",
  estimate: "ước cả năm",
  plan: "kế hoạch",
  projection: "dự báo",
  derived: "",
};

export interface EntryGridProps {
  readonly sheet: SheetView;
  readonly drafts: Readonly<Record<string, Draft>>;
  readonly refusals: Readonly<Record<string, Refusal>>;
  readonly onChange: (cells: readonly Draft[]) => void;
  readonly active: Place | undefined;
  readonly onActive: (place: Place) => void;
}

const spoken = (text: string, isRequired: boolean): string =>
  text === "" ? (isRequired ? "chưa nhập, bắt buộc" : "chưa nhập") : text;

/** The table that is filled: arrows, typing over, F2, Enter, Tab, copy and paste of blocks, undo. */
export function EntryGrid(props: EntryGridProps) {
  const { sheet, drafts, refusals, onChange, active, onActive } = props;
  const blocks = useMemo(() => blocksOf(sheet), [sheet]);
  const cells = useMemo(() => new Map(sheet.cells.map((cell) => [keyOf(cell), cell])), [sheet]);
  const computed = useMemo(
    () => new Map(sheet.computed.map((cell) => [keyOf(cell), cell])),
    [sheet],
  );
  const problems = useMemo(
    () => new Map(sheet.checks.map((check) => [keyOf(check), check])),
    [sheet],
  );
  const [anchor, setAnchor] = useState<Place>();
  const [editing, setEditing] = useState<string>();
  const undoStack = useRef<(readonly Draft[])[]>([]);
  const grid = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (active === undefined) {
      const first = firstPlace(blocks);
      if (first !== undefined) onActive(first);
    }
  }, [blocks, active, onActive]);
  useEffect(() => {
    const cell = grid.current?.querySelector<HTMLElement>("td.is-active");
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (editing === undefined && grid.current?.contains(document.activeElement)) cell?.focus();
  }, [active, editing]);

  const textAt = (place: Place): string => {
    const address = addressAt(blocks, place);
    if (address === undefined) return "";
    const key = keyOf(address);
    return drafts[key]?.typed ?? refusals[key]?.typed ?? cells.get(key)?.typed ?? "";
  };
  const isOpen = (place: Place): boolean => {
    const address = addressAt(blocks, place);
    const cell = address === undefined ? undefined : cells.get(keyOf(address));
    return sheet.access === "edit" && cell !== undefined && cell.state !== "locked";
  };
  const put = (changes: readonly { rowId: string; columnId: string; typed: string }[]) => {
    const open = changes.filter((change) => {
      const cell = cells.get(keyOf(change));
      return cell !== undefined && cell.state !== "locked" && sheet.access === "edit";
    });
    const before = open.map((change): Draft => {
      const cell = cells.get(keyOf(change));
      const typed = drafts[keyOf(change)]?.typed ?? cell?.typed ?? "";
      return { ...change, typed, baseEntryId: cell?.entryId ?? null };
    });
    if (open.length === 0) return;
    undoStack.current.push(before);
    onChange(
      open.map((change) => ({ ...change, baseEntryId: cells.get(keyOf(change))?.entryId ?? null })),
    );
  };
  const commit = (typed: string) => {
    setEditing(undefined);
    const address = active === undefined ? undefined : addressAt(blocks, active);
    if (active !== undefined && address !== undefined && typed !== textAt(active))
      put([{ ...address, typed }]);
  };
  const go = (down: number, right: number, extend = false) => {
    if (active === undefined) return;
    setAnchor(extend ? (anchor ?? active) : undefined);
    onActive(step(blocks, active, down, right));
  };
  const selected = (): readonly Place[] => {
    if (active === undefined) return [];
    const other = anchor?.block === active.block ? anchor : active;
    const places: Place[] = [];
    for (
      let line = Math.min(active.line, other.line);
      line <= Math.max(active.line, other.line);
      line++
    )
      for (
        let column = Math.min(active.column, other.column);
        column <= Math.max(active.column, other.column);
        column++
      )
        if (blocks[active.block]?.lines[line]?.row.kind !== "group")
          places.push({ block: active.block, line, column });
    return places;
  };
  const isInRange = (place: Place): boolean =>
    anchor !== undefined && selected().some((each) => samePlace(each, place));

  const onKey = (event: KeyboardEvent) => {
    if (active === undefined || event.isComposing) return;
    const control = event.ctrlKey || event.metaKey;
    if (editing !== undefined) {
      const input = event.target as HTMLInputElement; // keys reach here from the cell's input while editing
      if (event.key === "Escape") setEditing(undefined);
      else if (event.key === "Enter") {
        commit(input.value);
        go(event.shiftKey ? -1 : 1, 0);
      } else if (event.key === "Tab") {
        commit(input.value);
        go(0, event.shiftKey ? -1 : 1);
      } else return;
      event.preventDefault();
      queueMicrotask(() => grid.current?.querySelector<HTMLElement>("td.is-active")?.focus());
      return;
    }
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      Enter: [event.shiftKey ? -1 : 1, 0],
    };
    const move = moves[event.key];
    if (control && event.key.toLowerCase() === "z") {
      const before = undoStack.current.pop();
      if (before !== undefined) onChange(before);
    } else if (control && event.key.toLowerCase() === "d") {
      const [first, ...rest] = selected();
      if (first !== undefined) {
        const typed = textAt(first);
        put(
          rest.flatMap((place) => {
            const address = addressAt(blocks, place);
            return address === undefined || place.column !== first.column
              ? []
              : [{ ...address, typed }];
          }),
        );
      }
    } else if (control || event.altKey) return;
    else if (move !== undefined) go(move[0], move[1], event.shiftKey && event.key !== "Enter");
    else if (event.key === "Tab") {
      const next = step(blocks, active, 0, event.shiftKey ? -1 : 1);
      if (samePlace(next, active)) return;
      onActive(next);
    } else if (event.key === "Delete" || event.key === "Backspace")
      put(
        selected().flatMap((place) => {
          const address = addressAt(blocks, place);
          return address === undefined ? [] : [{ ...address, typed: "" }];
        }),
      );
    else if (event.key === "F2" && isOpen(active)) setEditing(textAt(active));
    else if (event.key.length === 1 && isOpen(active)) setEditing(event.key);
    else return;
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (active === undefined || editing !== undefined) return;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (text === "") return;
    event.preventDefault();
    put(placeBlock(blocks, active, parseBlock(text)));
  };
  const onCopy = (event: ClipboardEvent) => {
    if (active === undefined || editing !== undefined) return;
    const lines = new Map<number, string[]>();
    for (const place of selected())
      lines.set(place.line, [...(lines.get(place.line) ?? []), textAt(place)]);
    event.clipboardData?.setData(
      "text/plain",
      [...lines.values()].map((line) => line.join("\t")).join("\n"),
    );
    event.preventDefault();
  };

  const cellOf = (block: GridBlock, place: Place) => {
    const line = block.lines[place.line];
    const address = addressAt(blocks, place);
    if (line === undefined || address === undefined) return null;
    const key = keyOf(address);
    const cell: SheetCell | undefined = cells.get(key);
    const isComputed = line.row.kind === "ratio" || line.row.kind === "sum";
    const made = computed.get(key);
    const refusal = refusals[key];
    const check = problems.get(key);
    const draft = drafts[key];
    const text =
      draft?.typed ?? refusal?.typed ?? shownText(isComputed ? made : cell, line.row.decimals);
    const isActive = samePlace(place, active);
    const classes = [
      "cell",
      isComputed ? "is-computed" : "",
      cell?.state === "locked" || sheet.access === "read" ? "is-locked" : "",
      cell?.state === "returned" ? "is-returned" : "",
      refusal !== undefined || check?.severity === "blocking" ? "is-error" : "",
      check?.severity === "must_explain" && !check.explained && text !== "" ? "is-warning" : "",
      draft !== undefined ? "is-unsent" : "",
      (cell?.note ?? "") !== "" ? "has-note" : "",
      isInRange(place) ? "is-range" : "",
      isActive ? "is-active" : "",
    ];
    return (
      <td
        key={place.column}
        role="gridcell"
        class={classes.filter((name) => name !== "").join(" ")}
        tabIndex={isActive ? 0 : -1}
        aria-readonly={isComputed || cell === undefined || cell.state === "locked"}
        aria-invalid={refusal !== undefined}
        aria-label={`${line.row.label}, ${block.columns[place.column]?.label}: ${isComputed ? "tự tính, " : ""}${spoken(text, line.row.isRequired)}`}
        title={refusal?.message ?? check?.message ?? made?.formula ?? undefined}
        onMouseDown={(event) => {
          setAnchor(event.shiftKey ? (anchor ?? active) : undefined);
          onActive(place);
        }}
        onDblClick={() => isOpen(place) && setEditing(textAt(place))}
      >
        {isActive && editing !== undefined ? (
          <input
            aria-label={`${line.row.label}, ${block.columns[place.column]?.label}`}
            inputMode="decimal"
            defaultValue={editing}
            ref={(input) => {
              if (input !== null && document.activeElement !== input) {
                input.focus();
                input.setSelectionRange(input.value.length, input.value.length);
              }
            }}
            onBlur={(event) => editing !== undefined && commit(event.currentTarget.value)}
          />
        ) : text === "" && line.isOwn && !isComputed ? (
          <span class="ink3">…</span>
        ) : (
          text
        )}
      </td>
    );
  };

  return (
    <div class="entry-grid-scroll" ref={grid} onKeyDown={onKey} onPaste={onPaste} onCopy={onCopy}>
      {blocks.map((block, at) => (
        <table key={block.title} class="entry-grid" role="grid" aria-label={block.title}>
          <thead>
            <tr>
              <th scope="col">{block.title}</th>
              <th scope="col">ĐVT</th>
              {block.columns.map((column) => (
                <th key={column.id} scope="col">
                  {column.label}
                  <small>{NATURES[column.kind]}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.lines.map((line, index) =>
              line.row.kind === "group" ? (
                <tr key={line.row.id} class="group-line">
                  <th scope="colgroup" colSpan={block.columns.length + 2}>
                    {line.row.number} {line.row.label}
                  </th>
                </tr>
              ) : (
                <tr key={line.row.id}>
                  <th scope="row" style={{ paddingLeft: `${8 + line.level * 12}px` }}>
                    {(line.row.kind === "ratio" || line.row.kind === "sum") && (
                      <i class="fx">fx </i>
                    )}
                    {line.row.number} {line.row.label}
                  </th>
                  <td role="gridcell">{line.row.unitOfMeasure}</td>
                  {block.columns.map((_, column) =>
                    cellOf(block, { block: at, line: index, column }),
                  )}
                </tr>
              ),
            )}
          </tbody>
        </table>
      ))}
    </div>
  );
}

import { useMemo, useState } from "preact/hooks";
import type { ReportNumber } from "../../contract/report.ts";
import { searchEntries } from "../parts/palette-search.ts";

export interface NumberPickerProps {
  readonly numbers: readonly ReportNumber[];
  readonly onPick: (number: ReportNumber) => void;
  readonly onClose: () => void;
}

const LISTED = 8;

/** Finds a number of the register to put into a text (chèn số liệu). Props: numbers, onPick, onClose. */
export function NumberPicker({ numbers, onPick, onClose }: NumberPickerProps) {
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const byKey = useMemo(() => new Map(numbers.map((number) => [number.key, number])), [numbers]);
  const entries = useMemo(
    () => numbers.map(({ key, label }) => ({ id: key, label, keywords: key, href: "" })),
    [numbers],
  );
  const found = searchEntries(entries, typed, LISTED).flatMap(({ id }) => byKey.get(id) ?? []);
  const act = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const number = found[at];
    if (event.key === "ArrowDown") setAt(Math.min(at + 1, found.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(at - 1, 0));
    else if (event.key === "Enter" && number !== undefined) onPick(number);
    else if (event.key === "Escape") onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="number-picker">
      <input
        class="input"
        type="text"
        role="combobox"
        aria-label="Tìm số liệu để chèn"
        aria-expanded="true"
        aria-controls="number-picker-list"
        aria-activedescendant={found.length === 0 ? undefined : `so-${at}`}
        placeholder="Tìm theo tên, mã mục tiêu, năm…"
        autoComplete="off"
        value={typed}
        ref={(input) => input?.focus()}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={act}
      />
      <ul id="number-picker-list" role="listbox" aria-label="Số liệu">
        {found.map((number, index) => (
          <li
            key={number.key}
            id={`so-${index}`}
            role="option"
            aria-selected={index === at}
            onPointerDown={(event) => {
              event.preventDefault();
              onPick(number);
            }}
          >
            <span>{number.label}</span>
            <b class="tn">
              {number.text} {number.unitOfMeasure}
            </b>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p class="ink-3">Không có số liệu nào khớp.</p>}
    </div>
  );
}

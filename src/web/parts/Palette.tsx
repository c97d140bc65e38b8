import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Icon } from "./Icon.tsx";
import { type PaletteEntry, searchEntries } from "./palette-search.ts";

export interface PaletteProps {
  readonly entries: readonly PaletteEntry[];
  readonly onChoose: (entry: PaletteEntry) => void;
  readonly onClose: () => void;
}

/**
 * Finds anything by a few letters (Ctrl K). Mount it to open it. Props: entries
 * [{id,label,hint,keywords,href}], onChoose, onClose.
 */
export function Palette({ entries, onChoose, onClose }: PaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const listId = useId();
  const found = searchEntries(entries, typed);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [active, listId]);

  const steer = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const chosen = found[active];
    if (event.key === "Enter" && chosen !== undefined) onChoose(chosen);
    else if (event.key === "ArrowDown") setActive(Math.min(active + 1, found.length - 1));
    else if (event.key === "ArrowUp") setActive(Math.max(active - 1, 0));
    else return;
    event.preventDefault();
  };
  return (
    <dialog
      ref={dialog}
      class="palette"
      aria-label="Tìm"
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div class="palette-field">
        <Icon name="search" />
        <input
          type="text"
          role="combobox"
          aria-label="Tìm chỉ tiêu, đơn vị, trang"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={found.length > 0 ? `${listId}-${active}` : undefined}
          autoComplete="off"
          spellcheck={false}
          placeholder="Gõ vài chữ, có dấu hoặc không dấu"
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={steer}
        />
        <kbd class="kbd">Esc</kbd>
      </div>
      <ul class="palette-list" role="listbox" id={listId} aria-label="Kết quả">
        {found.map((entry, at) => (
          <li
            key={entry.id}
            id={`${listId}-${at}`}
            role="option"
            aria-selected={at === active}
            onPointerMove={() => setActive(at)}
            onClick={() => onChoose(entry)}
          >
            <span class="ellipsis">{entry.label}</span>
            {entry.hint !== undefined && <span class="palette-hint">{entry.hint}</span>}
          </li>
        ))}
      </ul>
      <p class="palette-none" role="status">
        {found.length === 0 ? `Không thấy “${typed.trim()}”. Thử một từ khác hoặc mã số.` : ""}
      </p>
    </dialog>
  );
}

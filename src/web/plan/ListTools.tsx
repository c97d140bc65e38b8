import { IconButton } from "../parts/Button.tsx";
import { moved, without } from "./document-lines.ts";

interface ListToolsProps<T> {
  readonly list: readonly T[];
  readonly at: number;
  readonly name: string;
  readonly onList: (list: readonly T[]) => void;
}

/** Moves one entry of a list up or down, or takes it away. */
export function ListTools<T>({ list, at, name, onList }: ListToolsProps<T>) {
  return (
    <span class="outline-tools">
      <IconButton icon="up" label={`Đưa ${name} lên`} onClick={() => onList(moved(list, at, -1))} />
      <IconButton
        icon="down"
        label={`Đưa ${name} xuống`}
        onClick={() => onList(moved(list, at, 1))}
      />
      <IconButton icon="close" label={`Bỏ ${name}`} onClick={() => onList(without(list, at))} />
    </span>
  );
}

/** Alt with an arrow moves the entry that has the focus. */
export const movingEntry =
  <T,>(list: readonly T[], at: number, onList: (list: readonly T[]) => void) =>
  (event: KeyboardEvent): void => {
    if (!event.altKey || event.isComposing) return;
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    onList(moved(list, at, event.key === "ArrowUp" ? -1 : 1));
  };

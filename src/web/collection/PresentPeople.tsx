import { initialsOf } from "../shell/initials.ts";
import type { SheetGrid } from "./sheet-lines.ts";
import type { Present } from "./use-presence.ts";

export interface PresentPeopleProps {
  readonly people: readonly Present[];
  readonly grid: SheetGrid;
}

/** Who else has the sheet open, and in which row. */
export function PresentPeople({ people, grid }: PresentPeopleProps) {
  const words = people.map(({ fullName, rowId }) => {
    const line = grid.figures.find((figure) => figure.row.id === rowId);
    return line === undefined ? fullName : `${fullName} (dòng ${line.index + 1})`;
  });
  return (
    <p class="present-people" role="status">
      {words.length > 0 && `Đang cùng nhập: ${words.join(", ")}`}
    </p>
  );
}

/** Initials at a row where somebody else stands. */
export function RowPeople({ people }: { readonly people: readonly Present[] }) {
  if (people.length === 0) return null;
  const names = people.map(({ fullName }) => fullName).join(", ");
  return (
    <span class="row-people" title={`${names} đang ở dòng này`}>
      <span aria-hidden="true">{people.map(({ fullName }) => initialsOf(fullName)).join(" ")}</span>
      <span class="hidden-visually">{names} đang ở dòng này</span>
    </span>
  );
}

import type { FormColumn } from "../../domain/collection/form.ts";
import { columnKind } from "./sheet-lines.ts";

/** The heads of a sheet's columns: code, name, unit of measure, then each year with its nature. */
export const GridHeads = ({ columns }: { readonly columns: readonly FormColumn[] }) => (
  <>
    <th class="grid-code" scope="col">
      Mã
    </th>
    <th class="grid-name" scope="col">
      Chỉ tiêu
    </th>
    <th class="grid-unit" scope="col">
      ĐVT
    </th>
    {columns.map((column) => (
      <th key={column.id} class="grid-year" scope="col">
        {column.label}
        <small>{columnKind(column)}</small>
      </th>
    ))}
  </>
);

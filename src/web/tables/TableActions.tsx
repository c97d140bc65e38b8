import type { TableView } from "../../contract/consolidation.ts";
import { apiUrl } from "../api/client.ts";
import { Button } from "../parts/Button.tsx";
import { nextVersion } from "./FreezeDialog.tsx";

export interface TableActionsProps {
  readonly view: TableView;
  readonly acceptedOnly: boolean;
  /** Undefined for those who may not freeze, and on a frozen version. */
  readonly onFreeze: (() => void) | undefined;
}

/** Print, export, freeze. */
export function TableActions({ view, acceptedOnly, onFreeze }: TableActionsProps) {
  const workbook = apiUrl(`/rounds/${view.roundId}/tables/${view.formId}/workbook.xlsx`, {
    version: view.version ?? undefined,
    acceptedOnly: acceptedOnly ? true : undefined,
  });
  return (
    <>
      <Button icon="print" onClick={() => window.print()}>
        In A3 ngang
      </Button>
      <Button icon="download" href={workbook} download>
        Xuất Excel
      </Button>
      {onFreeze !== undefined && (
        <Button kind="primary" icon="lock" onClick={onFreeze}>
          Chốt bản {nextVersion(view)}
        </Button>
      )}
    </>
  );
}

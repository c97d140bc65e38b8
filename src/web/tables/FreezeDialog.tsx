import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import type { FreezeRequest, TableView } from "../../contract/consolidation.ts";
import { api } from "../api/client.ts";
import { isApiProblem, problemTitle } from "../api/problem.ts";
import { ConfirmDialog } from "../parts/ConfirmDialog.tsx";
import { Checkbox } from "../parts/Field.tsx";
import { showToast } from "../parts/Toast.tsx";
import type { DifferenceGroup } from "./use-differences.ts";
import { blankCells } from "./table-grid.ts";

const SHOWN = 6;

export interface FreezeDialogProps {
  readonly view: TableView;
  readonly open: FreezeRequest;
  /** Differences between units that hold the freeze back. */
  readonly held: readonly DifferenceGroup[];
  readonly onCompare: () => void;
  readonly onClose: () => void;
}

/** Fixing a table for ever, after what it leaves open has been read (chốt bản). */
export function FreezeDialog(props: FreezeDialogProps) {
  const { view, open, held, onCompare, onClose } = props;
  const client = useQueryClient();
  const [hasRead, setHasRead] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const next = nextVersion(view);
  const path = `/rounds/${view.roundId}/tables/${view.formId}/freezes`;
  const refresh = () => client.invalidateQueries({ queryKey: ["table", view.roundId] });
  const freeze = useMutation({
    mutationFn: () => api.post<{ version: number }>(path, open),
    onSuccess: async ({ version }) => {
      await refresh();
      await client.invalidateQueries({ queryKey: ["tables", view.roundId] });
      showToast({ text: `Đã chốt bản ${version} của ${view.table.code}.` });
      onClose();
    },
    // the table has moved on: show what it leaves open now
    onError: async (error) => {
      setHasRead(false);
      if (isApiProblem(error) && error.status !== 0) await refresh();
    },
  });
  const isComplete = open.blanks === 0 && open.unaccepted === 0;
  const blanks = blankCells(view.table);
  const isHeld = held.length > 0;
  const confirm = () => {
    if (isHeld) onCompare();
    else if (isComplete || hasRead) freeze.mutate();
    else setAsked(true);
  };
  return (
    <ConfirmDialog
      title={`Chốt bản ${next} của ${view.table.code}?`}
      confirmLabel={isHeld ? "Xem các chênh lệch" : `Chốt bản ${next}`}
      busy={freeze.isPending}
      error={
        freeze.isError
          ? problemTitle(freeze.error)
          : isAsked && !hasRead
            ? "Đánh dấu đã xem các ô còn mở rồi mới chốt được."
            : undefined
      }
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>
        Bản đã chốt được đánh số, ghi giờ, có mã kiểm và không ai sửa được nữa. Muốn sửa số liệu thì
        chốt bản sau.
      </p>
      {isHeld && (
        <>
          <p class="warn-ink">
            Chưa chốt được: còn <b class="tn">{held.length}</b> chênh lệch giữa các đơn vị phải sửa
            hoặc ghi lý do.
          </p>
          <ul class="freeze-blanks">
            {held.slice(0, SHOWN).map(({ key, differences }) => (
              <li key={key}>
                {differences[0]?.name}
                {differences.length > 1 && `, ${differences.length} cột`}
              </li>
            ))}
            {held.length > SHOWN && <li>và {held.length - SHOWN} chênh lệch khác</li>}
          </ul>
        </>
      )}
      {isComplete ? (
        <p>Mọi ô đã có số liệu và đã được chấp nhận.</p>
      ) : (
        <>
          <p>
            Còn <b class="tn">{open.blanks}</b> ô trống và <b class="tn">{open.unaccepted}</b> ô
            chưa được chấp nhận.
          </p>
          {blanks.length > 0 && (
            <ul class="freeze-blanks">
              {blanks.slice(0, SHOWN).map((name) => (
                <li key={name}>{name}</li>
              ))}
              {blanks.length > SHOWN && <li>và {blanks.length - SHOWN} ô trống khác</li>}
            </ul>
          )}
          {!isHeld && (
            <Checkbox
              label="Tôi đã xem các ô còn mở và vẫn chốt."
              checked={hasRead}
              onChecked={setHasRead}
            />
          )}
        </>
      )}
    </ConfirmDialog>
  );
}

/** The number a freeze would get. */
export const nextVersion = ({ freezes }: TableView): number =>
  Math.max(0, ...freezes.map((freeze) => freeze.version)) + 1;

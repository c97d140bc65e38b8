import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import type { RemindAnswer, TrackingView } from "../../contract/tracking.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { Button } from "../parts/Button.tsx";
import { ConfirmDialog } from "../parts/ConfirmDialog.tsx";
import { Checkbox } from "../parts/Field.tsx";
import { SidePanel } from "../parts/SidePanel.tsx";
import { showToast } from "../parts/Toast.tsx";
import { LetterForm } from "./LetterForm.tsx";
import { missingNumbers, shortList } from "./board-model.ts";
import { momentInWords } from "../parts/vietnam-time.ts";

export interface UrgePanelProps {
  readonly board: TrackingView;
  readonly chosen: readonly string[];
  readonly onChosen: (unitIds: readonly string[]) => void;
  /** False where the panel stands there from the start. */
  readonly takesFocus: boolean;
  readonly onClose: () => void;
}

/** Choosing whom to remind, and reading beforehand exactly what each unit will read (đôn đốc). */
export function UrgePanel({ board, chosen, onChosen, takesFocus, onClose }: UrgePanelProps) {
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const [force, setForce] = useState(false);
  const lacking = board.units.filter((unit) => unit.missing > 0);
  const picked = lacking.filter((unit) => chosen.includes(unit.unitId));
  const path = `/rounds/${board.roundId}/reminders`;
  const body = { unitIds: picked.map((unit) => unit.unitId), force };
  const preview = useQuery({
    queryKey: ["reminders", board.roundId, board.asOf, body],
    queryFn: () => api.post<RemindAnswer>(path, body, { query: { dryRun: true } }),
    enabled: picked.length > 0,
  });
  const send = useMutation({
    mutationFn: () => api.post<RemindAnswer>(path, body),
    onSuccess: async (answer) => {
      setAsking(false);
      showToast({ text: `Đã gửi nhắc ${answer.sent.length} đơn vị.` });
      await client.invalidateQueries({ queryKey: ["tracking", board.roundId] });
    },
  });
  const sendable = preview.data?.sent.length ?? 0;
  const sample = preview.data?.sent[0];
  const allOn = picked.length === lacking.length;
  return (
    <SidePanel
      title={`Đôn đốc lần ${board.nextOccasion}`}
      over={
        board.lastOccasion === null
          ? "Chưa nhắc lần nào"
          : `Lần ${board.nextOccasion - 1}: ${momentInWords(board.lastOccasion.sentAt)} · ${board.lastOccasion.units} đơn vị`
      }
      takesFocus={takesFocus}
      onClose={onClose}
      foot={
        <>
          <Button
            kind="primary"
            icon="send"
            disabled={sendable === 0}
            onClick={() => setAsking(true)}
          >
            Gửi nhắc {sendable} đơn vị
          </Button>
          <p class="ink-3">Mỗi đơn vị chỉ nhận danh sách phần việc của mình.</p>
        </>
      }
    >
      <div class="urge-list">
        <Checkbox
          label={<b>Cả {lacking.length} đơn vị còn thiếu</b>}
          checked={allOn}
          partly={!allOn && picked.length > 0}
          onChecked={() => onChosen(allOn ? [] : lacking.map((unit) => unit.unitId))}
        />
        {lacking.map((unit) => (
          <div key={unit.unitId} class="urge-unit">
            <Checkbox
              label={unit.shortName}
              checked={chosen.includes(unit.unitId)}
              onChecked={() =>
                onChosen(
                  chosen.includes(unit.unitId)
                    ? chosen.filter((id) => id !== unit.unitId)
                    : [...chosen, unit.unitId],
                )
              }
            />
            <span class="ink-2">
              {unit.openIssues.length > 0
                ? "đã báo vướng mắc"
                : shortList(missingNumbers(board, unit))}
            </span>
          </div>
        ))}
      </div>
      {preview.isError && <p class="son">{problemTitle(preview.error)}</p>}
      {preview.data !== undefined && preview.data.skipped.length > 0 && (
        <section>
          <h3>Chưa gửi lần này</h3>
          <ul class="unit-issues">
            {preview.data.skipped.map((skip) => (
              <li key={skip.unitId}>
                {skip.unit}: {skip.reason}
              </li>
            ))}
          </ul>
          <Checkbox label="Vẫn nhắc các đơn vị này" checked={force} onChecked={setForce} />
        </section>
      )}
      {sample !== undefined && (
        <section>
          <h3>Thông báo mỗi đơn vị nhận được</h3>
          <blockquote class="urge-sample">{sample.body}</blockquote>
        </section>
      )}
      <details class="letter-fold">
        <summary>Công văn đôn đốc</summary>
        <LetterForm roundId={board.roundId} asOf={board.asOf} unitIds={body.unitIds} />
      </details>
      <p class="t-12">
        <a href="/nhac-viec">Nhắc việc tự động và sổ thư gửi đi</a>
      </p>
      {isAsking && (
        <ConfirmDialog
          title={`Gửi nhắc ${sendable} đơn vị?`}
          confirmLabel={`Gửi nhắc ${sendable} đơn vị`}
          busy={send.isPending}
          error={send.isError ? problemTitle(send.error) : undefined}
          onConfirm={() => send.mutate()}
          onClose={() => setAsking(false)}
        >
          Thông báo hiện ngay ở trang Việc của tôi của từng đơn vị và được ghi vào nhật ký.
        </ConfirmDialog>
      )}
    </SidePanel>
  );
}

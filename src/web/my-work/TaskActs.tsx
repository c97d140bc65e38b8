import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import type { MyRound, MyTask, MyWork } from "../../contract/collection.ts";
import { formatOfficialShortDate } from "../../domain/kernel/local-date.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { Button } from "../parts/Button.tsx";
import { ConfirmDialog } from "../parts/ConfirmDialog.tsx";
import { Input, Select, TextArea } from "../parts/Field.tsx";
import { showToast } from "../parts/Toast.tsx";

export interface TaskActProps {
  readonly task: MyTask;
  readonly round: MyRound;
}

type Colleagues = MyWork["colleagues"];
type Act = "obstacle" | "not_ours" | "hand-over";

/** What else can be done with a task, behind one quiet button each. */
export function QuietActs({
  task,
  round,
  colleagues,
}: TaskActProps & { readonly colleagues: Colleagues }) {
  const [act, setAct] = useState<Act>();
  const close = () => setAct(undefined);
  return (
    <>
      <details class="task-more">
        <summary aria-label={`Việc khác với nội dung ${task.itemNumber}`}>Việc khác</summary>
        <Button size="small" kind="quiet" onClick={() => setAct("hand-over")}>
          Chuyển người khác
        </Button>
        <Button size="small" kind="quiet" onClick={() => setAct("obstacle")}>
          Báo vướng mắc
        </Button>
        <Button size="small" kind="quiet" onClick={() => setAct("not_ours")}>
          Không thuộc đơn vị tôi
        </Button>
      </details>
      {(act === "obstacle" || act === "not_ours") && (
        <RaiseIssue {...{ task, round }} kind={act} onClose={close} />
      )}
      {act === "hand-over" && <HandOver {...{ task, round, colleagues }} onClose={close} />}
    </>
  );
}

const ISSUES = {
  obstacle: {
    title: "Báo vướng mắc ở nội dung",
    label: "Vướng mắc",
    said: "Đã gửi vướng mắc đến Văn phòng.",
  },
  not_ours: {
    title: "Không thuộc đơn vị tôi: nội dung",
    label: "Vì sao, và đơn vị nào phụ trách (nếu biết)",
    said: "Đã báo Văn phòng. Phần việc vẫn ở đơn vị cho đến khi Văn phòng trả lời.",
  },
} as const;

function RaiseIssue({
  task,
  round,
  kind,
  onClose,
}: TaskActProps & { readonly kind: "obstacle" | "not_ours"; readonly onClose: () => void }) {
  const client = useQueryClient();
  const [body, setBody] = useState("");
  const { title, label, said } = ISSUES[kind];
  const raise = useMutation({
    mutationFn: () =>
      api.post(`/obligations/${round.obligationId}/issues`, { itemId: task.itemId, kind, body }),
    onSuccess: async () => {
      showToast({ text: said });
      onClose();
      await client.invalidateQueries({ queryKey: ["my-work"] });
    },
  });
  return (
    <ConfirmDialog
      title={`${title} ${task.itemNumber}`}
      confirmLabel="Gửi Văn phòng"
      busy={raise.isPending}
      error={raise.isError ? problemTitle(raise.error) : undefined}
      onConfirm={() => raise.mutate()}
      onClose={onClose}
    >
      <TextArea label={label} value={body} onValue={setBody} required />
    </ConfirmDialog>
  );
}

/** Gives a task to another person of the unit, or takes it back. */
function useHandOver({ task, round }: TaskActProps, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { accountId: string | null; words: string; until: string | null }) =>
      api.put(`/obligations/${round.obligationId}/tasks/${task.taskId}/holder`, body),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["my-work"] });
      onDone();
    },
  });
}

function HandOver({
  task,
  round,
  colleagues,
  onClose,
}: TaskActProps & { readonly colleagues: Colleagues; readonly onClose: () => void }) {
  const options = colleagues
    .filter(({ unitId }) => unitId === round.unitId)
    .map(({ accountId, fullName, position }) => ({
      value: accountId,
      label: position === "" ? fullName : `${fullName}, ${position}`,
    }));
  const [to, setTo] = useState(task.holder?.accountId ?? options[0]?.value ?? "");
  const [words, setWords] = useState("");
  const [until, setUntil] = useState("");
  const hand = useHandOver({ task, round }, () => {
    showToast({ text: `Đã chuyển nội dung ${task.itemNumber}.` });
    onClose();
  });
  return (
    <ConfirmDialog
      title={`Chuyển nội dung ${task.itemNumber} cho người khác trong đơn vị`}
      confirmLabel="Chuyển"
      busy={hand.isPending}
      error={hand.isError ? problemTitle(hand.error) : undefined}
      onConfirm={() => hand.mutate({ accountId: to, words, until: until === "" ? null : until })}
      onClose={onClose}
    >
      <p>Cả hai người đều thấy phần việc này; anh/chị lấy lại được bất cứ lúc nào.</p>
      <Select label="Người nhận" value={to} onValue={setTo} options={options} />
      <TextArea label="Lời nhắn" value={words} onValue={setWords} rows={2} optional />
      <Input
        label="Đến hết ngày"
        hint="Để trống nếu chuyển cho đến khi lấy lại."
        type="date"
        value={until}
        onValue={setUntil}
        optional
      />
    </ConfirmDialog>
  );
}

/** Who has a task in the unit, with the way to take it back. */
export function Holder({ task, round }: TaskActProps) {
  const take = useHandOver({ task, round }, () =>
    showToast({ text: `Đã lấy lại nội dung ${task.itemNumber}.` }),
  );
  const { holder } = task;
  if (holder === null) return null;
  return (
    <div class={holder.isActive ? "ink-2" : "warn-ink"}>
      {holder.isActive
        ? `${holder.handedBy} chuyển cho ${holder.fullName}`
        : `${holder.fullName} không còn làm ở đơn vị; cần người khác nhận`}
      {holder.until !== null && `, đến hết ${formatOfficialShortDate(holder.until)}`}
      {holder.words !== "" && `: “${holder.words}”`}{" "}
      <Button
        size="small"
        kind="quiet"
        busy={take.isPending}
        aria-label={`Lấy lại nội dung ${task.itemNumber}`}
        onClick={() => take.mutate({ accountId: null, words: "", until: null })}
      >
        Lấy lại
      </Button>
      {take.isError && <span class="son">{problemTitle(take.error)}</span>}
    </div>
  );
}

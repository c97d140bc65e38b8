import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import type { Page } from "../../contract/common.ts";
import type { MessageView, UrgingView } from "../../contract/urging.ts";
import { type MessageState, WAITING_FOR_A_PERSON } from "../../domain/urging/delivery.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { FilterPills } from "../parts/Choices.tsx";
import { ConfirmDialog } from "../parts/ConfirmDialog.tsx";
import { type Column, DataTable } from "../parts/DataTable.tsx";
import { Pager } from "../parts/Pager.tsx";
import { Card, Skeleton } from "../parts/Quiet.tsx";
import { showToast } from "../parts/Toast.tsx";
import { momentInWords } from "../parts/vietnam-time.ts";
import { MESSAGES_KEY, STATES, STATE_HINTS, STATE_WORDS, URGING_KEY } from "./urging-model.ts";

const LIMIT = 50;

interface Props {
  readonly counts: UrgingView["counts"];
  readonly mayManage: boolean;
}

/** Every letter and what became of it; those that need a person stand first. */
export function MessageList({ counts, mayManage }: Props) {
  const first = WAITING_FOR_A_PERSON.find((state) => (counts[state] ?? 0) > 0);
  const [shown, setShown] = useState<MessageState | "all">(first ?? "all");
  const [offset, setOffset] = useState(0);
  const [releasing, setReleasing] = useState<MessageView>();
  const state = shown === "all" ? undefined : shown;
  const messages = useQuery({
    queryKey: [...MESSAGES_KEY, shown, offset],
    queryFn: ({ signal }) =>
      api.get<Page<MessageView>>("/messages", { signal, query: { state, limit: LIMIT, offset } }),
  });
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const columns: readonly Column<MessageView>[] = [
    {
      key: "who",
      head: "Người nhận",
      isRowHead: true,
      cell: ({ fullName, unit, address }) => (
        <>
          {fullName}
          <small class="ink-3 block">{unit === "" ? address : `${unit} · ${address}`}</small>
        </>
      ),
    },
    { key: "subject", head: "Tiêu đề", cell: ({ subject }) => subject },
    {
      key: "state",
      head: "Tình trạng",
      cell: (message) => (
        <>
          <span class={WAITING_FOR_A_PERSON.includes(message.state) ? "son" : undefined}>
            {STATE_WORDS[message.state]}
          </span>
          <small class="ink-3 block">
            {momentInWords(message.changedAt)}
            {message.attempts > 1 && `, lần ${message.attempts}`}
          </small>
        </>
      ),
    },
    {
      key: "answer",
      head: "Máy chủ thư trả lời",
      cell: ({ lastAnswer, state: at }) =>
        lastAnswer === null || lastAnswer === "" ? (STATE_HINTS[at] ?? "") : lastAnswer,
    },
    {
      key: "act",
      head: <span class="hidden-visually">Việc làm được</span>,
      cell: (message) =>
        mayManage && WAITING_FOR_A_PERSON.includes(message.state) ? (
          <Button size="small" icon="refresh" onClick={() => setReleasing(message)}>
            Gửi lại
          </Button>
        ) : null,
    },
  ];
  if (all === 0)
    return (
      <Card title="Sổ thư gửi đi">
        <p class="ink-2">Chưa có thư nào. Thư từ lần nhắc đầu tiên sẽ hiện ở đây.</p>
      </Card>
    );
  return (
    <Card title="Sổ thư gửi đi">
      <FilterPills
        label="Tình trạng thư"
        value={shown}
        onValue={(next) => {
          setShown(next);
          setOffset(0);
        }}
        pills={[
          { value: "all" as const, label: "Tất cả", count: all },
          ...STATES.filter((each) => (counts[each] ?? 0) > 0).map((each) => ({
            value: each,
            label: STATE_WORDS[each],
            count: counts[each],
            tone: WAITING_FOR_A_PERSON.includes(each) ? ("warn" as const) : ("plain" as const),
          })),
        ]}
      />
      {messages.isError && (
        <Band tone="error" onRetry={() => void messages.refetch()}>
          {problemTitle(messages.error)}
        </Band>
      )}
      {messages.data === undefined && !messages.isError && <Skeleton rows={4} />}
      {messages.data !== undefined && (
        <>
          <DataTable
            caption="Thư gửi đi"
            columns={columns}
            groups={[{ key: "all", rows: messages.data.items }]}
            keyOf={({ id }) => id}
            empty="Không có thư nào ở tình trạng này."
          />
          <Pager offset={offset} limit={LIMIT} total={messages.data.total} onOffset={setOffset} />
        </>
      )}
      {releasing !== undefined && (
        <ReleaseDialog message={releasing} onClose={() => setReleasing(undefined)} />
      )}
    </Card>
  );
}

function ReleaseDialog({
  message,
  onClose,
}: {
  readonly message: MessageView;
  readonly onClose: () => void;
}) {
  const client = useQueryClient();
  const release = useMutation({
    mutationFn: () => api.post(`/messages/${message.id}/release`, {}),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: MESSAGES_KEY });
      await client.invalidateQueries({ queryKey: URGING_KEY });
      showToast({ text: `Thư tới ${message.fullName} sẽ gửi lại trong giờ được gửi.` });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={`Gửi lại thư tới ${message.fullName}?`}
      confirmLabel="Gửi lại"
      busy={release.isPending}
      error={release.isError ? problemTitle(release.error) : undefined}
      onConfirm={() => release.mutate()}
      onClose={onClose}
    >
      {message.state === "unknown"
        ? "Có thể người nhận đã có thư này. Gửi lại thì họ có thể nhận hai thư."
        : "Thư được soạn lại theo việc còn thiếu lúc gửi. Nếu người nhận đã nộp đủ, thư thôi gửi."}
    </ConfirmDialog>
  );
}

import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import type { Page } from "../../contract/common.ts";
import type { AccountView, HeldTask, UnitView } from "../../contract/organisation.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { ConfirmDialog } from "../parts/ConfirmDialog.tsx";
import { Select } from "../parts/Field.tsx";
import { Skeleton } from "../parts/Quiet.tsx";
import { showToast } from "../parts/Toast.tsx";
import { type LeftUnit, colleaguesOf, leftUnits, unitsHeld } from "./leaving.ts";
import { ACCOUNTS_KEY } from "./use-organisation.ts";

interface LeaveProps {
  readonly account: AccountView;
  readonly accounts: readonly AccountView[];
  readonly onClose: () => void;
}

/** All of the unit takes over; a person chooses it, it is never assumed. */
const ALL_OF_UNIT = "all";

const useHeld = (accountId: string, isAsked: boolean) =>
  useQuery({
    queryKey: ["held-tasks", accountId],
    queryFn: ({ signal }) =>
      api.get<Page<HeldTask>>(`/accounts/${accountId}/held-tasks`, {
        signal,
        query: { limit: 500 },
      }),
    enabled: isAsked,
    gcTime: 0,
  });

/** Successors as the form holds them and as they are sent; undefined while a unit is not answered. */
function useSuccessors(units: readonly LeftUnit[]) {
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const successors = units.map(({ unitId }) => {
    const value = chosen[unitId] ?? "";
    return { unitId, accountId: value === ALL_OF_UNIT ? null : value };
  });
  return {
    chosen,
    choose: (unitId: string, value: string) => setChosen({ ...chosen, [unitId]: value }),
    successors,
    isAnswered: successors.every(({ accountId }) => accountId !== ""),
  };
}

const UNANSWERED = "Chọn người nhận phần việc ở từng đơn vị trước.";

interface HandingProps extends Omit<LeaveProps, "onClose"> {
  readonly units: readonly LeftUnit[];
  readonly handing: ReturnType<typeof useSuccessors>;
}

/** What is handed to whom, unit by unit. */
function Handing({ account, accounts, units, handing }: HandingProps) {
  if (units.length === 0)
    return <p class="ink-2">{account.fullName} không giữ riêng phần việc nào đang còn phải làm.</p>;
  return (
    <>
      {units.map(({ unitId, unit, tasks }) => {
        const colleagues = colleaguesOf(accounts, account, unitId);
        return (
          <section key={unitId} class="handing" aria-label={`Phần việc ở ${unit}`}>
            <h3>
              {unit}: {tasks.length} phần việc đang giữ
            </h3>
            <ul tabIndex={0} aria-label={`Phần việc đang giữ ở ${unit}`}>
              {tasks.map(({ taskId, itemNumber, itemTitle }) => (
                <li key={taskId}>
                  <b class="tn">{itemNumber}</b> {itemTitle ?? "nội dung hạn chế người xem"}
                </li>
              ))}
            </ul>
            <p class="ink-3">{[...new Set(tasks.map(({ round }) => round))].join("; ")}</p>
            {colleagues.length === 0 && (
              <Band tone="warn">
                {unit} không còn ai khác có tài khoản. Văn phòng sẽ thấy đơn vị này chưa có người
                làm cho đến khi có tài khoản mới.
              </Band>
            )}
            <Select
              label={`Giao lại cho ai ở ${unit}`}
              value={handing.chosen[unitId] ?? ""}
              onValue={(value) => handing.choose(unitId, value)}
              options={[
                { value: "", label: "Chọn…" },
                ...colleagues.map(({ id, fullName, position }) => ({
                  value: id,
                  label: position === "" ? fullName : `${fullName}, ${position}`,
                })),
                {
                  value: ALL_OF_UNIT,
                  label:
                    colleagues.length === 0
                      ? "Để đơn vị, chờ tài khoản mới"
                      : "Cả đơn vị cùng nhận, không giao riêng ai",
                },
              ]}
            />
          </section>
        );
      })}
    </>
  );
}

/** Asks before a person is locked out or let in again, and who takes over their work. */
export function LockDialog({ account, accounts, onClose }: LeaveProps) {
  const client = useQueryClient();
  const isDisabled = !account.isDisabled;
  const verb = isDisabled ? "Khóa" : "Mở khóa";
  const held = useHeld(account.id, isDisabled);
  const units = leftUnits(held.data?.items ?? []);
  const handing = useSuccessors(units);
  const [isTold, setTold] = useState(false);
  const change = useMutation({
    mutationFn: () =>
      api.patch(`/accounts/${account.id}`, { isDisabled, successors: handing.successors }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ACCOUNTS_KEY });
      showToast({ text: `Đã ${verb.toLowerCase()} tài khoản ${account.username}.` });
      onClose();
    },
  });
  const isReady = handing.isAnswered && (!isDisabled || held.data !== undefined);
  return (
    <ConfirmDialog
      title={`${verb} tài khoản ${account.username}?`}
      confirmLabel={`${verb} tài khoản`}
      danger={isDisabled}
      busy={change.isPending}
      error={
        change.isError ? problemTitle(change.error) : isTold && !isReady ? UNANSWERED : undefined
      }
      onConfirm={() => (isReady ? change.mutate() : setTold(true))}
      onClose={onClose}
    >
      <div class="leaving">
        <p>
          {isDisabled
            ? `${account.fullName} không đăng nhập được nữa. Mọi việc người này đã làm vẫn còn nguyên.`
            : `${account.fullName} đăng nhập lại được bằng mật khẩu cũ.`}
        </p>
        {isDisabled && <Loaded held={held} />}
        {held.data !== undefined && <Handing {...{ account, accounts, units, handing }} />}
      </div>
    </ConfirmDialog>
  );
}

const Loaded = ({ held }: { readonly held: ReturnType<typeof useHeld> }) => (
  <>
    {held.isPending && <Skeleton rows={3} />}
    {held.isError && (
      <Band tone="error" onRetry={() => void held.refetch()}>
        {problemTitle(held.error)}
      </Band>
    )}
  </>
);

/** Moves a person to another unit; what they had stays in the old one, with a name. */
export function MoveDialog({
  account,
  accounts,
  units: register,
  onClose,
}: LeaveProps & { readonly units: readonly UnitView[] }) {
  const client = useQueryClient();
  const own = unitsHeld(account, register);
  const [from, setFrom] = useState(own[0]?.id ?? "");
  const [to, setTo] = useState("");
  const held = useHeld(account.id, true);
  const units = leftUnits(held.data?.items ?? []).filter(({ unitId }) => unitId === from);
  const handing = useSuccessors(units);
  const [isTold, setTold] = useState(false);
  const target = register.find(({ id }) => id === to);
  const move = useMutation({
    mutationFn: () =>
      api.post(`/accounts/${account.id}/move`, {
        fromUnitId: from,
        toUnitId: to,
        successors: handing.successors,
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ACCOUNTS_KEY });
      showToast({
        text: `Đã chuyển ${account.fullName} sang ${target?.shortName ?? "đơn vị mới"}.`,
      });
      onClose();
    },
  });
  const missing =
    to === "" ? "Chọn đơn vị chuyển đến." : handing.isAnswered ? undefined : UNANSWERED;
  return (
    <ConfirmDialog
      title={`Chuyển ${account.fullName} sang đơn vị khác?`}
      confirmLabel={target === undefined ? "Chuyển đơn vị" : `Chuyển sang ${target.shortName}`}
      busy={move.isPending}
      error={move.isError ? problemTitle(move.error) : isTold ? missing : undefined}
      onConfirm={() =>
        missing === undefined && held.data !== undefined ? move.mutate() : setTold(true)
      }
      onClose={onClose}
    >
      <div class="leaving">
        <p>
          Tài khoản và mật khẩu giữ nguyên; số liệu đã nhập, đã nộp vẫn ghi tên người này. Phần việc
          ở đơn vị cũ giao lại như dưới đây.
        </p>
        {own.length > 1 && (
          <Select
            label="Thôi làm ở"
            value={from}
            onValue={setFrom}
            options={own.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <Select
          label="Chuyển đến"
          value={to}
          onValue={setTo}
          options={[
            { value: "", label: "Chọn đơn vị…" },
            ...register
              .filter(({ id }) => id !== from)
              .map(({ id, name }) => ({
                value: id,
                label: name,
              })),
          ]}
        />
        <Loaded held={held} />
        {held.data !== undefined && <Handing {...{ account, accounts, units, handing }} />}
      </div>
    </ConfirmDialog>
  );
}

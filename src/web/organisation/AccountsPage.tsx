import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";
import type { AccountView, UnitView } from "../../contract/organisation.ts";
import { problemTitle } from "../api/problem.ts";
import { useSession } from "../api/session.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { FilterPills } from "../parts/Choices.tsx";
import { DataTable } from "../parts/DataTable.tsx";
import { Icon } from "../parts/Icon.tsx";
import { later } from "../parts/later.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Skeleton } from "../parts/Quiet.tsx";
import { Workspace } from "../parts/SidePanel.tsx";
import { AddAccountPanel } from "./AddAccountPanel.tsx";
import { rolesInWords } from "./organisation-model.ts";
import { useAccounts, useUnits } from "./use-organisation.ts";
import "./organisation.css";

const LockDialog = later(() => import("./LeaveDialogs.tsx").then((m) => m.LockDialog));
const MoveDialog = later(() => import("./LeaveDialogs.tsx").then((m) => m.MoveDialog));

type Shown = "all" | "open" | "locked";

/** Who may sign in, and as what (Người dùng). */
export function AccountsPage() {
  const accounts = useAccounts();
  const units = useUnits();
  const failed = accounts.isError ? accounts : units.isError ? units : undefined;
  if (accounts.data === undefined || units.data === undefined) {
    return (
      <>
        <PageHead title="Người dùng" tab="Người dùng" />
        {failed === undefined ? (
          <Skeleton rows={14} />
        ) : (
          <Band tone="error" onRetry={() => void failed.refetch()}>
            {problemTitle(failed.error)}
          </Band>
        )}
      </>
    );
  }
  return <Loaded accounts={accounts.data} units={units.data} />;
}

function Loaded({
  accounts,
  units,
}: {
  readonly accounts: readonly AccountView[];
  readonly units: readonly UnitView[];
}) {
  const { query, path, route } = useLocation();
  const { account: own } = useSession();
  const [shown, setShown] = useState<Shown>("all");
  const [locking, setLocking] = useState<AccountView>();
  const [moving, setMoving] = useState<AccountView>();
  const unitOf = new Map(units.map((unit) => [unit.id, unit]));
  const locked = accounts.filter((account) => account.isDisabled).length;
  const rows = accounts.filter(
    (account) => shown === "all" || account.isDisabled === (shown === "locked"),
  );
  return (
    <>
      <PageHead
        tab="Người dùng"
        crumbs={[{ label: "Người dùng và quyền" }]}
        title={
          <>
            <span class="tn">{accounts.length}</span> tài khoản
            {locked > 0 && (
              <>
                , <span class="tn">{locked}</span> đang khóa
              </>
            )}
          </>
        }
        actions={
          <Button kind="primary" icon="plus" onClick={() => route(`${path}?them=co`, true)}>
            Thêm tài khoản
          </Button>
        }
      >
        <FilterPills
          label="Lọc tài khoản"
          value={shown}
          onValue={setShown}
          pills={[
            { value: "all", label: "Tất cả", count: accounts.length },
            { value: "open", label: "Đang dùng", count: accounts.length - locked },
            { value: "locked", label: "Đang khóa", count: locked },
          ]}
        />
      </PageHead>
      <Workspace
        panel={
          query["them"] === "co" && (
            <AddAccountPanel units={units} onClose={() => route(path, true)} />
          )
        }
      >
        <DataTable
          caption="Tài khoản"
          keyOf={(account: AccountView) => account.id}
          rowClass={(account) => (account.isDisabled ? "is-locked" : undefined)}
          columns={[
            {
              key: "name",
              head: "Họ và tên",
              width: 180,
              isRowHead: true,
              cell: (account) => account.fullName,
            },
            { key: "user", head: "Tên đăng nhập", width: 120, cell: (account) => account.username },
            {
              key: "roles",
              head: "Vai trò",
              width: 260,
              cell: (account) => (
                <>
                  {rolesInWords(account.roles, unitOf)}
                  {account.hasClearance && <small> · được xem nội dung mật</small>}
                </>
              ),
            },
            { key: "position", head: "Chức vụ", width: 180, cell: (account) => account.position },
            {
              key: "phone",
              head: "Điện thoại",
              width: 116,
              cell: (account) => <span class="nowrap">{account.phone}</span>,
            },
            {
              key: "state",
              head: "Tình trạng",
              width: 96,
              cell: (account) =>
                account.isDisabled ? (
                  <span class="row">
                    <Icon name="lock" size={14} />
                    Đang khóa
                  </span>
                ) : (
                  "Đang dùng"
                ),
            },
            {
              key: "act",
              head: <span class="hidden-visually">Chuyển đơn vị, khóa, mở khóa</span>,
              width: 190,
              cell: (account) => (
                <span class="row">
                  {!account.isDisabled && account.roles.some(({ unitId }) => unitId !== null) && (
                    <Button
                      kind="quiet"
                      size="small"
                      aria-label={`Chuyển đơn vị của ${account.username}`}
                      onClick={() => setMoving(account)}
                    >
                      Chuyển đơn vị
                    </Button>
                  )}
                  {account.id !== own.id && (
                    <Button
                      kind="quiet"
                      size="small"
                      aria-label={`${account.isDisabled ? "Mở khóa" : "Khóa"} tài khoản ${account.username}`}
                      onClick={() => setLocking(account)}
                    >
                      {account.isDisabled ? "Mở khóa" : "Khóa"}
                    </Button>
                  )}
                </span>
              ),
            },
          ]}
          groups={[{ key: "all", rows }]}
          empty="Không có tài khoản nào ở mục này."
        />
      </Workspace>
      {locking !== undefined && (
        <LockDialog account={locking} accounts={accounts} onClose={() => setLocking(undefined)} />
      )}
      {moving !== undefined && (
        <MoveDialog
          account={moving}
          accounts={accounts}
          units={units}
          onClose={() => setMoving(undefined)}
        />
      )}
    </>
  );
}

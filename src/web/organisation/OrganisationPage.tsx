import { useLocation } from "preact-iso";
import type { UnitGroupView, UnitView } from "../../contract/organisation.ts";
import { problemTitle } from "../api/problem.ts";
import { useSession } from "../api/session.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { Segmented } from "../parts/Choices.tsx";
import { DataTable } from "../parts/DataTable.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Card, EmptyState, Skeleton } from "../parts/Quiet.tsx";
import { Workspace } from "../parts/SidePanel.tsx";
import { KINDS, KIND_LABELS, kindsInWords } from "./organisation-model.ts";
import { RegisterPanel } from "./RegisterPanel.tsx";
import { UnitSheet } from "./UnitSheet.tsx";
import { useUnitGroups, useUnits } from "./use-organisation.ts";
import "./organisation.css";

/** The register of units valid today (Tổ chức). */
export function OrganisationPage() {
  const units = useUnits();
  const groups = useUnitGroups();
  const failed = units.isError ? units : groups.isError ? groups : undefined;
  if (units.data === undefined || groups.data === undefined) {
    return (
      <>
        <PageHead title="Tổ chức" tab="Tổ chức" />
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
  return <Loaded units={units.data} groups={groups.data} />;
}

type View = "don-vi" | "nhom";

const VIEWS = [
  { value: "don-vi", label: "Đơn vị" },
  { value: "nhom", label: "Nhóm đơn vị" },
] as const;

interface LoadedProps {
  readonly units: readonly UnitView[];
  readonly groups: readonly UnitGroupView[];
}

const codesOf = (unit: UnitView): string => unit.codes.map(({ code }) => code).join(", ");

function Groups({ units, groups }: LoadedProps) {
  const nameOf = new Map(units.map((unit) => [unit.id, unit.shortName]));
  return (
    <section class="unit-groups" aria-label="Nhóm đơn vị">
      {groups.map((group) => (
        <Card
          key={group.id}
          title={group.name}
          aside={<span class="t-12 ink-3 tn">{group.memberIds.length} đơn vị</span>}
        >
          {group.aliases.length > 0 && (
            <p class="t-12 ink-2">Trong văn bản còn ghi: {group.aliases.join("; ")}</p>
          )}
          <p class="t-12">{group.memberIds.map((id) => nameOf.get(id) ?? "").join(", ")}</p>
        </Card>
      ))}
    </section>
  );
}

function Loaded({ units, groups }: LoadedProps) {
  const { query, path, route } = useLocation();
  const { account } = useSession();
  const mayManage = account.roles.some(({ role }) => role === "admin" || role === "office");
  const opened = units.find((unit) => unit.id === query["don-vi"]);
  const isAdding = query["nap"] === "co" && mayManage;
  const view: View = query["xem"] === "nhom" ? "nhom" : "don-vi";
  const close = () => route(path, true);
  const add = mayManage && (
    <Button kind="primary" icon="upload" onClick={() => route(`${path}?nap=co`, true)}>
      Nạp danh mục
    </Button>
  );
  return (
    <>
      <PageHead
        tab="Tổ chức"
        crumbs={[{ label: "Danh mục đơn vị đang có hiệu lực" }]}
        title={
          units.length === 0 ? (
            "Chưa có đơn vị nào"
          ) : (
            <>
              <span class="tn">{units.length}</span> đơn vị: {kindsInWords(units)}
            </>
          )
        }
        actions={
          <>
            {groups.length > 0 && (
              <Segmented
                label="Cách xem"
                value={view}
                options={VIEWS}
                onValue={(value) => route(value === "nhom" ? `${path}?xem=nhom` : path, true)}
              />
            )}
            {add}
          </>
        }
      />
      <Workspace
        panel={
          isAdding ? (
            <RegisterPanel onClose={close} />
          ) : (
            opened !== undefined && (
              <UnitSheet key={opened.id} unit={opened} groups={groups} onClose={close} />
            )
          )
        }
      >
        {units.length === 0 ? (
          <EmptyState>
            {mayManage
              ? "Nạp tệp danh mục đơn vị để bắt đầu; mọi kế hoạch và biểu mẫu đều dựa vào danh mục này."
              : "Quản trị hoặc Văn phòng nạp danh mục đơn vị để bắt đầu."}
          </EmptyState>
        ) : view === "nhom" ? (
          <Groups units={units} groups={groups} />
        ) : (
          <DataTable
            caption="Đơn vị theo loại"
            focus="rows"
            keyOf={(unit: UnitView) => unit.id}
            selected={opened?.id}
            onOpen={(unit) => route(`${path}?don-vi=${unit.id}`, true)}
            columns={[
              {
                key: "name",
                head: "Tên chính thức",
                width: 300,
                isRowHead: true,
                cell: (unit) => unit.name,
              },
              { key: "short", head: "Tên ngắn", width: 190, cell: (unit) => unit.shortName },
              { key: "abbr", head: "Viết tắt", width: 84, cell: (unit) => unit.abbreviation },
              { key: "codes", head: "Mã", width: 110, cell: codesOf },
              {
                key: "aliases",
                head: "Tên gọi khác",
                kind: "number",
                width: 96,
                cell: (unit) => (unit.aliases.length === 0 ? "–" : unit.aliases.length),
              },
            ]}
            groups={KINDS.map((kind) => ({
              key: kind,
              head: KIND_LABELS[kind],
              rows: units.filter((unit) => unit.kind === kind),
            }))
              .filter(({ rows }) => rows.length > 0)
              .map((group) => ({ ...group, aside: <b class="tn">{group.rows.length}</b> }))}
          />
        )}
      </Workspace>
    </>
  );
}

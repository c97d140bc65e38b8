import { useLocation } from "preact-iso";
import { useEffect } from "preact/hooks";
import type { DirectiveView } from "../../contract/directive.ts";
import { formatOfficialShortDate } from "../../domain/kernel/local-date.ts";
import { problemTitle } from "../api/problem.ts";
import { useSession } from "../api/session.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { FilterPills } from "../parts/Choices.tsx";
import { DataTable } from "../parts/DataTable.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { EmptyState, Skeleton } from "../parts/Quiet.tsx";
import { Workspace } from "../parts/SidePanel.tsx";
import { useMediaQuery } from "../parts/use-media-query.ts";
import { vietnamDay } from "../parts/vietnam-time.ts";
import { setCount } from "../shell/counts.ts";
import { DirectivePanel } from "./DirectivePanel.tsx";
import {
  type DirectiveFilter,
  FILTERS,
  FILTER_LABELS,
  byUrgency,
  countPlace,
  isShown,
  placeOf,
  standingInWords,
  subjectInWords,
} from "./directive-model.ts";
import { useDirectives } from "./use-directives.ts";
import "./directives.css";

const isFilter = (text: string | undefined): text is DirectiveFilter =>
  FILTERS.some((filter) => filter === text);

/** Orders given and received, until they are closed (Ý kiến chỉ đạo). */
export function DirectivesPage() {
  const directives = useDirectives();
  const list = directives.data?.items;
  if (list === undefined) {
    return (
      <>
        <PageHead title="Ý kiến chỉ đạo" tab="Ý kiến chỉ đạo" />
        {directives.isError ? (
          <Band tone="error" onRetry={() => void directives.refetch()}>
            {problemTitle(directives.error)}
          </Band>
        ) : (
          <Skeleton rows={10} />
        )}
      </>
    );
  }
  return <Loaded list={list} isFetching={directives.isFetching} />;
}

function Sentence({
  list,
  isUnit,
}: {
  readonly list: readonly DirectiveView[];
  readonly isUnit: boolean;
}) {
  const late = countPlace(list, "qua-han");
  const waiting = countPlace(list, isUnit ? "dang-lam" : "da-bao-cao");
  if (list.length === 0) return <>Chưa có ý kiến chỉ đạo nào</>;
  if (late === 0 && waiting === 0) {
    return isUnit ? <>Đơn vị không còn việc chờ báo cáo</> : <>Không có việc quá hạn</>;
  }
  const rest = isUnit ? "việc đang làm" : "việc đã báo cáo, chờ đóng";
  return (
    <>
      {late > 0 && (
        <>
          <span class="son tn">{late}</span> việc quá hạn
          {waiting > 0 && ", "}
        </>
      )}
      {waiting > 0 && (
        <>
          <span class="tn">{waiting}</span> {rest}
        </>
      )}
    </>
  );
}

const standing = (directive: DirectiveView) => (
  <span class={`standing is-${placeOf(directive)}`}>{standingInWords(directive)}</span>
);

function Loaded({
  list,
  isFetching,
}: {
  readonly list: readonly DirectiveView[];
  readonly isFetching: boolean;
}) {
  const { query, path, route } = useLocation();
  const { account } = useSession();
  const isPhone = useMediaQuery("(max-width: 700px)");
  const holds = (...roles: readonly string[]) =>
    account.roles.some(({ role }) => roles.includes(role));
  const isUnit = holds("unit_officer", "unit_head");
  const asked = query["loc"];
  const filter: DirectiveFilter = isFilter(asked) ? asked : "tat-ca";
  const shown = byUrgency(list.filter((directive) => isShown(directive, filter)));
  const opened = list.find(({ id }) => id === query["muc"]);
  const late = countPlace(list, "qua-han");
  useEffect(() => setCount("/chi-dao", late), [late]);

  const go = (changes: Readonly<Record<string, string | undefined>>) => {
    const next = new URLSearchParams(query);
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) next.delete(name);
      else next.set(name, value);
    }
    const text = next.toString();
    route(text === "" ? path : `${path}?${text}`, true);
  };
  const open = (directive: DirectiveView) => go({ muc: directive.id });

  return (
    <>
      <PageHead
        tab="Ý kiến chỉ đạo"
        title={<Sentence list={list} isUnit={isUnit} />}
        crumbs={[{ label: "Ý kiến chỉ đạo" }]}
        aside={isFetching && <span class="ink-3">Đang cập nhật…</span>}
        actions={
          holds("leader") && (
            <Button kind="primary" icon="plus" href="/dieu-hanh?chi-dao=moi">
              Giao việc
            </Button>
          )
        }
      >
        <FilterPills
          label="Lọc ý kiến chỉ đạo"
          value={filter}
          onValue={(value) => go({ loc: value === "tat-ca" ? undefined : value })}
          pills={FILTERS.map((value) => ({
            value,
            label: FILTER_LABELS[value],
            count: countPlace(list, value),
          }))}
        />
      </PageHead>
      <Workspace
        panel={
          opened !== undefined && (
            <DirectivePanel
              key={opened.id}
              directive={opened}
              mayAnswer={isUnit}
              mayClose={holds("leader", "office")}
              onClose={() => go({ muc: undefined })}
            />
          )
        }
      >
        {shown.length === 0 ? (
          <EmptyState>
            {list.length === 0
              ? isUnit
                ? "Chưa có ý kiến chỉ đạo nào gửi đến đơn vị. Khi có, việc sẽ hiện ở đây."
                : "Chưa có ý kiến chỉ đạo nào. Lãnh đạo giao việc ở trang Điều hành."
              : `Không có việc nào ở mục ${FILTER_LABELS[filter]}.`}
          </EmptyState>
        ) : isPhone ? (
          <ul class="directive-cards">
            {shown.map((directive) => (
              <li key={directive.id}>
                <button type="button" class="card directive-card" onClick={() => open(directive)}>
                  <span class="row between">
                    <b>{directive.unit}</b>
                    {standing(directive)}
                  </span>
                  <span>{directive.body}</span>
                  <span class="t-12 ink-2">
                    {[subjectInWords(directive), `hạn ${formatOfficialShortDate(directive.dueOn)}`]
                      .filter((part) => part !== "")
                      .join(" · ")}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        ) : (
          <DataTable
            caption="Ý kiến chỉ đạo"
            focus="rows"
            keyOf={(directive: DirectiveView) => directive.id}
            selected={opened?.id}
            onOpen={open}
            columns={[
              {
                key: "unit",
                head: "Giao cho",
                width: 190,
                isRowHead: true,
                cell: (directive) => directive.unit,
              },
              {
                key: "body",
                head: "Nội dung",
                width: 360,
                cell: (directive) => <span class="two-lines">{directive.body}</span>,
              },
              { key: "about", head: "Về", width: 110, cell: subjectInWords },
              {
                key: "given",
                head: "Giao ngày",
                kind: "number",
                width: 90,
                cell: (directive) => formatOfficialShortDate(vietnamDay(directive.issuedAt)),
              },
              {
                key: "due",
                head: "Hạn báo cáo",
                kind: "number",
                width: 96,
                cell: (directive) => formatOfficialShortDate(directive.dueOn),
              },
              { key: "state", head: "Tình trạng", width: 130, cell: standing },
            ]}
            groups={[{ key: "all", rows: shown }]}
          />
        )}
      </Workspace>
    </>
  );
}

import { useQuery } from "@tanstack/preact-query";
import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";
import type { Page } from "../../contract/common.ts";
import type { IndicatorView } from "../../contract/form.ts";
import { foldForSearch } from "../../domain/kernel/vietnamese-text.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { useSession } from "../api/session.ts";
import { Band } from "../parts/Band.tsx";
import { DataTable } from "../parts/DataTable.tsx";
import { Input } from "../parts/Field.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Skeleton } from "../parts/Quiet.tsx";
import { Workspace } from "../parts/SidePanel.tsx";
import { INDICATORS_KEY, IndicatorPanel } from "./IndicatorPanel.tsx";
import { DIRECTIONS, OVER_TIME, OVER_UNITS, labelIn, providersInWords } from "./indicator-words.ts";
import "./forms.css";

const matches = ({ code, name, source }: IndicatorView, words: string): boolean =>
  foldForSearch(`${code} ${name} ${source}`).includes(foldForSearch(words));

/** Every page of the register, one after the other. */
async function wholeRegister(signal: AbortSignal): Promise<readonly IndicatorView[]> {
  const items: IndicatorView[] = [];
  for (let offset: number | null = 0; offset !== null;) {
    const query = { limit: 500, offset };
    const page: Page<IndicatorView> = await api.get<Page<IndicatorView>>("/indicators", {
      signal,
      query,
    });
    items.push(...page.items);
    offset = page.nextOffset;
  }
  return items;
}

/** What is measured, how it is written and added up (Danh mục chỉ tiêu thống kê). */
export function IndicatorsPage() {
  const { account } = useSession();
  const { path, query, route } = useLocation();
  const [words, setWords] = useState("");
  const register = useQuery({
    queryKey: INDICATORS_KEY,
    queryFn: ({ signal }) => wholeRegister(signal),
  });
  const all = register.data;
  const chosen = all?.find(({ id }) => id === query["chi-tieu"]);
  const rows = (all ?? [])
    .filter((each) => matches(each, words))
    .sort((a, b) => a.code.localeCompare(b.code, "vi", { numeric: true }));
  const undefinedCount = (all ?? []).filter(({ definition }) => definition === "").length;
  return (
    <>
      <PageHead
        tab="Danh mục chỉ tiêu"
        crumbs={[{ label: "Biểu mẫu", href: "/bieu-mau" }]}
        title={
          all === undefined
            ? "Danh mục chỉ tiêu"
            : `${all.length} chỉ tiêu thống kê${undefinedCount === 0 ? "" : `, ${undefinedCount} chưa ghi khái niệm`}`
        }
      >
        <Input
          label="Tìm theo mã, tên, nguồn"
          labelHidden
          placeholder="Tìm theo mã, tên, nguồn"
          type="search"
          value={words}
          onValue={setWords}
        />
      </PageHead>
      {register.isError && (
        <Band tone="error" onRetry={() => void register.refetch()}>
          {problemTitle(register.error)}
        </Band>
      )}
      {all === undefined && !register.isError && <Skeleton rows={14} />}
      {all !== undefined && (
        <Workspace
          panel={
            chosen !== undefined && (
              <IndicatorPanel
                key={chosen.id}
                indicator={chosen}
                indicators={all}
                mayChange={account.roles.some(({ role }) => role === "finance")}
                onClose={() => route(path, true)}
              />
            )
          }
        >
          <DataTable
            caption="Chỉ tiêu thống kê"
            focus="rows"
            keyOf={(indicator: IndicatorView) => indicator.id}
            selected={chosen?.id}
            onOpen={(indicator) => route(`${path}?chi-tieu=${indicator.id}`, true)}
            columns={[
              { key: "code", head: "Mã", width: 120, cell: ({ code }) => code },
              { key: "name", head: "Tên", width: 300, isRowHead: true, cell: ({ name }) => name },
              { key: "unit", head: "Đơn vị tính", width: 96, cell: (each) => each.unitOfMeasure },
              {
                key: "decimals",
                head: "Số lẻ",
                width: 56,
                kind: "number",
                cell: ({ decimals }) => decimals,
              },
              {
                key: "direction",
                head: "Chiều",
                width: 130,
                cell: ({ direction }) => labelIn(DIRECTIONS, direction),
              },
              {
                key: "units",
                head: "Theo đơn vị",
                width: 150,
                cell: ({ overUnits }) => labelIn(OVER_UNITS, overUnits),
              },
              {
                key: "time",
                head: "Theo thời gian",
                width: 120,
                cell: ({ overTime }) => labelIn(OVER_TIME, overTime),
              },
              {
                key: "source",
                head: "Nguồn",
                width: 160,
                cell: ({ source }) => (
                  <span class="indicator-source" title={source}>
                    {source}
                  </span>
                ),
              },
              { key: "providers", head: "Cung cấp", width: 140, cell: providersInWords },
            ]}
            groups={[{ key: "all", rows }]}
            empty={
              words === ""
                ? "Chưa có chỉ tiêu nào; chỉ tiêu sinh ra từ mục tiêu của kế hoạch và từ dòng của biểu."
                : `Không có chỉ tiêu nào khớp “${words}”.`
            }
          />
        </Workspace>
      )}
    </>
  );
}

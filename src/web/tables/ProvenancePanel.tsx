import { useQuery } from "@tanstack/preact-query";
import type { ProvenanceView } from "../../contract/consolidation.ts";
import type { StatisticalTable } from "../../domain/consolidation/statistical-table.ts";
import { api } from "../api/client.ts";
import { problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { IllustrativeMark } from "../parts/Chip.tsx";
import { Icon } from "../parts/Icon.tsx";
import { Skeleton } from "../parts/Quiet.tsx";
import { SidePanel } from "../parts/SidePanel.tsx";
import { CrossCheckBox } from "./CrossCheckBox.tsx";
import { crossChecks, providersInWords } from "./provenance-model.ts";
import { SourceState, SourceStory, sourceValue } from "./SourceStory.tsx";
import { type PlacedCell, columnName } from "./table-grid.ts";

export interface ProvenancePanelProps {
  readonly roundId: string;
  readonly formId: string;
  readonly table: StatisticalTable;
  readonly placed: PlacedCell;
  /** What the compared version printed here; undefined where it printed the same. */
  readonly before: string | undefined;
  readonly comparedVersion: number | undefined;
  readonly isIllustrative: boolean;
  readonly onClose: () => void;
}

function State({ placed }: { readonly placed: PlacedCell }) {
  const { cell } = placed;
  if (cell.state === "derived")
    return (
      <span class="source-state">
        <Icon name="chart" size={14} />
        Tự tính{cell.restsOnUnaccepted && ", có số chưa chấp nhận"}
      </span>
    );
  return <SourceState state={cell.state} />;
}

/** Where a number comes from: who typed it, when, what was said, and the line of the plan it answers. */
export function ProvenancePanel(props: ProvenancePanelProps) {
  const { roundId, formId, table, placed, before, comparedVersion, isIllustrative } = props;
  const { row, column, cell } = placed;
  const path = `/rounds/${roundId}/tables/${formId}/cells/${row.id}/${column.id}`;
  const trace = useQuery({
    queryKey: ["cell", roundId, formId, row.id, column.id],
    queryFn: ({ signal }) => api.get<ProvenanceView>(path, { signal }),
  });
  return (
    <SidePanel
      onClose={props.onClose}
      over={[table.code, row.number === "" ? "" : `dòng ${row.number}`, columnName(table, column)]
        .filter(Boolean)
        .join(" · ")}
      title={row.label}
      under={
        <>
          <p class="big-number">
            <b>{cell.text === "" ? "–" : cell.text}</b>
            {cell.value !== null && column.nature !== "derived" && (
              <span class="ink-2">{row.unitOfMeasure}</span>
            )}
            <State placed={placed} />
          </p>
          {before !== undefined && comparedVersion !== undefined && (
            <p class="ink-2">
              Bản {comparedVersion}: <span class="tn">{before}</span>
            </p>
          )}
          {(isIllustrative || trace.data?.isIllustrative === true) && <IllustrativeMark />}
        </>
      }
    >
      {cell.formula !== null && (
        <section class="formula">
          <h3>Cách tính</h3>
          <p class="tn">{cell.formula}</p>
        </section>
      )}
      {trace.isError && (
        <Band tone="error" onRetry={() => void trace.refetch()}>
          {problemTitle(trace.error)}
        </Band>
      )}
      {trace.isPending && <Skeleton rows={5} label="Đang tìm nguồn gốc" />}
      {trace.data !== undefined && (
        <>
          {cell.state !== "derived" && <Sources trace={trace.data} />}
          <PlanLine trace={trace.data} />
        </>
      )}
    </SidePanel>
  );
}

/** One unit's story in full, or the list of the units whose figures make the whole. */
function Sources({ trace }: { readonly trace: ProvenanceView }) {
  const mains = trace.sources.filter((source) => source.isMain);
  const [only, ...others] = mains;
  if (only === undefined)
    return <p class="ink-2">Dòng này chưa giao đơn vị nào cung cấp số liệu.</p>;
  if (others.length === 0)
    return (
      <>
        <SourceStory source={only} decimals={trace.decimals} />
        {crossChecks(trace).map((check) => (
          <CrossCheckBox key={check.second.unitId} check={check} decimals={trace.decimals} />
        ))}
      </>
    );
  return (
    <section>
      <h3>{providersInWords(trace)}</h3>
      <ul class="source-list">
        {mains.map((source) => (
          <li key={source.unitId}>
            <details>
              <summary>
                <span class="ellipsis">{source.unit}</span>
                <b class="tn">{sourceValue(source, trace.decimals)}</b>
                <SourceState state={source.state} />
              </summary>
              <SourceStory source={source} decimals={trace.decimals} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PlanLine({ trace }: { readonly trace: ProvenanceView }) {
  const { planLine } = trace;
  if (planLine === null)
    return <p class="ink-3">Dòng này không gắn với nội dung nào của kế hoạch.</p>;
  return (
    <section class="plan-line">
      <h3>Trả lời nội dung {planLine.itemNumber} của kế hoạch</h3>
      <blockquote>{planLine.targetText ?? planLine.originalText}</blockquote>
      <p class="plan-line-links">
        <a href={`/ke-hoach/${planLine.planId}#muc-${planLine.itemNumber}`}>
          <Icon name="document" size={14} />
          {planLine.documentName ?? "Xem trong kế hoạch"}
        </a>
        {planLine.targetCode !== null && (
          <a href={`/danh-gia?chi-tieu=${encodeURIComponent(planLine.targetCode)}`}>
            <Icon name="flag" size={14} />
            Xếp loại chỉ tiêu {planLine.targetCode}
          </a>
        )}
      </p>
    </section>
  );
}

import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import type {
  DifferenceView,
  ExplainDifferenceBody,
  TableView,
} from "../../contract/consolidation.ts";
import type { StatisticalTable } from "../../domain/consolidation/statistical-table.ts";
import { formatDecimal } from "../../domain/kernel/vietnamese-number.ts";
import { api } from "../api/client.ts";
import { fieldError, problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { TextArea } from "../parts/Field.tsx";
import { Icon } from "../parts/Icon.tsx";
import { EmptyState } from "../parts/Quiet.tsx";
import { SidePanel } from "../parts/SidePanel.tsx";
import { showToast } from "../parts/Toast.tsx";
import { momentInWords } from "../parts/vietnam-time.ts";
import { columnName } from "./table-grid.ts";
import type { DifferenceGroup } from "./use-differences.ts";

export interface DifferencesPanelProps {
  readonly view: TableView;
  readonly groups: readonly DifferenceGroup[];
  readonly onCell: (rowId: string, columnId: string) => void;
  readonly onClose: () => void;
}

/** Beside a table: figures of several units that contradict each other, each with its explanation. */
export function DifferencesPanel({ view, groups, onCell, onClose }: DifferencesPanelProps) {
  const open = groups.filter(({ isOpen }) => isOpen).length;
  return (
    <SidePanel
      over={view.table.code}
      title="Đối chiếu giữa các đơn vị"
      under={
        <p class="ink-2">
          {open === 0
            ? "Không còn chênh lệch nào giữ việc chốt số liệu."
            : `${open} chênh lệch phải sửa hoặc ghi lý do trước khi chốt.`}
        </p>
      }
      onClose={onClose}
    >
      {groups.length === 0 && (
        <EmptyState>Số liệu của các đơn vị khớp với mọi quy tắc đang bật.</EmptyState>
      )}
      <ul class="differences">
        {groups.map((group) => (
          <li key={group.key}>
            <GroupCard {...{ view, group, onCell }} />
          </li>
        ))}
      </ul>
    </SidePanel>
  );
}

const STATES = {
  blocking: "Chặn chốt: đơn vị phải sửa số liệu",
  must_explain: "Phải ghi lý do",
  hint: "Chỉ nhắc",
} as const satisfies Record<DifferenceView["severity"], string>;

const rowLabel = (table: StatisticalTable, rowId: string): string =>
  table.rows.find(({ id }) => id === rowId)?.label ?? "";

function columnLabel(table: StatisticalTable, columnId: string): string {
  const column = table.columns.find(({ id }) => id === columnId);
  return column === undefined ? "" : columnName(table, column);
}

interface GroupProps {
  readonly view: TableView;
  readonly group: DifferenceGroup;
  readonly onCell: (rowId: string, columnId: string) => void;
}

function GroupCard({ view, group, onCell }: GroupProps) {
  const { differences, isOpen } = group;
  const [first] = differences;
  if (first === undefined) return null;
  const { code, name, severity, condition, unit, rowId } = first;
  const unexplained = differences.filter(({ explanation }) => explanation === null);
  const mayExplain = view.open !== null && severity !== "blocking" && unexplained.length > 0;
  return (
    <article class="difference" aria-label={name}>
      <h3>
        <Icon name={isOpen ? "alert" : "check"} size={14} />
        <span>
          {code}. {name}
        </span>
      </h3>
      <p class={isOpen ? "warn-ink" : "ink-2"}>
        {unexplained.length === 0 ? "Đã ghi lý do" : STATES[severity]}
      </p>
      <p class="ink-2">
        {[unit, rowLabel(view.table, rowId)].filter(Boolean).join(" · ")}
        <code class="difference-condition">{condition}</code>
      </p>
      {differences.map((difference, at) => (
        <OneColumn
          key={difference.columnId}
          {...{ view, difference, onCell }}
          isUnfolded={at === differences.length - 1}
        />
      ))}
      <Words differences={differences} />
      {mayExplain && <ExplainForm {...{ view }} differences={unexplained} />}
    </article>
  );
}

interface OneColumnProps {
  readonly view: TableView;
  readonly difference: DifferenceView;
  readonly onCell: (rowId: string, columnId: string) => void;
  readonly isUnfolded: boolean;
}

/** Both figures of a column and their distance; behind them what each unit gave. */
function OneColumn({ view, difference, onCell, isUnfolded }: OneColumnProps) {
  const { rowId, columnId, left, right, gap, message, shares } = difference;
  const column = columnLabel(view.table, columnId);
  const waiting = shares.filter(({ isAccepted, value }) => !isAccepted && value !== null).length;
  return (
    <details class="difference-column" open={isUnfolded}>
      <summary>
        <span>{column}</span>
        <span class="tn">
          {formatDecimal(left)} / {formatDecimal(right)}
        </span>
        <b class="tn">lệch {formatDecimal(gap)}</b>
      </summary>
      <p>{message}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">Đơn vị</th>
            <th scope="col">Chỉ tiêu</th>
            <th scope="col" class="num">
              Số liệu
            </th>
          </tr>
        </thead>
        <tbody>
          {shares.map(({ unitId, unit, row, unitOfMeasure, value, isAccepted }, at) => (
            <tr key={`${unitId} ${at}`}>
              <td>{unit}</td>
              <td>{row}</td>
              <td class="num tn">
                {value === null ? "…" : `${formatDecimal(value)} ${unitOfMeasure}`}
                {value !== null && !isAccepted && <span class="ink-2"> (chưa duyệt)</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="difference-foot">
        <Button
          size="small"
          kind="quiet"
          aria-label={`Xem ô ${rowLabel(view.table, rowId)}, ${column}`}
          onClick={() => onCell(rowId, columnId)}
        >
          Xem ô
        </Button>
        {waiting > 0 && <span class="ink-2">{waiting} số chưa được chấp nhận</span>}
      </p>
    </details>
  );
}

/** What was written of the columns, each wording once; what no longer fits its figures apart. */
function Words({ differences }: { readonly differences: readonly DifferenceView[] }) {
  const standing = new Map(
    differences.flatMap(({ explanation }) =>
      explanation === null ? [] : [[explanation.body, explanation] as const],
    ),
  );
  const outdated = new Map(
    differences.flatMap((each) =>
      each.outdated === null ? [] : [[each.outdated.body, each.outdated] as const],
    ),
  );
  return (
    <>
      {[...standing.values()].map(({ id, body, by, at }) => (
        <blockquote key={id} class="difference-words">
          {body}
          <footer class="ink-2">
            {by}, {momentInWords(at)}; in dưới biểu
          </footer>
        </blockquote>
      ))}
      {[...outdated.values()].map(({ id, body, left, right }) => (
        <p key={id} class="ink-2">
          Lý do đã ghi cho số cũ ({formatDecimal(left)} và {formatDecimal(right)}): “{body}”. Số
          liệu đã đổi nên cần ghi lại.
        </p>
      ))}
    </>
  );
}

interface ExplainFormProps {
  readonly view: TableView;
  /** Those without an explanation, all of one rule at one row; never empty. */
  readonly differences: readonly DifferenceView[];
}

function ExplainForm({ view, differences }: ExplainFormProps) {
  const client = useQueryClient();
  const [body, setBody] = useState("");
  const [first] = differences;
  const path = `/rounds/${view.roundId}/tables/${view.formId}/differences/explanations`;
  const refresh = () => client.invalidateQueries({ queryKey: ["table", view.roundId] });
  const explain = useMutation({
    mutationFn: (request: ExplainDifferenceBody) => api.post(path, request),
    onSuccess: async (_answer, { code }) => {
      // the form goes, and the focus must not go with it
      document.getElementById("side-panel-title")?.focus({ preventScroll: true });
      await refresh();
      showToast({ text: `Đã ghi lý do cho chênh lệch ${code}.` });
    },
    // the figures have moved: show what they are now
    onError: refresh,
  });
  if (first === undefined) return null;
  const { code, unitId, rowId } = first;
  const notes = [...new Set(differences.flatMap(({ note }) => (note === "" ? [] : [note])))];
  const wrong = fieldError(explain.error, "body");
  return (
    <form
      class="difference-form"
      onSubmit={(event) => {
        event.preventDefault();
        const seen = differences.map(({ columnId, left, right }) => ({ columnId, left, right }));
        explain.mutate({ code, unitId, rowId, seen, body });
      }}
    >
      {explain.isError && wrong === undefined && (
        <Band tone="error">{problemTitle(explain.error)}</Band>
      )}
      {notes.map((note) => (
        <p key={note} class="ink-2">
          Đơn vị đã ghi: “{note}”.{" "}
          <Button size="small" onClick={() => setBody(note)}>
            Dùng lý do này
          </Button>
        </p>
      ))}
      <TextArea
        label={
          differences.length === 1
            ? "Lý do chênh lệch"
            : `Lý do chênh lệch, cho cả ${differences.length} cột`
        }
        hint="In thành ghi chú dưới biểu và trong báo cáo; không nêu số chưa duyệt của đơn vị."
        rows={3}
        maxLength={1000}
        value={body}
        onValue={setBody}
        error={wrong}
      />
      <Button type="submit" size="small" icon="note" busy={explain.isPending}>
        Ghi lý do
      </Button>
    </form>
  );
}

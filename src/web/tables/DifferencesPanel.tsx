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
import { differenceKey } from "./use-differences.ts";

export interface DifferencesPanelProps {
  readonly view: TableView;
  readonly differences: readonly DifferenceView[];
  readonly onCell: (rowId: string, columnId: string) => void;
  readonly onClose: () => void;
}

/** Beside a table: figures of several units that contradict each other, each with its explanation. */
export function DifferencesPanel({ view, differences, onCell, onClose }: DifferencesPanelProps) {
  const open = differences.filter(({ isOpen }) => isOpen).length;
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
      {differences.length === 0 && (
        <EmptyState>Số liệu của các đơn vị khớp với mọi quy tắc đang bật.</EmptyState>
      )}
      <ul class="differences">
        {differences.map((difference) => (
          <li key={differenceKey(difference)}>
            <DifferenceCard {...{ view, difference, onCell }} />
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

/** Row and column of the table that a difference shows at. */
export function placeOf(table: StatisticalTable, { rowId, columnId }: DifferenceView): string {
  const row = table.rows.find(({ id }) => id === rowId)?.label ?? "";
  const column = table.columns.find(({ id }) => id === columnId);
  return column === undefined ? row : `${row} · ${columnName(table, column)}`;
}

interface CardProps {
  readonly view: TableView;
  readonly difference: DifferenceView;
  readonly onCell: (rowId: string, columnId: string) => void;
}

function DifferenceCard({ view, difference, onCell }: CardProps) {
  const { name, code, severity, left, right, gap, explanation, outdated, isOpen } = difference;
  const measure = difference.shares[0]?.unitOfMeasure ?? "";
  const mayExplain = view.open !== null && severity !== "blocking";
  return (
    <article class="difference" aria-label={name}>
      <h3>
        <Icon name={isOpen ? "alert" : "check"} size={14} /> {code}. {name}
      </h3>
      <p class={isOpen ? "warn-ink" : "ink-2"}>
        {explanation === null ? STATES[severity] : "Đã ghi lý do"}
      </p>
      <p>{difference.message}</p>
      <dl class="difference-sides">
        <dt>Vế trái</dt>
        <dd class="tn">{formatDecimal(left)}</dd>
        <dt>Vế phải</dt>
        <dd class="tn">{formatDecimal(right)}</dd>
        <dt>Lệch</dt>
        <dd class="tn">
          <b>{formatDecimal(gap)}</b> {measure}
        </dd>
      </dl>
      <Shares difference={difference} />
      <Button
        size="small"
        kind="quiet"
        aria-label={`Xem ô ${placeOf(view.table, difference)}`}
        onClick={() => onCell(difference.rowId, difference.columnId)}
      >
        Xem ô {placeOf(view.table, difference)}
      </Button>
      {explanation !== null && (
        <blockquote class="difference-words">
          {explanation.body}
          <footer class="ink-3">
            {explanation.by}, {momentInWords(explanation.at)}; in dưới biểu
          </footer>
        </blockquote>
      )}
      {outdated !== null && (
        <p class="ink-2">
          Lý do đã ghi cho số cũ ({formatDecimal(outdated.left)} và {formatDecimal(outdated.right)}
          ): “{outdated.body}”. Số liệu đã đổi nên cần ghi lại.
        </p>
      )}
      {mayExplain && explanation === null && <ExplainForm {...{ view, difference }} />}
    </article>
  );
}

function Shares({ difference: { shares, condition } }: { readonly difference: DifferenceView }) {
  const waiting = shares.filter(({ isAccepted, value }) => !isAccepted && value !== null).length;
  return (
    <details class="difference-shares" open={shares.length <= 6}>
      <summary>
        Số của {new Set(shares.map(({ unitId }) => unitId)).size} đơn vị
        {waiting > 0 && `, ${waiting} số chưa duyệt`}
      </summary>
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
          {shares.map(({ unitId, unit, row, value, isAccepted }, at) => (
            <tr key={`${unitId} ${at}`}>
              <td>{unit}</td>
              <td>{row}</td>
              <td class="num tn">
                {value === null ? "…" : formatDecimal(value)}
                {value !== null && !isAccepted && <span class="ink-3"> chưa duyệt</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <code class="check-condition">{condition}</code>
    </details>
  );
}

function ExplainForm({ view, difference }: Pick<CardProps, "view" | "difference">) {
  const client = useQueryClient();
  const [body, setBody] = useState("");
  const { code, unitId, rowId, columnId, left, right, note } = difference;
  const explain = useMutation({
    mutationFn: (request: ExplainDifferenceBody) =>
      api.post(`/rounds/${view.roundId}/tables/${view.formId}/differences/explanations`, request),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["table", view.roundId] });
      showToast({ text: `Đã ghi lý do cho chênh lệch ${code}.` });
    },
    onError: () => client.invalidateQueries({ queryKey: ["table", view.roundId] }),
  });
  return (
    <form
      class="difference-form"
      onSubmit={(event) => {
        event.preventDefault();
        explain.mutate({ code, unitId, rowId, columnId, left, right, body });
      }}
    >
      {explain.isError && fieldError(explain.error, "body") === undefined && (
        <Band tone="error">{problemTitle(explain.error)}</Band>
      )}
      {note !== "" && (
        <p class="ink-2">
          Đơn vị đã ghi: “{note}”.{" "}
          <Button size="small" onClick={() => setBody(note)}>
            Dùng lý do này
          </Button>
        </p>
      )}
      <TextArea
        label="Lý do chênh lệch"
        hint="In thành ghi chú dưới biểu và trong báo cáo; không nêu số chưa duyệt của đơn vị."
        rows={3}
        maxLength={1000}
        value={body}
        onValue={setBody}
        error={fieldError(explain.error, "body")}
      />
      <Button type="submit" size="small" icon="note" busy={explain.isPending}>
        Ghi lý do
      </Button>
    </form>
  );
}

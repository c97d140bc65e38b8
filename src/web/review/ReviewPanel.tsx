import { Fragment } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { SubmissionView } from "../../contract/review.ts";
import { type FormColumn, cellKey } from "../../domain/collection/form.ts";
import type { Cause } from "../../domain/collection/group-causes.ts";
import { parseFigure } from "../../domain/collection/parse-figure.ts";
import { SECTION_LABELS } from "../../domain/collection/narrative.ts";
import { formatDecimal } from "../../domain/kernel/vietnamese-number.ts";
import { CauseList } from "../collection/CauseList.tsx";
import { MATURITY_LABELS } from "../collection/maturity.ts";
import { type FigureLine, type SheetGrid, placeInWords } from "../collection/sheet-lines.ts";
import { SentEvidence } from "../evidence/SentEvidence.tsx";
import { Button } from "../parts/Button.tsx";
import { Input, TextArea } from "../parts/Field.tsx";
import { momentInWords } from "../parts/vietnam-time.ts";
import { type Remark, type RemarkPlace, type SentCells, placeKey, textOf } from "./review-model.ts";

export interface ReviewPanelProps {
  readonly view: SubmissionView;
  /** What the checks found, by cause. */
  readonly causes: readonly Cause[];
  readonly grids: readonly SheetGrid[];
  readonly cells: SentCells;
  readonly place: RemarkPlace | null;
  /** Of the place, where it is a cell. */
  readonly line: FigureLine | undefined;
  readonly column: FormColumn | undefined;
  readonly remarks: readonly Remark[];
  readonly canDecide: boolean;
  readonly onRemark: (remark: Remark) => void;
  readonly onCell: (rowId: string, columnId: string) => void;
}

/** Beside the comparison: the place under the eye, what the checks found, remarks and history. */
export function ReviewPanel(props: ReviewPanelProps) {
  const { view, causes, grids, place, remarks, onRemark, onCell } = props;
  return (
    <>
      {place === null ? (
        <p class="ink-2">Chọn một ô hoặc một đoạn để xem nguồn, so sánh và ghi ý kiến.</p>
      ) : (
        <PlaceCard key={placeKey(place)} {...props} place={place} />
      )}
      {remarks.length > 0 && (
        <section class="review-part">
          <h3>Ý kiến sẽ gửi ({remarks.length})</h3>
          <ul>
            {remarks.map((remark) => (
              <li key={placeKey(remark.place)} class="review-remark">
                <b>{remark.where}</b>
                <span>{remark.body}</span>
                <Button
                  size="small"
                  kind="quiet"
                  aria-label={`Bỏ ý kiến về ${remark.where}`}
                  onClick={() => onRemark({ ...remark, body: "" })}
                >
                  Bỏ ý kiến
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <SentEvidence {...{ view, grids, onCell }} />
      <section class="review-part">
        <h3>Kết quả kiểm tra</h3>
        <Findings {...{ causes, grids, onCell }} />
      </section>
      <section class="review-part">
        <h3>Lịch sử</h3>
        <History view={view} />
      </section>
    </>
  );
}

function Findings({
  causes,
  grids,
  onCell,
}: Pick<ReviewPanelProps, "causes" | "grids" | "onCell">) {
  if (causes.length === 0) return <p class="ink-2">Không có cảnh báo.</p>;
  return (
    <CauseList
      {...{ causes, grids, onCell }}
      aside={({ explained }) => explained && <span class="ink-3"> Đơn vị đã ghi lý do.</span>}
    />
  );
}

function History({ view }: Pick<ReviewPanelProps, "view">) {
  const acts = [
    ...view.revisions.map((each) => ({
      key: each.submissionId,
      at: each.submittedAt,
      what: `Nộp lần ${each.revision}, biên nhận số ${each.receiptNumber}`,
      href: each.submissionId === view.submissionId ? undefined : `/tham-tra/${each.submissionId}`,
      words: [] as readonly string[],
    })),
    ...view.history.map((record) => ({
      key: record.id,
      at: record.at,
      what: `${record.decision === "accepted" ? "Chấp nhận" : "Trả lại"} ${record.itemNumbers.join(", ")}, ${record.by}`,
      href: undefined,
      words: [record.reason, ...record.comments.map(({ body }) => body)].filter(Boolean),
    })),
  ].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <ol class="review-history">
      {acts.map((act) => (
        <li key={act.key}>
          <span class="tn ink-3">{momentInWords(act.at)}</span>
          {act.href === undefined ? <span>{act.what}</span> : <a href={act.href}>{act.what}</a>}
          {act.words.map((words, at) => (
            <q key={at}>{words}</q>
          ))}
        </li>
      ))}
    </ol>
  );
}

const PHRASES = ["Thiếu nguồn số liệu.", "Lệch với nguồn khác.", "Nhầm đơn vị tính."] as const;

function PlaceCard(props: ReviewPanelProps & { readonly place: RemarkPlace }) {
  const { view, cells, place, line, column, remarks, canDecide, onRemark } = props;
  const kept = remarks.find((remark) => placeKey(remark.place) === placeKey(place));
  const [body, setBody] = useState(kept?.body ?? "");
  const [proposed, setProposed] = useState(
    kept?.proposedValue ? formatDecimal(kept.proposedValue) : "",
  );
  const [problem, setProblem] = useState<string>();
  useEffect(() => setProblem(undefined), [body, proposed]);
  const itemId = place.kind === "paragraph" ? place.itemId : line?.itemId;
  const task = view.tasks.find((each) => each.itemId === itemId);
  const where =
    place.kind === "paragraph"
      ? `${task?.itemNumber ?? ""}, ${SECTION_LABELS[place.section]}`
      : line === undefined || column === undefined
        ? ""
        : placeInWords(line.row, column);
  const key = place.kind === "cell" ? cellKey(place.rowId, place.columnId) : "";
  const sent = cells.typed.get(key);
  const mayRemark = canDecide && task?.canDecide === true && (place.kind === "paragraph" || sent);
  const keep = () => {
    if (task === undefined) return;
    if (body.trim() === "") {
      setProblem("Ghi rõ cần xem lại điều gì.");
      return;
    }
    const parsed =
      proposed.trim() === "" || line === undefined
        ? undefined
        : parseFigure(proposed, {
            decimals: line.row.decimals,
            unitOfMeasure: line.row.unitOfMeasure,
          });
    if (parsed !== undefined && (!parsed.ok || parsed.value.cell.kind !== "value")) {
      setProblem(`“${proposed}” không phải là số. Ghi số đề nghị, hoặc để trống.`);
      return;
    }
    const cell = parsed?.ok ? parsed.value.cell : undefined;
    onRemark({
      place,
      taskId: task.taskId,
      where,
      body: body.trim(),
      proposedValue: cell?.kind === "value" ? cell.value : null,
    });
  };
  return (
    <section class="review-place" aria-label={where}>
      <h3>{where}</h3>
      {place.kind === "cell" && line !== undefined && (
        <CellFacts view={view} cells={cells} cellKeyText={key} line={line} />
      )}
      {mayRemark && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            keep();
          }}
        >
          <TextArea
            label="Cần xem lại điều gì, vì sao"
            rows={3}
            maxLength={4000}
            value={body}
            onValue={setBody}
            error={problem}
          />
          <div class="review-phrases">
            {PHRASES.map((phrase) => (
              <Button key={phrase} size="small" onClick={() => setBody(`${body} ${phrase}`.trim())}>
                {phrase}
              </Button>
            ))}
          </div>
          {place.kind === "cell" && (
            <Input
              label="Đề nghị số"
              optional
              inputMode="decimal"
              value={proposed}
              onValue={setProposed}
            />
          )}
          <Button type="submit" size="small" icon="note">
            {kept === undefined ? "Ghi ý kiến" : "Sửa ý kiến"}
          </Button>
        </form>
      )}
    </section>
  );
}

interface CellFactsProps {
  readonly view: SubmissionView;
  readonly cells: SentCells;
  readonly cellKeyText: string;
  readonly line: FigureLine;
}

/** The figure with its revision before, its source and what others sent. */
function CellFacts({ view, cells, cellKeyText, line }: CellFactsProps) {
  const sent = cells.typed.get(cellKeyText);
  const computed = cells.computed.get(cellKeyText);
  const { decimals, unitOfMeasure } = line.row;
  const others = view.otherSources.filter(
    (each) => cellKey(each.rowId, each.columnId) === cellKeyText,
  );
  const previous = sent?.previous ?? null;
  const facts = [
    ["Cách tính", computed?.formula ?? ""],
    ["Bản trước", previous === null ? "" : textOf(previous, decimals)],
    ...others.map(({ unit, value }) => [unit, formatDecimal(value, decimals)] as const),
    ["Loại số liệu", sent?.status === "value" ? MATURITY_LABELS[sent.maturity ?? "official"] : ""],
    ["Người nhập", sent?.by ?? ""],
    ["Lúc", sent?.at ? momentInWords(sent.at) : ""],
    ["Ghi chú của đơn vị", sent?.note ?? ""],
  ] as const;
  return (
    <dl class="review-facts">
      <dt>Số đã nộp</dt>
      <dd class="review-figure">
        {textOf(sent ?? computed, decimals)} {unitOfMeasure}
      </dd>
      {facts
        .filter(([, words]) => words !== "")
        .map(([name, words]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </Fragment>
        ))}
    </dl>
  );
}

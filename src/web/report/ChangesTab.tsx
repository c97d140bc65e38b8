import type { ReportChange, ReportGuardFinding, ReportView } from "../../contract/report.ts";
import { VERDICT_LABELS } from "../../domain/evaluation/verdict.ts";
import { Button } from "../parts/Button.tsx";
import { momentInWords } from "../parts/vietnam-time.ts";
import { placeInWords, removedParagraphs } from "./report-view.ts";

export interface ChangesTabProps {
  readonly view: ReportView;
  readonly onJump: (blockKey: string) => void;
  /** Puts a paragraph back; undefined for readers. */
  readonly onRestore: ((edit: { blockKey: string; editedAt: string }) => void) | undefined;
}

/** How many things changed around the text: what the tab's count says. */
export const changeCount = (view: ReportView): number =>
  view.changes.length + view.guard.length + view.edits.filter((edit) => edit.isOutdated).length;

function Change({
  change,
  view,
  onJump,
}: { readonly change: ReportChange } & Omit<ChangesTabProps, "onRestore">) {
  const [place] = change.blockKeys;
  return (
    <li class="change">
      <b>{change.label}</b>
      <span class="tn">
        <s>{change.before === "" ? "trống" : change.before}</s>{" "}
        <b>{change.after === null ? "không còn" : change.after === "" ? "trống" : change.after}</b>
      </span>
      {place === undefined ? (
        <span class="ink-3">{change.appendix ?? ""}</span>
      ) : (
        <button type="button" class="link-btn" onClick={() => onJump(place)}>
          {placeInWords(view, place)}
        </button>
      )}
    </li>
  );
}

const guardWords = ({ word, kind, verdict }: ReportGuardFinding): string =>
  kind === "verdict"
    ? `Câu đang viết “${word}”, kết quả đánh giá là “${VERDICT_LABELS[verdict]}”.`
    : `Câu đang viết “${word}”, số liệu đi theo chiều ngược lại.`;

/** What moved under the text: figures since the last version, words against figures, newer narratives. */
export function ChangesTab({ view, onJump, onRestore }: ChangesTabProps) {
  const [newest] = view.versions;
  const outdated = view.edits.filter((edit) => edit.isOutdated);
  const removed = removedParagraphs(view);
  return (
    <>
      {view.guard.length > 0 && (
        <ul class="changes" aria-label="Câu chữ trái với số liệu">
          {view.guard.map((finding, at) => (
            <li key={at} class="change is-warn">
              <b>{finding.targetCode}</b>
              <span class="change-words">{guardWords(finding)}</span>
              <button type="button" class="link-btn" onClick={() => onJump(finding.blockKey)}>
                Xem câu ở {placeInWords(view, finding.blockKey)}
              </button>
            </li>
          ))}
        </ul>
      )}
      {outdated.length > 0 && (
        <ul class="changes" aria-label="Thuyết minh mới hơn đoạn đã sửa">
          {outdated.map((edit) => (
            <li key={edit.blockKey} class="change is-warn">
              <span class="change-words">
                Đơn vị gửi lại thuyết minh sau khi {edit.editedBy} sửa đoạn.
              </span>
              <button type="button" class="link-btn" onClick={() => onJump(edit.blockKey)}>
                Xem {placeInWords(view, edit.blockKey)}
              </button>
            </li>
          ))}
        </ul>
      )}
      <section>
        <p class="side-lead">
          {newest === undefined
            ? "Chưa có bản nào để so. Sau khi trình, số liệu đổi so với bản trình hiện ở đây."
            : view.changes.length === 0
              ? `Không có số liệu nào đổi sau bản ${newest.version}.`
              : `Số liệu đổi sau bản ${newest.version}. Câu chữ quanh số có thể cần sửa.`}
        </p>
        <ul class="changes">
          {view.changes.map((change, at) => (
            <Change key={at} change={change} view={view} onJump={onJump} />
          ))}
        </ul>
      </section>
      {removed.length > 0 && (
        <section>
          <h3>Đoạn đã bỏ khỏi báo cáo</h3>
          <ul class="changes">
            {removed.map((edit) => (
              <li key={edit.blockKey} class="change is-removed">
                <span>{placeInWords(view, edit.blockKey)}</span>
                <span class="ink-3">
                  {edit.editedBy}, {momentInWords(edit.editedAt)}
                </span>
                {onRestore !== undefined && (
                  <Button size="small" icon="return" onClick={() => onRestore(edit)}>
                    Đưa lại
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

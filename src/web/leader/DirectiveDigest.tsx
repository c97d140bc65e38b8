import type { DirectiveView } from "../../contract/directive.ts";
import {
  byUrgency,
  countPlace,
  dayAndMonth,
  placeOf,
  subjectInWords,
} from "../directives/directive-model.ts";
import { Button } from "../parts/Button.tsx";
import { Icon, type IconName } from "../parts/Icon.tsx";

export interface DirectiveDigestProps {
  readonly directives: readonly DirectiveView[];
  /** Undefined for readers who give no directives. */
  readonly onGive: (() => void) | undefined;
}

const SHOWN = 4;

const ICONS: Readonly<Record<string, IconName>> = {
  "qua-han": "alert",
  "dang-lam": "clock",
  "da-bao-cao": "note",
  "da-dong": "check",
};

function standing(directive: DirectiveView) {
  const place = placeOf(directive);
  if (place === "qua-han") {
    return (
      <>
        quá hạn
        <br />
        <span class="tn">{directive.daysLate} ngày</span>
      </>
    );
  }
  if (place === "da-dong") return "đã đóng";
  return (
    <>
      {place === "da-bao-cao" ? "đã báo cáo" : "hạn"}
      {place === "dang-lam" && (
        <>
          <br />
          <span class="tn">{dayAndMonth(directive.dueOn)}</span>
        </>
      )}
    </>
  );
}

/** Orders in motion, overdue ones first (ý kiến chỉ đạo). */
export function DirectiveDigest({ directives, onGive }: DirectiveDigestProps) {
  const late = countPlace(directives, "qua-han");
  const listed = byUrgency(directives);
  return (
    <section class="card digest-card">
      <header class="card-head">
        <h2>
          <a href="/chi-dao">Ý kiến chỉ đạo</a>
        </h2>
        <span class="row">
          {directives.length > 0 && (
            <span class="t-12 ink-3">
              <b class={late > 0 ? "son tn" : "tn"}>{late}</b> quá hạn ·{" "}
              <b class="tn">{countPlace(directives, "dang-lam")}</b> đang làm
            </span>
          )}
          {onGive !== undefined && (
            <Button size="small" icon="plus" onClick={onGive}>
              Giao việc
            </Button>
          )}
        </span>
      </header>
      {directives.length === 0 ? (
        <p class="ink-2">Chưa có ý kiến chỉ đạo nào.</p>
      ) : (
        <ul class="digest-list">
          {listed.slice(0, SHOWN).map((directive) => {
            const place = placeOf(directive);
            const about = subjectInWords(directive);
            return (
              <li key={directive.id} class={`digest-row is-${place}`}>
                <Icon name={ICONS[place] ?? "clock"} />
                <a href={`/chi-dao?muc=${directive.id}`}>
                  {directive.unit}: {directive.body}
                  {about !== "" && <span class="ink-3"> ({about})</span>}
                </a>
                <span class="digest-standing">{standing(directive)}</span>
              </li>
            );
          })}
        </ul>
      )}
      {listed.length > SHOWN && (
        <a class="t-12" href="/chi-dao">
          Xem cả {listed.length} ý kiến
        </a>
      )}
    </section>
  );
}

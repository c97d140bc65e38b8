import type { ComponentChildren } from "preact";
import type { DirectiveView } from "../../contract/directive.ts";
import type { EvaluatedTarget, EvaluationView } from "../../contract/evaluation.ts";
import { type Verdict, isAchieved } from "../../domain/evaluation/verdict.ts";
import { countPlace } from "../directives/directive-model.ts";
import { Button } from "../parts/Button.tsx";
import { Icon } from "../parts/Icon.tsx";
import { VERDICT_LOOKS } from "../parts/RatingChip.tsx";
import { Approvals } from "./Approvals.tsx";
import { HardTargets } from "./HardTargets.tsx";
import { VerdictCounts } from "./Mosaic.tsx";
import { bestFirst, countedVerdicts } from "./steering-model.ts";
import type { WaitingReport } from "./use-steering.ts";

export interface PhoneHomeProps {
  readonly view: EvaluationView;
  readonly sentence: ComponentChildren;
  readonly mark: ComponentChildren;
  readonly report: WaitingReport | null;
  readonly directives: readonly DirectiveView[];
  readonly hard: readonly EvaluatedTarget[];
  readonly addressOf: (target: EvaluatedTarget) => string;
  /** Undefined for readers who give no directives. */
  readonly onDirect: ((target: EvaluatedTarget) => void) | undefined;
  readonly onGive: (() => void) | undefined;
  /** What to say instead of hard targets while there are no figures. */
  readonly beforeData: string | undefined;
}

/** A promise never wears the solid colour of a result. */
const lookOf = (verdict: Verdict): string =>
  verdict === "on_track" ? "promise" : VERDICT_LOOKS[verdict];

/** Many targets share the width of a row, so that their marks grow thin. */
const NARROW_FROM = 10;

function GroupRow({ group }: { readonly group: EvaluationView["groups"][number] }) {
  const done = group.targets.filter(({ verdict }) => isAchieved(verdict)).length;
  const thin = group.targets.length >= NARROW_FROM ? " is-thin" : "";
  return (
    <li>
      <a class="phone-group" href={`/danh-gia?nhom=${group.number}`}>
        <span class="ellipsis">{group.shortTitle}</span>
        <span class={`phone-marks${thin}`} aria-hidden="true">
          {bestFirst(group.targets).map(({ targetId, verdict }) => (
            <i key={targetId} class={`mark-${lookOf(verdict)}`} />
          ))}
        </span>
        <span class="tn ink-2">
          <b>{done}</b>/{group.targets.length}
          <span class="hidden-visually"> đạt và vượt</span>
        </span>
      </a>
    </li>
  );
}

/** The leader's page in one hand: sentence, counts, what waits, groups, hard targets. */
export function PhoneHome(props: PhoneHomeProps) {
  const { view, sentence, mark, report, directives, hard, addressOf, onDirect, onGive } = props;
  const { beforeData } = props;
  const late = countPlace(directives, "qua-han");
  return (
    <>
      <header class="phone-hero on-dark">
        {mark}
        <h1 tabIndex={-1}>{sentence}</h1>
        <div class="phone-band" aria-hidden="true">
          {countedVerdicts(view)
            .filter((verdict) => view.counts[verdict] > 0)
            .map((verdict) => (
              <span
                key={verdict}
                class={`mark-${lookOf(verdict)}`}
                style={{ flexGrow: view.counts[verdict] }}
              />
            ))}
        </div>
        <VerdictCounts view={view} isShort />
      </header>
      <div class="phone-body">
        {report !== null && <Approvals report={report} />}
        <a class="card phone-link" href="/chi-dao">
          <Icon name="flag" size={20} />
          <span class="grow">
            <b>Ý kiến chỉ đạo</b>
            <span class="t-12 ink-2 phone-under">
              <span class={late > 0 ? "son" : undefined}>{late} quá hạn</span> ·{" "}
              {countPlace(directives, "dang-lam")} đang làm
            </span>
          </span>
          <Icon name="next" />
        </a>
        <section class="card">
          <header class="card-head">
            <h2>
              <span class="tn">{view.groups.length}</span> nhóm chỉ tiêu
            </h2>
            <span class="t-12 ink-3">đạt và vượt</span>
          </header>
          <ul>
            {view.groups.map((group) => (
              <GroupRow key={group.id} group={group} />
            ))}
          </ul>
        </section>
        {beforeData === undefined ? (
          <HardTargets targets={hard} addressOf={addressOf} onDirect={onDirect} />
        ) : (
          <p class="card">{beforeData}</p>
        )}
        {onGive !== undefined && (
          <Button icon="plus" onClick={onGive}>
            Giao việc
          </Button>
        )}
      </div>
    </>
  );
}

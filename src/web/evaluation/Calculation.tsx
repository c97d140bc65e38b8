import type { EvaluatedTarget } from "../../contract/evaluation.ts";
import { formatChange } from "../../domain/kernel/vietnamese-number.ts";
import { levelText, quantityText } from "./target-figures.ts";
import { KIND_WORDS, RULE_WORDS } from "./words.ts";

/** How the automatic verdict came about: figures, level, rules, enough to do it again by hand. */
export function Calculation({ target }: { readonly target: EvaluatedTarget }) {
  const { trace } = target;
  return (
    <details class="calculation">
      <summary>Cách tính</summary>
      <p>{target.explanation}</p>
      <dl>
        {trace.inputs.length > 0 && (
          <>
            <dt>Số liệu dùng</dt>
            {trace.inputs.map(({ year, kind, value }) => (
              <dd key={`${year} ${kind}`}>
                <span class="tn">
                  {year}: {value === null ? "…" : quantityText(target, value)}
                </span>
                {kind !== "actual" && ` (${KIND_WORDS[kind]})`}
              </dd>
            ))}
          </>
        )}
        {trace.bound !== null && (
          <>
            <dt>Mức so sánh</dt>
            <dd class="tn">{levelText(trace.bound)}</dd>
          </>
        )}
        {trace.base !== null && trace.change !== null && (
          <>
            <dt>So với gốc</dt>
            <dd class="tn">
              {quantityText(target, trace.base)} → {formatChange(trace.change, 2)}%
            </dd>
          </>
        )}
      </dl>
      <ol class="calculation-rules">
        {trace.rules.map((rule) => (
          <li key={rule} value={rule}>
            Quy tắc {rule}
            {rule === trace.decidedBy && " (quyết định)"}: {RULE_WORDS[rule]}
          </li>
        ))}
      </ol>
    </details>
  );
}

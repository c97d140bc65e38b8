import type { PlanView } from "../../contract/plan.ts";
import { formatOfficialShortDate } from "../../domain/kernel/local-date.ts";
import { Chip } from "../parts/Chip.tsx";

type Item = PlanView["items"][number];

/** Units named by chips before "và n đơn vị khác". */
const NAMED_UNITS = 14;

/** True where the title is the whole of the wording. */
const isSaidAlready = ({ title, originalText }: Item): boolean =>
  originalText.trim().replace(/[.;]$/u, "") === title.trim();

function Units({ assignments }: Item) {
  const rest = assignments.length - NAMED_UNITS;
  return (
    <>
      {assignments.slice(0, NAMED_UNITS).map(({ unitId, unit, role }) => (
        <Chip key={unitId} tone={role === "lead" ? "lead" : "plain"}>
          {role === "lead" ? `Chủ trì: ${unit}` : unit}
        </Chip>
      ))}
      {rest > 0 && <span class="ink-2">và {rest} đơn vị khác</span>}
    </>
  );
}

function Scale({ criteria }: Item) {
  if (criteria === null) return null;
  return (
    <dl class="plan-scale">
      <dt>Hoàn thành</dt>
      <dd>{criteria.done}</dd>
      <dt>Đang thực hiện</dt>
      <dd>{criteria.ongoing}</dd>
      <dt>Chưa triển khai</dt>
      <dd>{criteria.notStarted}</dd>
    </dl>
  );
}

function ItemBlock({ item }: { readonly item: Item }) {
  return (
    <article class="plan-item" id={`muc-${item.number}`}>
      <h3>
        <b class="tn">{item.number}</b> {item.title}
        {item.secrecy === "state_secret" && <Chip tone="warn">Không nhập số liệu</Chip>}
      </h3>
      {!isSaidAlready(item) && <blockquote>{item.originalText}</blockquote>}
      {item.targets.length > 0 && (
        <ul class="plan-rules">
          {item.targets.map((target) => (
            <li key={target.id}>
              <b class="tn">{target.code}</b> {target.measure}: <b>{target.words}</b>
              {target.exclusion !== null && <span class="ink-2"> ({target.exclusion})</span>}
            </li>
          ))}
        </ul>
      )}
      <Scale {...item} />
      <p class="item-chips">
        <Units {...item} />
        {item.deadlineAsWritten !== null && (
          <Chip icon="clock">
            {item.deadlineAsWritten}
            {item.deadlineOn !== null &&
              `, hiểu là hết ngày ${formatOfficialShortDate(item.deadlineOn)}`}
          </Chip>
        )}
      </p>
    </article>
  );
}

/** Every item under its group: wording, rules, units, deadline. */
export function PlanItems({ plan }: { readonly plan: PlanView }) {
  return (
    <>
      {plan.groups.map((group) => (
        <section key={group.id} class="plan-group" id={`nhom-${group.number}`}>
          <h2>
            <span class="tn">{group.number}.</span> {group.title}
            {group.isConfidential && <Chip tone="warn">Hạn chế</Chip>}
          </h2>
          {plan.items
            .filter(({ groupId }) => groupId === group.id)
            .map((item) => (
              <ItemBlock key={item.id} item={item} />
            ))}
        </section>
      ))}
    </>
  );
}

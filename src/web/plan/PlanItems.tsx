import type { PlanView } from "../../contract/plan.ts";
import { formatOfficialShortDate } from "../../domain/kernel/local-date.ts";
import { Chip } from "../parts/Chip.tsx";
import { addressOfDraft } from "./plan-address.ts";

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

interface PlanItemsProps {
  readonly plan: PlanView;
  /** True for those who may open the document that the plan was read from, and its drafts. */
  readonly mayWrite: boolean;
}

/** Ways from an item to where it was read from, and to the changes made to it in a draft. */
function Ways({ plan, item }: { readonly plan: PlanView; readonly item: Item }) {
  const isDraft = plan.issuedOn === null && plan.state !== "closed";
  if (plan.importId === null && !isDraft) return null;
  return (
    <p class="plan-ways">
      {plan.importId !== null && (
        <a href={`/ke-hoach/nhap/${plan.importId}?loc=all&so=${encodeURIComponent(item.number)}`}>
          Xem {item.number} trong văn bản gốc
        </a>
      )}
      {isDraft && (
        <>
          <a href={addressOfDraft(plan, item.id)}>Soạn {item.number}</a>
          <a href={`${addressOfDraft(plan, item.id)}&xem=nhat-ky`}>Nhật ký sửa {item.number}</a>
        </>
      )}
    </p>
  );
}

function ItemBlock({ plan, item, mayWrite }: PlanItemsProps & { readonly item: Item }) {
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
      {mayWrite && <Ways plan={plan} item={item} />}
    </article>
  );
}

/** Every item under its group: wording, rules, units, deadline. */
export function PlanItems({ plan, mayWrite }: PlanItemsProps) {
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
              <ItemBlock key={item.id} plan={plan} item={item} mayWrite={mayWrite} />
            ))}
        </section>
      ))}
    </>
  );
}

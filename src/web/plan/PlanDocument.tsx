import type { ComponentChildren } from "preact";
import type { PlanView } from "../../contract/plan.ts";
import { signingAuthority } from "../../domain/report/signing-authority.ts";
import { toLines } from "./document-lines.ts";
import "./authoring.css";

function Part({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <Part title={title}>
      {lines.length === 0 ? (
        <p class="ink-2">Không ghi.</p>
      ) : (
        <ul class="document-lines">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Part>
  );
}

function Duties({ plan }: { readonly plan: PlanView }) {
  return (
    <Part title="Tổ chức thực hiện">
      {plan.duties.length === 0 && <p class="ink-2">Không ghi.</p>}
      <ol class="document-duties">
        {plan.duties.map(({ units, duties }, at) => (
          <li key={at}>
            {units.length > 0 && <b>{units.map(({ name }) => name).join("; ")}</b>}
            <ul class="document-lines">
              {duties.map((duty) => (
                <li key={duty}>{duty}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Part>
  );
}

/** What a plan says outside its items, to read. */
export function PlanDocument({ plan }: { readonly plan: PlanView }) {
  const authority =
    plan.signerAuthority === null
      ? signingAuthority(plan.issuer, plan.signerPosition)
      : toLines(plan.signerAuthority);
  return (
    <div class="document-view">
      <Part title="Văn bản">
        <dl>
          <dt>Loại văn bản</dt>
          <dd>{plan.documentType}</dd>
          <dt>Số, ký hiệu</dt>
          <dd class="tn">
            {plan.number ?? "…"}
            {plan.symbol}
          </dd>
          <dt>Cơ quan ban hành</dt>
          <dd>{plan.issuer}</dd>
          <dt>Địa danh</dt>
          <dd>{plan.place}</dd>
          <dt>Trích yếu</dt>
          <dd>{plan.title}</dd>
          <dt>Người ký</dt>
          <dd>
            {[...authority, plan.signerPosition, plan.signerName]
              .filter((part) => part !== "")
              .join(" · ") || "Chưa ghi"}
          </dd>
        </dl>
      </Part>
      <Lines title="Căn cứ" lines={plan.legalBases.map(({ text }) => text)} />
      <Lines title="Mục đích" lines={plan.purposes} />
      <Lines title="Yêu cầu" lines={plan.requirements} />
      <Duties plan={plan} />
      <Lines title="Nơi nhận" lines={plan.recipients} />
    </div>
  );
}

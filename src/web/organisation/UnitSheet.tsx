import type { UnitGroupView, UnitView } from "../../contract/organisation.ts";
import { formatOfficialShortDate } from "../../domain/kernel/local-date.ts";
import { SidePanel } from "../parts/SidePanel.tsx";
import { KIND_LABELS, groupsOf } from "./organisation-model.ts";

export interface UnitSheetProps {
  readonly unit: UnitView;
  readonly groups: readonly UnitGroupView[];
  readonly onClose: () => void;
}

function validity({ validFrom, validTo }: UnitView): string {
  const from = `từ ${formatOfficialShortDate(validFrom)}`;
  return validTo === null ? from : `${from} đến ${formatOfficialShortDate(validTo)}`;
}

/** Everything the register knows of one unit. */
export function UnitSheet({ unit, groups, onClose }: UnitSheetProps) {
  const member = groupsOf(groups, unit.id);
  return (
    <SidePanel over={KIND_LABELS[unit.kind]} title={unit.name} onClose={onClose}>
      <dl class="unit-facts">
        <dt>Tên ngắn</dt>
        <dd>{unit.shortName}</dd>
        <dt>Viết tắt</dt>
        <dd>{unit.abbreviation}</dd>
        <dt>Hiệu lực</dt>
        <dd>{validity(unit)}</dd>
        {unit.isVertical && (
          <>
            <dt>Trực thuộc</dt>
            <dd>cơ quan ngành dọc</dd>
          </>
        )}
        {unit.codes.length > 0 && (
          <>
            <dt>Mã</dt>
            <dd class="tn">
              {unit.codes.map(({ scheme, code }) => `${code} (${scheme})`).join(", ")}
            </dd>
          </>
        )}
        {unit.tileRow !== null && unit.tileColumn !== null && (
          <>
            <dt>Bản đồ ô</dt>
            <dd>
              hàng {unit.tileRow}, cột {unit.tileColumn}
            </dd>
          </>
        )}
      </dl>
      <section>
        <h3>Tên gọi khác trong văn bản</h3>
        {unit.aliases.length === 0 ? (
          <p class="ink-2">Chưa ghi nhận tên gọi khác.</p>
        ) : (
          <ul class="plain-list">
            {unit.aliases.map((alias) => (
              <li key={alias}>{alias}</li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h3>Thuộc nhóm</h3>
        <p>
          {member.length === 0
            ? "Không thuộc nhóm nào."
            : member.map((group) => group.name).join("; ")}
        </p>
      </section>
    </SidePanel>
  );
}

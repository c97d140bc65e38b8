import { useLocation } from "preact-iso";
import type { TableSummary, TableView } from "../../contract/consolidation.ts";
import { isUnitRole } from "../../domain/organisation/role.ts";
import { useSession } from "../api/session.ts";
import { Button } from "../parts/Button.tsx";
import { Checkbox, Select } from "../parts/Field.tsx";
import { Segmented } from "../parts/Choices.tsx";
import type { DifferenceGroup } from "./use-differences.ts";
import { momentInWords } from "../parts/vietnam-time.ts";

export interface TableBarProps {
  readonly view: TableView;
  readonly tables: readonly TableSummary[];
  readonly acceptedOnly: boolean;
  /** How the living table differs from its newest frozen version. */
  readonly changes: { readonly version: number; readonly count: number } | undefined;
  /** Undefined for those who do not compare units, and on a frozen version. */
  readonly groups: readonly DifferenceGroup[] | undefined;
  readonly isComparing: boolean;
  readonly onCompare: () => void;
  readonly onAcceptedOnly: (isOn: boolean) => void;
  readonly onVersion: (version: number | undefined) => void;
}

const LIVING = "0";
/** More tables than this stand in a list instead of side by side. */
const SIDE_BY_SIDE = 5;

/** Which table, which version, and whether only accepted figures show. */
export function TableBar(props: TableBarProps) {
  const { view, tables, acceptedOnly, changes, onAcceptedOnly, onVersion } = props;
  const { groups, isComparing, onCompare } = props;
  const { query, route } = useLocation();
  const { account } = useSession();
  const isUnit = account.roles.every(({ role }) => isUnitRole(role));
  const open = groups?.filter(({ isOpen }) => isOpen).length ?? 0;
  const choose = (formId: string) => {
    const round = query["dot"];
    route(`/bieu-tong-hop/${formId}${round === undefined ? "" : `?dot=${round}`}`);
  };
  const options = tables.map(({ formId, code, title }) => ({
    value: formId,
    label: code === "" ? title : code,
  }));
  const versions = [
    { value: LIVING, label: "Đang cập nhật" },
    ...view.freezes.map(({ version, frozenAt }) => ({
      value: String(version),
      label: `Bản ${version}, chốt ${momentInWords(frozenAt)}`,
    })),
  ];
  return (
    <div class="table-bar">
      {tables.length > SIDE_BY_SIDE ? (
        <Select label="Biểu" labelHidden value={view.formId} options={options} onValue={choose} />
      ) : (
        <Segmented label="Biểu" value={view.formId} options={options} onValue={choose} />
      )}
      {view.freezes.length > 0 && !view.freezesWithheld && (
        <Select
          label="Phiên bản"
          labelHidden
          value={String(view.version ?? LIVING)}
          options={versions}
          onValue={(value) => onVersion(value === LIVING ? undefined : Number(value))}
        />
      )}
      {changes !== undefined && (
        <span class="table-changes">
          So với bản {changes.version}: <b class="tn">{changes.count}</b> ô đổi
        </span>
      )}
      {groups !== undefined && groups.length > 0 && (
        <Button
          size="small"
          icon={open > 0 ? "alert" : "check"}
          aria-expanded={isComparing}
          onClick={onCompare}
        >
          {open > 0
            ? `${open} chênh lệch giữa các đơn vị`
            : `${groups.length} chênh lệch đã xem xét`}
        </Button>
      )}
      {view.version === null && isUnit && <span class="ink-2">Chỉ gồm số đã được chấp nhận</span>}
      {view.version === null && !isUnit && (
        <Checkbox label="Chỉ số đã chấp nhận" checked={acceptedOnly} onChecked={onAcceptedOnly} />
      )}
      <span class="table-hint">Bấm vào một con số để xem nguồn gốc</span>
      {view.freezesWithheld && view.freezes.length > 0 && (
        <p class="ink-2">
          Biểu có nội dung hạn chế nên chỉ người được giao mới mở được bản đã chốt.
        </p>
      )}
    </div>
  );
}

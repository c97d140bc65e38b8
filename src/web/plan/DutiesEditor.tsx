import { useState } from "preact/hooks";
import { Button } from "../parts/Button.tsx";
import { TextArea } from "../parts/Field.tsx";
import { type DocumentSectionProps, SectionFrame, writing } from "./DocumentSection.tsx";
import { ListTools, movingEntry } from "./ListTools.tsx";
import { type TypedDuty, readDuties, replaced, toLines, typedDuties } from "./document-lines.ts";
import { useSection } from "./use-section.ts";

type KeyedDuty = TypedDuty & { readonly key: number };

/** Who carries the plan out, and what each does. */
export function DutiesEditor({ plan, busy, send }: DocumentSectionProps) {
  const section = useSection<readonly KeyedDuty[]>(
    typedDuties(plan.duties).map((duty, key) => ({ ...duty, key })),
  );
  const [hasTried, setHasTried] = useState(false);
  const list = section.value;
  const isEmpty = ({ duties }: TypedDuty): boolean => toLines(duties).length === 0;
  const add = () =>
    section.set([
      ...list,
      { units: "", duties: "", key: Math.max(-1, ...list.map(({ key }) => key)) + 1 },
    ]);
  return (
    <SectionFrame
      title="Tổ chức thực hiện"
      section={section}
      busy={busy}
      onSave={async () => {
        setHasTried(true);
        if (list.some(isEmpty)) return false;
        const taken = await writing(send, { duties: readDuties(list, plan.duties) });
        if (taken) setHasTried(false);
        return taken;
      }}
    >
      {list.length === 0 && <p class="ink-2">Chưa giao nhiệm vụ tổ chức thực hiện cho ai.</p>}
      {list.map((duty, at) => (
        <fieldset
          key={duty.key}
          class="document-entry"
          onKeyDown={movingEntry(list, at, section.set)}
        >
          <legend class="hidden-visually">Nhiệm vụ {at + 1}</legend>
          <div class="document-entry-head">
            <b class="tn">{at + 1}.</b>
            <ListTools list={list} at={at} name={`nhiệm vụ ${at + 1}`} onList={section.set} />
          </div>
          <div class="document-duty">
            <TextArea
              label="Đơn vị"
              optional
              hint="Mỗi dòng một đơn vị; để trống nếu giao chung"
              rows={3}
              value={duty.units}
              onValue={(units) => section.set(replaced(list, at, { ...duty, units }))}
            />
            <TextArea
              label="Nhiệm vụ"
              hint="Mỗi dòng một nhiệm vụ"
              rows={Math.min(10, Math.max(3, duty.duties.split("\n").length + 1))}
              value={duty.duties}
              onValue={(duties) => section.set(replaced(list, at, { ...duty, duties }))}
              error={hasTried && isEmpty(duty) ? "Nhập ít nhất một nhiệm vụ." : undefined}
            />
          </div>
        </fieldset>
      ))}
      <Button size="small" icon="plus" onClick={add}>
        Thêm nhiệm vụ
      </Button>
    </SectionFrame>
  );
}

import { useState } from "preact/hooks";
import type { PlanView } from "../../contract/plan.ts";
import {
  BASIS_RELATIONS,
  type WrittenBasis,
  basisInWords,
} from "../../domain/plan/document-facts.ts";
import { fieldError } from "../api/problem.ts";
import { Button } from "../parts/Button.tsx";
import { Input, Select } from "../parts/Field.tsx";
import { type DocumentSectionProps, SectionFrame, writing } from "./DocumentSection.tsx";
import { ListTools, movingEntry } from "./ListTools.tsx";
import { replaced } from "./document-lines.ts";
import { useSection } from "./use-section.ts";

/** A basis while it is typed; where nothing is changed it keeps the words of its document. */
type TypedBasis = WrittenBasis & { readonly key: number; readonly text: string | null };

const EMPTY: WrittenBasis = {
  relation: BASIS_RELATIONS[0],
  documentType: null,
  number: null,
  date: null,
  issuer: null,
  subject: null,
};

const writtenOf = ({ key: _key, text: _text, ...basis }: TypedBasis): WrittenBasis => basis;

const typedOf = (bases: PlanView["legalBases"]): readonly TypedBasis[] =>
  bases.map(({ issuerInferred: _inferred, ...basis }, key) => ({ ...basis, key }));

type Faults = Partial<Record<"documentType" | "issuer" | "subject", string>>;

/** What a basis lacks to name its document. */
function faultsOf({ relation, documentType, number, issuer, subject }: WrittenBasis): Faults {
  if (relation === "Theo đề nghị") {
    return issuer === null ? { issuer: "Nhập người hoặc cơ quan đề nghị." } : {};
  }
  return {
    ...(documentType === null ? { documentType: "Nhập loại văn bản, ví dụ Nghị quyết." } : {}),
    ...(number === null && subject === null ? { subject: "Nhập số hoặc trích yếu." } : {}),
  };
}

interface BasisProps {
  readonly basis: TypedBasis;
  readonly at: number;
  readonly list: readonly TypedBasis[];
  readonly onList: (list: readonly TypedBasis[]) => void;
  readonly faults: Faults;
  readonly error: unknown;
}

function BasisFields({ basis, at, list, onList, faults, error }: BasisProps) {
  const name = `căn cứ ${at + 1}`;
  const change = (part: Partial<WrittenBasis>) =>
    onList(replaced(list, at, { ...basis, ...part, text: null }));
  const relations = [...new Set([...BASIS_RELATIONS, basis.relation])];
  const field = (part: "documentType" | "number" | "issuer" | "subject" | "date") => ({
    value: basis[part] ?? "",
    onValue: (text: string) => change({ [part]: text === "" ? null : text }),
    error:
      (part === "number" || part === "date" ? undefined : faults[part]) ??
      fieldError(error, `edit.document.legalBases.${at}.${part}`),
  });
  const isProposal = basis.relation === "Theo đề nghị";
  return (
    <fieldset class="document-entry" onKeyDown={movingEntry(list, at, onList)}>
      <legend class="hidden-visually">Căn cứ {at + 1}</legend>
      <div class="document-entry-head">
        <p class="document-words">{basis.text ?? basisInWords(basis)}</p>
        <ListTools list={list} at={at} name={name} onList={onList} />
      </div>
      <div class="authoring-fields">
        <Select
          label="Quan hệ"
          value={basis.relation}
          options={relations.map((relation) => ({ value: relation, label: relation }))}
          onValue={(relation) => change({ relation })}
        />
        <Input
          label="Loại văn bản"
          list="basis-types"
          optional={isProposal}
          {...field("documentType")}
        />
        <Input label="Số, ký hiệu" optional {...field("number")} />
        <Input label="Ngày" type="date" optional {...field("date")} />
        <Input
          label={isProposal ? "Người, cơ quan đề nghị" : "Cơ quan ban hành"}
          optional={!isProposal}
          {...field("issuer")}
        />
      </div>
      <Input
        label="Trích yếu"
        optional
        hint="Viết như trong câu, ví dụ: về phát triển kinh tế"
        {...field("subject")}
      />
    </fieldset>
  );
}

/** The legal bases of a plan in their order: what each is, and how it will read. */
export function BasesEditor({ plan, busy, send, error }: DocumentSectionProps) {
  const section = useSection(typedOf(plan.legalBases));
  const [hasTried, setHasTried] = useState(false);
  const list = section.value;
  const add = () =>
    section.set([
      ...list,
      { ...EMPTY, text: null, key: Math.max(-1, ...list.map(({ key }) => key)) + 1 },
    ]);
  return (
    <SectionFrame
      title="Căn cứ"
      section={section}
      busy={busy}
      onSave={async () => {
        setHasTried(true);
        if (list.some((basis) => Object.keys(faultsOf(basis)).length > 0)) return false;
        const taken = await writing(send, { legalBases: list.map(writtenOf) });
        if (taken) setHasTried(false);
        return taken;
      }}
    >
      <datalist id="basis-types">
        {[
          "Luật",
          "Nghị quyết",
          "Quyết định",
          "Nghị định",
          "Thông tư",
          "Kế hoạch",
          "Chương trình",
          "Chỉ thị",
          "Kết luận",
          "Công văn",
          "Tờ trình",
        ].map((type) => (
          <option key={type} value={type} />
        ))}
      </datalist>
      {list.length === 0 && <p class="ink-2">Chưa có căn cứ nào.</p>}
      {list.map((basis, at) => (
        <BasisFields
          key={basis.key}
          basis={basis}
          at={at}
          list={list}
          onList={section.set}
          faults={hasTried ? faultsOf(basis) : {}}
          error={error}
        />
      ))}
      <Button size="small" icon="plus" onClick={add}>
        Thêm căn cứ
      </Button>
    </SectionFrame>
  );
}

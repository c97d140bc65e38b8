import { useState } from "preact/hooks";
import { DOCUMENT_TYPES, symbolFor } from "../../domain/plan/document-type.ts";
import { signingAuthority } from "../../domain/report/signing-authority.ts";
import { fieldError } from "../api/problem.ts";
import { type Option, Input, Select, TextArea } from "../parts/Field.tsx";
import { BasesEditor } from "./BasesEditor.tsx";
import { type DocumentSectionProps, SectionFrame, writing } from "./DocumentSection.tsx";
import { DutiesEditor } from "./DutiesEditor.tsx";
import { toLines } from "./document-lines.ts";
import { useSection } from "./use-section.ts";

const at = (error: unknown, path: string): string | undefined =>
  fieldError(error, `edit.document.${path}`);

type HeadingPart = "title" | "issuer" | "symbol" | "place";

/** What the head of a document cannot do without. */
function headingFaults(
  value: Readonly<Record<HeadingPart, string>>,
): Partial<Record<HeadingPart, string>> {
  const lacks = (part: HeadingPart, words: string) =>
    value[part].trim() === "" ? { [part]: words } : {};
  return {
    ...lacks("title", "Nhập trích yếu."),
    ...lacks("issuer", "Nhập cơ quan ban hành."),
    ...lacks("place", "Nhập địa danh, ví dụ Vũng Tàu."),
    ...(/^\/\S+$/u.test(value.symbol.trim())
      ? {}
      : { symbol: "Ký hiệu bắt đầu bằng dấu gạch chéo, ví dụ /KH-UBND." }),
  };
}

function Heading({ plan, busy, send, error }: DocumentSectionProps) {
  const [hasTried, setHasTried] = useState(false);
  const section = useSection({
    documentType: plan.documentType,
    title: plan.title,
    issuer: plan.issuer,
    symbol: plan.symbol,
    place: plan.place,
  });
  const { value, set } = section;
  const types: readonly Option[] = [...new Set([...DOCUMENT_TYPES, value.documentType])].map(
    (type) => ({ value: type, label: type }),
  );
  const faults = headingFaults(value);
  const field = (name: HeadingPart) => ({
    value: value[name],
    onValue: (text: string) => set({ ...value, [name]: text }),
    error: (hasTried ? faults[name] : undefined) ?? at(error, name),
  });
  return (
    <SectionFrame
      title="Văn bản"
      section={section}
      busy={busy}
      onSave={async () => {
        setHasTried(true);
        return Object.keys(faults).length === 0 && writing(send, value);
      }}
    >
      <div class="authoring-fields">
        <Select
          label="Loại văn bản"
          value={value.documentType}
          options={types}
          onValue={(documentType) =>
            set({ ...value, documentType, symbol: symbolFor(documentType, value.symbol) })
          }
        />
        <Input label="Ký hiệu" hint="Số do văn thư cấp khi ban hành" {...field("symbol")} />
        <Input label="Địa danh" hint="Đứng trước ngày, tháng" {...field("place")} />
      </div>
      <Input label="Cơ quan ban hành" {...field("issuer")} />
      <TextArea label="Trích yếu" rows={2} {...field("title")} />
    </SectionFrame>
  );
}

type ListPart = "purposes" | "requirements" | "recipients";

/** Paragraphs of one part, one a line. */
function Lines(
  props: DocumentSectionProps & {
    readonly part: ListPart;
    readonly title: string;
    readonly hint: string;
    readonly rows: number;
  },
) {
  const { plan, busy, send, error, part, title, hint, rows } = props;
  const section = useSection(plan[part].join("\n"));
  return (
    <SectionFrame
      title={title}
      section={section}
      busy={busy}
      onSave={() => writing(send, { [part]: toLines(section.value) })}
    >
      <TextArea
        label={title}
        labelHidden
        hint={hint}
        rows={Math.min(14, Math.max(rows, section.value.split("\n").length + 1))}
        value={section.value}
        onValue={section.set}
        error={at(error, part)}
      />
    </SectionFrame>
  );
}

const BY_POSITION = "theo-chuc-vu";

const AUTHORITIES: readonly Option[] = [
  { value: BY_POSITION, label: "Theo cơ quan và chức vụ" },
  { value: "TM. Ủy ban nhân dân", label: "TM. Ủy ban nhân dân" },
  { value: "TM. Ủy ban nhân dân\nKT. Chủ tịch", label: "TM. Ủy ban nhân dân, KT. Chủ tịch" },
  { value: "KT. Chủ tịch", label: "KT. Chủ tịch" },
  { value: "TL. Chủ tịch", label: "TL. Chủ tịch" },
  { value: "TUQ. Chủ tịch", label: "TUQ. Chủ tịch" },
  { value: "", label: "Không ghi (ký với chức vụ của mình)" },
];

/** The block as it will stand at the foot of the document. */
function Signature(props: {
  readonly authority: readonly string[];
  readonly position: string;
  readonly name: string;
}) {
  const { authority, position, name } = props;
  return (
    <div class="document-signature" aria-hidden="true">
      {authority.map((line) => (
        <b key={line}>{line.toUpperCase()}</b>
      ))}
      <b>{position.toUpperCase()}</b>
      <span>{name}</span>
    </div>
  );
}

function Signer({ plan, busy, send, error }: DocumentSectionProps) {
  const [hasTried, setHasTried] = useState(false);
  const section = useSection({
    signerAuthority: plan.signerAuthority,
    signerPosition: plan.signerPosition,
    signerName: plan.signerName,
  });
  const { value, set } = section;
  const chosen = value.signerAuthority ?? BY_POSITION;
  const known = AUTHORITIES.some((each) => each.value === chosen);
  const lines =
    value.signerAuthority === null
      ? signingAuthority(plan.issuer, value.signerPosition)
      : toLines(value.signerAuthority);
  const missing =
    hasTried && value.signerPosition.trim() === "" ? "Nhập chức vụ, ví dụ Chủ tịch." : undefined;
  return (
    <SectionFrame
      title="Người ký"
      section={section}
      busy={busy}
      onSave={async () => {
        setHasTried(true);
        return value.signerPosition.trim() !== "" && writing(send, value);
      }}
    >
      <div class="document-signer">
        <div class="authoring-form grow">
          <Select
            label="Thẩm quyền ký"
            value={chosen}
            options={known ? AUTHORITIES : [...AUTHORITIES, { value: chosen, label: chosen }]}
            onValue={(authority) =>
              set({ ...value, signerAuthority: authority === BY_POSITION ? null : authority })
            }
          />
          <Input
            label="Chức vụ"
            value={value.signerPosition}
            onValue={(signerPosition) => set({ ...value, signerPosition })}
            error={missing ?? at(error, "signerPosition")}
          />
          <Input
            label="Họ và tên"
            optional
            value={value.signerName}
            onValue={(signerName) => set({ ...value, signerName })}
            error={at(error, "signerName")}
          />
        </div>
        <Signature authority={lines} position={value.signerPosition} name={value.signerName} />
      </div>
    </SectionFrame>
  );
}

/** What a draft says outside its items, each part saved by itself. */
export function DocumentEditor(props: DocumentSectionProps) {
  return (
    <>
      <Heading {...props} />
      <BasesEditor {...props} />
      <Lines
        {...props}
        part="purposes"
        title="Mục đích"
        hint="Mỗi dòng là một ý; phần để trống không in."
        rows={3}
      />
      <Lines {...props} part="requirements" title="Yêu cầu" hint="Mỗi dòng là một ý." rows={3} />
      <DutiesEditor {...props} />
      <Lines
        {...props}
        part="recipients"
        title="Nơi nhận"
        hint="Mỗi dòng là một nơi; dấu gạch và dấu chấm phẩy được thêm khi in."
        rows={4}
      />
      <Signer {...props} />
    </>
  );
}

import { type Problem, problem } from "../kernel/problem.ts";
import { type Result, err, ok } from "../kernel/result.ts";

/** The messages whose words an authority may set (mẫu tin nhắn). */
export const TEMPLATE_KINDS = ["digest_before", "digest_due", "digest_late"] as const;
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];

/** Words with places for facts: "Còn {{so_phan_viec}} phần việc". */
export interface MessageTemplate {
  readonly subject: string;
  readonly body: string;
}

/** The facts a message may name, and what each of them is. */
export const TEMPLATE_FACTS = {
  ho_ten: "họ tên người nhận",
  don_vi: "đơn vị",
  so_phan_viec: "số phần việc còn nợ",
  so_ngay: "số ngày còn lại hoặc quá hạn",
  danh_sach: "danh sách phần việc, mỗi phần một dòng",
  dia_chi: "địa chỉ trang Việc của tôi",
} as const;

export type TemplateFacts = Readonly<Record<keyof typeof TEMPLATE_FACTS, string>>;

const CLOSING = `{{danh_sach}}

Mở danh sách để nhập tiếp: {{dia_chi}}
Nếu có vướng mắc, xin báo ngay tại từng phần việc để Văn phòng hỗ trợ.`;

/** What is said where an authority has not chosen its own words. */
export const USUAL_TEMPLATES: Readonly<Record<TemplateKind, MessageTemplate>> = {
  digest_before: {
    subject: "Còn {{so_ngay}} ngày đến hạn, {{so_phan_viec}} phần việc chưa nộp",
    body: `Kính gửi {{ho_ten}},

Còn {{so_ngay}} ngày đến hạn. {{don_vi}} còn {{so_phan_viec}} phần việc.

${CLOSING}`,
  },
  digest_due: {
    subject: "Hôm nay là ngày cuối, còn {{so_phan_viec}} phần việc chưa nộp",
    body: `Kính gửi {{ho_ten}},

Hôm nay là ngày cuối nộp báo cáo. {{don_vi}} còn {{so_phan_viec}} phần việc.

${CLOSING}`,
  },
  digest_late: {
    subject: "Quá hạn {{so_ngay}} ngày, {{so_phan_viec}} phần việc chưa nộp",
    body: `Kính gửi {{ho_ten}},

{{don_vi}} còn {{so_phan_viec}} phần việc chưa nộp, quá hạn {{so_ngay}} ngày.

${CLOSING}`,
  },
};

const PLACE = /\{\{\s*([^{}]*?)\s*\}\}/gu;

const isFact = (name: string): name is keyof TemplateFacts => Object.hasOwn(TEMPLATE_FACTS, name);

/** Looks over the words that somebody wrote for a message, before they are kept. */
export function checkTemplate({
  subject,
  body,
}: MessageTemplate): Result<
  void,
  Problem<"urging.template.unknown-fact" | "urging.template.empty">
> {
  if (subject.trim() === "" || body.trim() === "") return err(problem("urging.template.empty", {}));
  const unknown = [...`${subject}\n${body}`.matchAll(PLACE)]
    .map(([, name = ""]) => name)
    .find((name) => !isFact(name));
  return unknown === undefined
    ? ok(undefined)
    : err(
        problem("urging.template.unknown-fact", {
          name: unknown,
          known: Object.keys(TEMPLATE_FACTS),
        }),
      );
}

/** Puts the facts into their places; a subject stays on one line whatever a fact holds. */
export function fillTemplate(
  { subject, body }: MessageTemplate,
  facts: TemplateFacts,
): MessageTemplate {
  const fill = (text: string) =>
    text.replace(PLACE, (all, name: string) => (isFact(name) ? facts[name] : all));
  return { subject: fill(subject).replace(/\s+/gu, " ").trim(), body: fill(body) };
}

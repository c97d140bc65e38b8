import { describe, expect, test } from "vitest";
import {
  TEMPLATE_KINDS,
  type TemplateFacts,
  USUAL_TEMPLATES,
  checkTemplate,
  fillTemplate,
} from "./message-template.ts";

const FACTS: TemplateFacts = {
  ho_ten: "Trần Thị Bình",
  don_vi: "Phòng Y tế",
  so_phan_viec: "4",
  so_ngay: "2",
  danh_sach: "- 4.1 Bảo hiểm y tế: quá hạn 2 ngày",
  dia_chi: "http://nhiemky/viec-cua-toi",
};

describe("a message template", () => {
  test.each(TEMPLATE_KINDS)("the usual words of %s are filled without a gap", (kind) => {
    expect(checkTemplate(USUAL_TEMPLATES[kind]).ok).toBe(true);
    const { subject, body } = fillTemplate(USUAL_TEMPLATES[kind], FACTS);
    expect(subject + body).not.toMatch(/[{}]/u);
    expect(body).toContain("Phòng Y tế");
    expect(body).toContain("- 4.1 Bảo hiểm y tế");
  });

  test("a fact that does not exist is refused by its name", () => {
    const checked = checkTemplate({ subject: "Nhắc việc", body: "Còn {{so_viec}} việc" });
    expect(checked.ok ? null : checked.error).toMatchObject({
      code: "urging.template.unknown-fact",
      details: { name: "so_viec" },
    });
  });

  test("empty words are refused", () => {
    const checked = checkTemplate({ subject: " ", body: "Nội dung" });
    expect(checked.ok ? null : checked.error.code).toBe("urging.template.empty");
  });

  test("a fact adds no line and no header to a subject", () => {
    const facts = { ...FACTS, ho_ten: "Bình\r\nBcc: ai@do.vn" };
    const { subject } = fillTemplate({ subject: "Gửi {{ho_ten}}", body: "x" }, facts);
    expect(subject).toBe("Gửi Bình Bcc: ai@do.vn");
  });

  test("words that look like a place but are part of a fact stay as they are", () => {
    const facts = { ...FACTS, ho_ten: "{{don_vi}}" };
    expect(fillTemplate({ subject: "Gửi {{ho_ten}}", body: "x" }, facts).subject).toBe(
      "Gửi {{don_vi}}",
    );
  });
});

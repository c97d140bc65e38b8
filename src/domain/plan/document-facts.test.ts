import { describe, expect, test } from "vitest";
import { type DocumentFacts, basisInWords, writeDocument } from "./document-facts.ts";

const BASIS = {
  relation: "Căn cứ",
  documentType: "Nghị quyết",
  number: "12/NQ-HĐND",
  date: "2024-07-10",
  issuer: "Hội đồng nhân dân thành phố",
  subject: "về nhiệm vụ năm 2025",
};

const FACTS: DocumentFacts = {
  documentType: "Kế hoạch",
  title: "Kế hoạch nhiệm kỳ",
  issuer: "Ủy ban nhân dân thành phố Vũng Tàu",
  symbol: "/KH-UBND",
  place: "Vũng Tàu",
  signerAuthority: null,
  signerPosition: "Chủ tịch",
  signerName: "",
  legalBases: [{ ...BASIS, issuerInferred: true, text: "Căn cứ NQ 12 như văn bản viết" }],
  purposes: [],
  requirements: [],
  duties: [],
  recipients: [],
};

describe("a legal basis in words", () => {
  test.each([
    [
      BASIS,
      "Căn cứ Nghị quyết số 12/NQ-HĐND ngày 10 tháng 7 năm 2024 của Hội đồng nhân dân thành phố về nhiệm vụ năm 2025",
    ],
    [
      {
        ...BASIS,
        documentType: "Luật",
        number: null,
        date: "2015-06-19",
        issuer: "Quốc hội",
        subject: "Tổ chức chính quyền địa phương",
      },
      "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015",
    ],
    [
      {
        ...BASIS,
        relation: "Theo đề nghị",
        documentType: "Tờ trình",
        number: "45/TTr-TCKH",
        issuer: "Trưởng phòng Tài chính – Kế hoạch",
        subject: null,
      },
      "Theo đề nghị của Trưởng phòng Tài chính – Kế hoạch tại Tờ trình số 45/TTr-TCKH ngày 10 tháng 7 năm 2024",
    ],
  ])("%j", (basis, words) => {
    expect(basisInWords(basis)).toBe(words);
  });
});

describe("writeDocument(before, edit)", () => {
  const write = (document: Parameters<typeof writeDocument>[1]["document"]) =>
    writeDocument(FACTS, { kind: "write-document", document });

  test("only what an edit names changes, and it is told", () => {
    const { after, changed } = write({ place: "Hà Nội", title: FACTS.title });
    expect(after).toEqual({ ...FACTS, place: "Hà Nội" });
    expect(changed).toEqual(["place"]);
  });

  test("a basis that is as it was keeps the words of its document", () => {
    expect(write({ legalBases: [BASIS] }).changed).toEqual([]);
  });

  test("the words of a changed basis are composed", () => {
    const { after } = write({ legalBases: [{ ...BASIS, number: "13/NQ-HĐND" }] });
    expect(after.legalBases[0]).toMatchObject({
      issuerInferred: false,
      text: expect.stringContaining("số 13/NQ-HĐND"),
    });
  });
});

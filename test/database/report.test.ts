import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../src/application/actor.ts";
import { freezeTable } from "../../src/application/consolidation/freeze-table.ts";
import { viewTable } from "../../src/application/consolidation/view-table.ts";
import { addUnits } from "../../src/application/organisation/add-units.ts";
import { beginReport } from "../../src/application/report/begin-report.ts";
import { decideReport } from "../../src/application/report/decide-report.ts";
import { editParagraph, restoreParagraph } from "../../src/application/report/edit-paragraph.ts";
import { presentReport } from "../../src/application/report/present-report.ts";
import { produceDocument, produceTables } from "../../src/application/report/produce-files.ts";
import { viewReport } from "../../src/application/report/view-report.ts";
import { canonicalJson } from "../../src/domain/kernel/canonical-json.ts";
import type { Problem } from "../../src/domain/kernel/problem.ts";
import type { Result } from "../../src/domain/kernel/result.ts";
import { textOf } from "../../src/domain/report/report-model.ts";
import { numbersIn, piecesOf } from "../../src/domain/report/report-pieces.ts";
import { dependenciesOn } from "../../src/main/dependencies.ts";
import { anActor, anOrganization } from "../support/actors.ts";
import { plantAcceptedPart, plantForm, supersede } from "../support/builders-report.ts";
import { databaseOfThisFile } from "../support/database.ts";
import { type PlantedIds, plantRound } from "../support/planted-round.ts";

const { db } = await databaseOfThisFile();
/** Every look at the clock is a second later, so that two edits never share a moment. */
let seconds = 0;
const deps = dependenciesOn(db, {
  now: () => new Date(Date.parse("2024-09-12T02:00:00Z") + 1000 * seconds++).toISOString(),
  today: () => "2024-09-12",
});

let finance: Actor;
let cleared: Actor;
let leader: Actor;
let officer: Actor;
let planted: PlantedIds;
let formId: string;
let healthUnit = "";
let police = "";
let reportId = "";

const NARRATIVE = "Thành phố giao chỉ tiêu bao phủ bảo hiểm y tế đến từng phường.";
const SECRET = "Số vụ việc nghiêm trọng tại địa bàn trọng điểm đã giảm.";

function value<T>(result: Result<T, Problem>): T {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.details)}`);
  return result.value;
}
const codeOf = (result: Result<unknown, Problem>): string => (result.ok ? "ok" : result.error.code);

const look = async (actor = finance, version?: number) =>
  value(
    await viewReport(deps, actor, {
      roundId: planted.roundId,
      ...(version === undefined ? {} : { version }),
    }),
  );
const paragraph = (view: Awaited<ReturnType<typeof look>>, blockKey: string): string =>
  piecesOf(view.model)
    .filter((piece) => piece.blockKey === blockKey)
    .map((piece) => textOf(piece.runs))
    .join("\n");
const allText = (view: unknown): string => JSON.stringify(view);
const edit = (blockKey: string, body: string, baseEditedAt: string | null = null, who = finance) =>
  editParagraph(deps, who, { reportId, blockKey, body, baseEditedAt });

const unit = (name: string) => ({
  kind: "office" as const,
  name,
  shortName: name,
  abbreviation: name.slice(-3),
  isVertical: false,
  validFrom: "2020-01-01",
  validTo: null,
  tile: null,
  aliases: [],
  codes: [],
});

beforeAll(async () => {
  const admin = await anOrganization(deps);
  value(
    await addUnits(deps, admin, {
      units: [unit("Phòng Y tế"), unit("Công an thành phố")],
      groups: [],
    }),
  );
  const units = await deps.work.read(admin, ({ organisation }) =>
    organisation.listUnits("2024-09-12"),
  );
  healthUnit = units.find((each) => each.name === "Phòng Y tế")?.id ?? "";
  police = units.find((each) => each.name === "Công an thành phố")?.id ?? "";
  finance = await anActor(deps, admin, {
    username: "taichinh",
    role: "finance",
    fullName: "Nguyễn Thị Bình",
  });
  cleared = await anActor(deps, admin, {
    username: "taichinh-mat",
    role: "finance",
    hasClearance: true,
  });
  leader = await anActor(deps, admin, { username: "chutich", role: "leader" });
  officer = await anActor(deps, admin, {
    username: "canbo",
    role: "unit_officer",
    unitId: healthUnit,
  });
  planted = await plantRound(db, admin, {
    deadlineAt: "2024-09-08T16:59:59.999Z",
    groups: [
      {
        number: "4",
        title: "Văn hóa, y tế, giáo dục",
        items: [
          {
            number: "4.6",
            title: "Bảo hiểm y tế và hộ nghèo",
            tasks: [{ unitId: healthUnit, state: "accepted" }],
            targets: [
              {
                code: "4.6a",
                measure: "Tỷ lệ người dân tham gia bảo hiểm y tế",
                unitOfMeasure: "%",
                decimals: 1,
                value: "95",
                frequency: "annual",
                figures: [
                  [2023, "actual", "95.4"],
                  [2024, "estimate", "96.2"],
                ],
              },
              {
                code: "4.6b",
                measure: "Tỷ lệ hộ nghèo",
                unitOfMeasure: "%",
                decimals: 0,
                comparator: "<=",
                direction: "lower",
                value: "0.5",
                frequency: "annual",
                figures: [
                  [2023, "actual", "0.55"],
                  [2024, "estimate", "0.71"],
                ],
              },
            ],
          },
          {
            number: "4.7",
            title: "Trường đạt chuẩn quốc gia",
            tasks: [{ unitId: police, state: "submitted" }],
            targets: [
              {
                code: "4.7",
                measure: "Tỷ lệ trường đạt chuẩn quốc gia",
                unitOfMeasure: "%",
                decimals: 1,
                value: "45",
              },
            ],
          },
        ],
      },
      {
        number: "5",
        title: "Quốc phòng, an ninh",
        items: [
          {
            number: "5.1",
            title: "Trật tự xã hội",
            secrecy: "confidential",
            tasks: [{ unitId: police, state: "accepted" }],
            targets: [
              {
                code: "5.1",
                measure: "Số vụ việc nghiêm trọng",
                unitOfMeasure: "vụ",
                decimals: 0,
                comparator: "<=",
                direction: "lower",
                value: "20",
                frequency: "annual",
                figures: [[2024, "estimate", "17713"]],
              },
            ],
          },
        ],
      },
    ],
  });
  await db
    .updateTable("plan_version")
    .set({ number: "15", issued_on: "2024-08-20", recipients: '["Như trên","Lưu: VT, TH"]' })
    .execute();
  const accepted = { acceptedAt: "2024-09-10T03:00:00.000Z", reviewer: finance };
  await plantAcceptedPart(db, admin, {
    ...accepted,
    obligationId: planted.obligation(healthUnit),
    itemId: planted.item("4.6"),
    receiptNumber: 12,
    narratives: [
      { section: "results", body: NARRATIVE },
      { section: "limitations", body: "Hộ nghèo mới phát sinh tại hai phường ven biển." },
      { section: "proposals", body: "Đề nghị Tỉnh bổ sung kinh phí.", itemId: null },
    ],
  });
  await plantAcceptedPart(db, admin, {
    ...accepted,
    obligationId: planted.obligation(police),
    itemId: planted.item("5.1"),
    receiptNumber: 13,
    narratives: [{ section: "results", body: SECRET }],
  });
  ({ formId } = await plantForm(db, admin, {
    roundId: planted.roundId,
    years: [
      [2023, "actual"],
      [2024, "estimate"],
    ],
    target: planted.target,
    obligation: planted.obligation,
    rows: [
      {
        label: "Tham gia bảo hiểm y tế",
        targetCode: "4.6a",
        itemId: planted.item("4.6"),
        unitId: healthUnit,
      },
      {
        label: "Hộ nghèo",
        targetCode: "4.6b",
        itemId: planted.item("4.6"),
        unitId: healthUnit,
        decimals: 2,
      },
      { label: "Vụ việc", targetCode: "5.1", itemId: planted.item("5.1"), unitId: police },
    ],
  }));
});

describe("the living report", () => {
  test("reading begins nothing; beginning twice is one report", async () => {
    expect((await look()).id).toBeNull();
    const begun = value(await beginReport(deps, finance, { roundId: planted.roundId }));
    const again = value(await beginReport(deps, finance, { roundId: planted.roundId }));
    expect(again).toEqual(begun);
    reportId = begun.id;
    expect((await look()).id).toBe(reportId);
  });

  test("is composed of accepted figures and accepted words, and says what is missing", async () => {
    const view = await look();
    expect(view.state).toBe("draft");
    expect(view.model.furniture.draftMark).toBe("DỰ THẢO");
    expect(view.model.furniture.symbol).toBe("BC-UBND");
    expect(view.model.furniture.issuingBody).toEqual(["Ủy ban nhân dân", "thành phố Vũng Tàu"]);
    expect(paragraph(view, "opening")).toContain("Kế hoạch số 15/KH-UBND ngày 20/8/2024");
    expect(paragraph(view, "fields.4.target.4.6a")).toContain("ước năm 2024 là 96,2%");
    expect(paragraph(view, "fields.4.target.4.7")).toContain("chưa có số liệu");
    const text = allText(view.model);
    expect(text).toContain(NARRATIVE);
    expect(text).toContain("Đề nghị Tỉnh bổ sung kinh phí.");
    expect(text).toContain("biên nhận số 12");
  });

  test("every bound number is traced to observations and to its cell", async () => {
    const view = await look();
    const known = new Map(view.numbers.map((number) => [number.key, number]));
    const quoted = piecesOf(view.model).flatMap((piece) => numbersIn(piece.runs));
    expect(quoted.length).toBeGreaterThan(5);
    for (const { key, text } of quoted) expect([key, known.get(key)?.text]).toEqual([key, text]);
    const number = known.get("4.6a@2024");
    const held = await db
      .selectFrom("observation")
      .where("id", "=", number?.observationIds[0] ?? "")
      .select(["value", "year", "known_to"])
      .executeTakeFirst();
    expect(held).toEqual({ value: "96.2", year: 2024, known_to: null });
    expect(number?.address?.formId).toBe(formId);
    expect(known.get("4.6a.attainment")?.address).toEqual(number?.address);
    expect(known.get("count.exceeded")?.address).toBeNull();
  });

  test("no number of the text reads otherwise than its cell", async () => {
    const { model, numbers } = await look();
    const cells = new Map(
      model.appendices.flatMap(({ blocks }) =>
        blocks.flatMap((block) =>
          block.kind !== "table"
            ? []
            : block.table.rows.flatMap((row) =>
                row.cells.map((cell) => [`${row.id} ${cell.columnId}`, cell.text] as const),
              ),
        ),
      ),
    );
    const placed = numbers.filter((number) => number.kind === "figure" && number.address !== null);
    expect(placed.map(({ key }) => key)).toContain("4.6b@2024");
    for (const { key, text, address } of placed) {
      expect([key, text]).toEqual([key, cells.get(`${address?.rowId} ${address?.columnId}`)]);
    }
  });

  test("a figure that was superseded is in the next look, and the old one is not", async () => {
    const seen = (await look()).numbers.find((number) => number.key === "4.6b@2023");
    const old = seen?.observationIds[0] ?? "";
    const held = await db
      .selectFrom("observation")
      .where("id", "=", old)
      .selectAll()
      .executeTakeFirstOrThrow();
    await supersede(db, { ...held, value: "0.54" });
    const now = (await look()).numbers.find((number) => number.key === "4.6b@2023");
    expect(now?.text).toBe("0,54");
    expect(now?.observationIds).not.toContain(old);
  });

  test("says that its figures are frozen only while they are those of the freeze", async () => {
    const basis = async () => paragraph(await look(), "context.basis");
    expect(await basis()).toContain("số liệu chưa chốt");
    const { open } = value(await viewTable(deps, finance, { roundId: planted.roundId, formId }));
    const counts = open ?? { blanks: 0, unaccepted: 0 };
    const frozen = await freezeTable(deps, finance, {
      roundId: planted.roundId,
      formId,
      ...counts,
    });
    expect(codeOf(frozen)).toBe("ok");
    expect(await basis()).toContain("số liệu đã chốt, bản 1");
  });

  test("the outline says how far each section is", async () => {
    const { outline, counters } = await look();
    const fields = outline.find((section) => section.id === "fields.title");
    const lessons = outline.find((section) => section.id === "lessons.title");
    expect(fields).toMatchObject({ narratives: 1, edited: 0 });
    expect(lessons).toMatchObject({ paragraphs: 1, missing: 1 });
    expect(counters).toMatchObject({ typedNumbers: 0, narratives: 3, narrativesUsed: 3 });
  });
});

describe("confidential items", () => {
  test("neither figure nor word nor source reaches a reader who is not named for them", async () => {
    const view = allText(await look(finance));
    expect(view).not.toContain("17713");
    expect(view).not.toContain("17.713");
    expect(view).not.toContain(SECRET);
    expect(view).not.toContain("Số vụ việc nghiêm trọng");
    expect((await look(finance)).withheldItems).toBe(1);
    expect(allText(await look(cleared))).toContain("17.713");
  });

  test("a paragraph that everybody reads cannot quote them, even by somebody named for them", async () => {
    const asked = await edit("lessons", "Có {{5.1@2024}} vụ việc.", null, cleared);
    expect(codeOf(asked)).toBe("report.paragraph.unknown-number");
  });

  test("an edited text about them stays with those named for them", async () => {
    const key = "fields.5.target.5.1";
    const saved = await edit(key, "Đã xử lý {{5.1@2024}} vụ việc.", null, cleared);
    expect(codeOf(saved)).toBe("ok");
    expect(allText(await look(cleared))).toContain("Đã xử lý");
    expect(allText(await look(finance))).not.toContain("Đã xử lý");
    expect(codeOf(await edit(key, "Thử sửa", null))).toBe("report.version.stale");
    const standing = (await look(cleared)).edits.find((each) => each.blockKey === key);
    const blind = await edit(key, "Thử sửa", standing?.editedAt ?? "");
    expect(codeOf(blind)).toBe("access.thing.not-found");
  });
});

describe("editing a paragraph", () => {
  test("a text stands in the place of the draft with its numbers bound, and can be taken back", async () => {
    const saved = value(await edit("context", "Thu hút {{4.6a@2024}}% người dân tham gia."));
    const view = await look();
    expect(paragraph(view, "context")).toBe("Thu hút 96,2% người dân tham gia.");
    expect(view.edits.find((each) => each.blockKey === "context")).toMatchObject({
      body: "Thu hút {{4.6a@2024}}% người dân tham gia.",
      editedBy: "Nguyễn Thị Bình",
      editedAt: saved.editedAt,
    });
    const restored = await restoreParagraph(deps, finance, {
      reportId,
      blockKey: "context",
      baseEditedAt: saved.editedAt,
    });
    expect(codeOf(restored)).toBe("ok");
    expect((await look()).edits.some((each) => each.blockKey === "context")).toBe(false);
    const kept = await db
      .selectFrom("report_paragraph")
      .where("block_key", "=", "context")
      .select("superseded_at")
      .execute();
    expect(kept).toHaveLength(1);
    expect(kept[0]?.superseded_at).not.toBeNull();
  });

  test.each([
    [
      "a key that no figure answers",
      "context",
      "Đạt {{9.9@2024}}%",
      "report.paragraph.unknown-number",
    ],
    ["a block that the report does not have", "không-có", "Chữ", "access.thing.not-found"],
    ["a heading", "fields.title", "Chữ", "access.thing.not-found"],
  ])("%s is refused", async (_name, blockKey, body, code) => {
    expect(codeOf(await edit(blockKey, body))).toBe(code);
  });

  test("of two people who began from the same text the second is told", async () => {
    const first = value(await edit("outlook", "Dự báo thuận lợi."));
    expect(codeOf(await edit("outlook", "Dự báo khó khăn."))).toBe("report.version.stale");
    const again = await edit("outlook", "Dự báo khó khăn.", first.editedAt);
    expect(codeOf(again)).toBe("ok");
  });

  test.each([
    ["office", "access.action.forbidden"],
    ["leader", "access.action.forbidden"],
  ] as const)("%s does not write the report", async (_role, code) => {
    const asked = await edit("outlook", "Chữ", null, {
      ...leader,
      roles: [{ role: _role, unitId: null }],
    });
    expect(codeOf(asked)).toBe(code);
  });

  test("numbers typed without a source, and words against the figure, are pointed at", async () => {
    value(
      await edit(
        "lessons",
        "Năm 2024 có 1.250 hộ thoát nghèo theo Nghị quyết 15/NQ-HĐND; tỷ lệ hộ nghèo giảm còn {{4.6b@2024}}%, đã đạt mục tiêu.",
      ),
    );
    const { checks, guard, counters } = await look();
    const typed = checks.find((check) => check.check === "numbers-bound");
    expect(typed?.findings).toEqual([{ blockKey: "lessons", subject: "1.250" }]);
    expect(counters.typedNumbers).toBe(1);
    expect(guard.map(({ word, kind, targetCode }) => [word, kind, targetCode])).toEqual([
      ["đã đạt", "verdict", "4.6b"],
      ["giảm", "direction", "4.6b"],
    ]);
  });

  test("a unit that sends its paragraph again shows beside the text that replaced it", async () => {
    const { narratives } = await look();
    const told = narratives.find((each) => each.section === "limitations");
    value(await edit(told?.blockKey ?? "", "Hộ nghèo phát sinh mới."));
    const [of] = (await look()).edits.filter((each) => each.blockKey === told?.blockKey);
    expect(of?.isOutdated).toBe(false);
    await plantAcceptedPart(db, finance, {
      acceptedAt: "2024-09-30T03:00:00.000Z",
      reviewer: finance,
      obligationId: planted.obligation(healthUnit),
      itemId: planted.item("4.6"),
      revision: 2,
      receiptNumber: 20,
      narratives: [
        { section: "results", body: NARRATIVE },
        { section: "limitations", body: "Hộ nghèo mới phát sinh tại ba phường." },
        { section: "proposals", body: "Đề nghị Tỉnh bổ sung kinh phí.", itemId: null },
      ],
    });
    const [after] = (await look()).edits.filter((each) => each.blockKey === told?.blockKey);
    expect(after?.isOutdated).toBe(true);
    expect(allText((await look()).model)).toContain("Hộ nghèo phát sinh mới.");
  });
});

describe("presenting and deciding", () => {
  test("a version is fixed for ever, holds nothing confidential and can be checked again", async () => {
    const presented = value(await presentReport(deps, cleared, reportId));
    expect(presented.version).toBe(1);
    const stored = await db
      .selectFrom("report_version")
      .where("version", "=", 1)
      .select(["model", "checksum"])
      .executeTakeFirstOrThrow();
    expect(deps.secrets.fingerprint(canonicalJson(stored.model))).toBe(presented.checksum);
    expect(stored.checksum).toBe(presented.checksum);
    expect(allText(stored.model)).not.toContain("17.713");
    expect(allText(stored.model)).not.toContain("Đã xử lý");
    const view = await look(leader);
    expect([view.state, view.version]).toEqual(["presented", 1]);
    expect(view.model.furniture.draftMark).toBeUndefined();
  });

  test("while it is presented nobody writes and it cannot be presented again", async () => {
    expect(codeOf(await edit("context", "Chữ"))).toBe("report.state.wrong");
    expect(codeOf(await presentReport(deps, finance, reportId))).toBe("report.state.wrong");
  });

  test("only the leader decides, on the version read, and a return needs words", async () => {
    const decide = (who: Actor, decision: "approve" | "return", version: number, reason = "") =>
      decideReport(deps, who, { reportId, decision, version, reason });
    expect(codeOf(await decide(finance, "approve", 1))).toBe("access.action.forbidden");
    expect(codeOf(await decide(leader, "approve", 2))).toBe("report.version.stale");
    expect(codeOf(await decide(leader, "return", 1, "  "))).toBe("report.decision.reason-missing");
    expect(codeOf(await decide(leader, "return", 1, "Bổ sung bài học kinh nghiệm."))).toBe("ok");
    const view = await look();
    expect([view.state, view.version]).toEqual(["draft", null]);
    expect(view.versions[0]?.decision).toMatchObject({
      kind: "returned",
      reason: "Bổ sung bài học kinh nghiệm.",
    });
  });

  test("what changed since the last version is told, and the version stays as it was", async () => {
    const held = await db
      .selectFrom("observation")
      .innerJoin("target", "target.indicator_id", "observation.indicator_id")
      .where("target.code", "=", "4.6a")
      .where("observation.year", "=", 2024)
      .where("observation.known_to", "is", null)
      .selectAll("observation")
      .executeTakeFirstOrThrow();
    await supersede(db, { ...held, value: "94.2" });
    const { changes } = await look();
    expect(changes.find((change) => change.key === "4.6a@2024")).toMatchObject({
      before: "96,2",
      after: "94,2",
      label: "Tỷ lệ người dân tham gia bảo hiểm y tế, ước năm 2024",
    });
    expect(changes.some((change) => change.key === "4.6a.attainment")).toBe(true);
    const old = await look(finance, 1);
    expect(paragraph(old, "fields.4.target.4.6a")).toContain("96,2%");
  });

  test("an approved version is read-only, and its document is the same bytes ever after", async () => {
    expect(value(await presentReport(deps, finance, reportId)).version).toBe(2);
    const decided = await decideReport(deps, leader, {
      reportId,
      decision: "approve",
      version: 2,
      reason: "",
    });
    expect(codeOf(decided)).toBe("ok");
    expect(codeOf(await edit("context", "Chữ"))).toBe("report.version.approved");
    expect(codeOf(await presentReport(deps, finance, reportId))).toBe("report.version.approved");
    const first = value(
      await produceDocument(deps, leader, { reportId, version: 2, format: "docx" }),
    );
    const second = value(
      await produceDocument(deps, finance, { reportId, version: 2, format: "docx" }),
    );
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
    const events = await deps.work.read(leader, (stores) =>
      stores.events.listFor("report", reportId),
    );
    expect(events.filter(({ toState }) => toState !== null).map(({ kind }) => kind)).toEqual([
      "report.begun",
      "report.presented",
      "report.returned",
      "report.presented",
      "report.approved",
    ]);
  });

  test("files are of this reader: the tables of others stay closed", async () => {
    const workbook = value(await produceTables(deps, finance, reportId));
    expect(Buffer.from(workbook.bytes.slice(0, 2)).toString()).toBe("PK");
    expect(codeOf(await produceTables(deps, officer, reportId))).toBe("access.action.forbidden");
    expect(codeOf(await viewReport(deps, officer, { roundId: planted.roundId }))).toBe(
      "access.action.forbidden",
    );
  });
});

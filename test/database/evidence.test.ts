import { createHash } from "node:crypto";
import { Workbook } from "@cj-tech-master/excelts";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../src/application/actor.ts";
import { saveFigures } from "../../src/application/collection/save-figures.ts";
import { submitWork } from "../../src/application/collection/submit-work.ts";
import { bindEvidence, withdrawEvidence } from "../../src/application/evidence/bind-evidence.ts";
import { finishUpload } from "../../src/application/evidence/finish-upload.ts";
import { listEvidence } from "../../src/application/evidence/list-evidence.ts";
import { openEvidence } from "../../src/application/evidence/open-evidence.ts";
import { sendChunk, viewUpload } from "../../src/application/evidence/send-chunk.ts";
import { startUpload } from "../../src/application/evidence/start-upload.ts";
import {
  EVIDENCE_CHUNK_BYTES,
  EVIDENCE_LIMIT_BYTES,
  type EvidencePlace,
  UNFINISHED_LIMIT,
} from "../../src/domain/collection/evidence.ts";
import type { Problem } from "../../src/domain/kernel/problem.ts";
import type { Result } from "../../src/domain/kernel/result.ts";
import { dependenciesOn } from "../../src/main/dependencies.ts";
import { anActor, anOrganization, fixedClock } from "../support/actors.ts";
import { aCollectionRound } from "../support/builders-collection.ts";
import { databaseOfThisFile } from "../support/database.ts";
import { aWebServer } from "../support/web-server.ts";

const { db } = await databaseOfThisFile();
const deps = dependenciesOn(db, fixedClock("2024-09-06T01:15:00.000Z"));

function must<T>(result: Result<T, Problem>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code} ${JSON.stringify(result.error.details)}`);
}

const codeOf = (result: Result<unknown, Problem>): string => (result.ok ? "ok" : result.error.code);

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
/** Larger than two pieces, and no picture at all but for its head. */
const LONG_PNG = Uint8Array.from({ length: EVIDENCE_CHUNK_BYTES * 2 + 77 }, (_, at) =>
  at < PNG.length ? (PNG[at] ?? 0) : at % 251,
);

async function aWorkbook(value: number): Promise<Uint8Array> {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet("Sheet1");
  sheet.getCell("A1").value = "Rác thu gom (tấn)";
  sheet.getCell("D7").value = value;
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

let admin: Actor;
let office: Actor;
let made = 0;

async function aWasteRound() {
  made += 1;
  const unit = `Phường ${made}`;
  const other = `Phường khác ${made}`;
  const round = await aCollectionRound(db, admin, {
    units: [unit, other],
    items: [
      { number: "3.1", units: [unit] },
      { number: "5.4", secrecy: "confidential", units: [unit] },
      { number: "5.1", secrecy: "state_secret", units: [unit] },
    ],
    rows: [
      { key: `rac${made}`, label: "Rác thu gom", item: "3.1", isRequired: false, by: [unit] },
      { key: `kin${made}`, label: "Việc kín", item: "5.4", isRequired: false, by: [unit] },
      { key: `mat${made}`, label: "Việc mật", item: "5.1", isRequired: false, by: [unit] },
    ],
  });
  const person = (name: string, unitName: string) =>
    anActor(deps, admin, {
      username: `${name}-${made}`,
      role: "unit_officer",
      unitId: round.unit(unitName),
      fullName: `Cán bộ ${name}`,
    });
  const n = made;
  const cell = (row: "rac" | "kin" | "mat", year = 2023): EvidencePlace => ({
    kind: "cell",
    rowId: round.row(`${row}${n}`),
    columnId: round.column(year),
  });
  return {
    round,
    cell,
    obligationId: round.obligation(unit),
    officer: await person("a", unit),
    colleague: await person("b", unit),
    stranger: await person("c", other),
    type: async (who: Actor, row: "rac" | "kin", text: string) =>
      must(
        await saveFigures(deps, who, {
          obligationId: round.obligation(unit),
          cells: [
            {
              rowId: round.row(`${row}${n}`),
              columnId: round.column(2023),
              typed: text,
              baseEntryId: null,
            },
          ],
        }),
      ),
  };
}
type Waste = Awaited<ReturnType<typeof aWasteRound>>;

async function upload(
  { obligationId }: Pick<Waste, "obligationId">,
  who: Actor,
  bytes: Uint8Array,
  places: readonly EvidencePlace[],
  fileName = "minh chứng.png",
) {
  const request = { obligationId, fileName, sizeBytes: bytes.length, places };
  const started = await startUpload(deps, who, request);
  if (!started.ok) return started;
  for (let at = 0; at < bytes.length; at += EVIDENCE_CHUNK_BYTES) {
    const content = bytes.subarray(at, at + EVIDENCE_CHUNK_BYTES);
    const sent = await sendChunk(deps, who, { uploadId: started.value.id, offset: at, content });
    if (!sent.ok) return sent;
  }
  return finishUpload(deps, who, started.value.id);
}

beforeAll(async () => {
  admin = await anOrganization(deps);
  office = await anActor(deps, admin, { username: "van-phong", role: "office" });
});

describe("a file is sent in pieces", () => {
  test("after a break it goes on where it stopped, and is the same file", async () => {
    const waste = await aWasteRound();
    const { officer, obligationId, cell } = waste;
    const started = must(
      await startUpload(deps, officer, {
        obligationId,
        fileName: "Bảng cân.png",
        sizeBytes: LONG_PNG.length,
        places: [cell("rac")],
      }),
    );
    const piece = (offset: number) => ({
      uploadId: started.id,
      offset,
      content: LONG_PNG.subarray(offset, offset + EVIDENCE_CHUNK_BYTES),
    });
    must(await sendChunk(deps, officer, piece(0)));
    // the answer was lost: the same piece again is told where the file goes on
    const again = await sendChunk(deps, officer, piece(0));
    expect(again).toMatchObject({
      error: { code: "collection.evidence.offset", details: { expected: EVIDENCE_CHUNK_BYTES } },
    });
    expect(codeOf(await finishUpload(deps, officer, started.id))).toBe(
      "collection.evidence.offset",
    );
    const { uploads } = must(await listEvidence(deps, officer, obligationId));
    expect(uploads).toMatchObject([{ id: started.id, receivedBytes: EVIDENCE_CHUNK_BYTES }]);
    const { receivedBytes } = must(await viewUpload(deps, officer, started.id));
    must(await sendChunk(deps, officer, piece(receivedBytes)));
    must(await sendChunk(deps, officer, piece(EVIDENCE_CHUNK_BYTES * 2)));
    const { evidenceId } = must(await finishUpload(deps, officer, started.id));
    const opened = must(await openEvidence(deps, officer, evidenceId));
    expect(Buffer.from(opened.bytes).equals(Buffer.from(LONG_PNG))).toBe(true);
    const { items } = must(await listEvidence(deps, officer, obligationId));
    expect(items).toMatchObject([
      {
        fileName: "Bảng cân.png",
        mediaType: "image/png",
        sha256: createHash("sha256").update(LONG_PNG).digest("hex"),
        by: "Cán bộ a",
      },
    ]);
  });

  test("too large a file is refused before anything is sent", async () => {
    const { officer, obligationId, cell } = await aWasteRound();
    const sizeBytes = 20 * 1024 * 1024 + 1;
    const request = { obligationId, fileName: "to.pdf", sizeBytes, places: [cell("rac")] };
    expect(codeOf(await startUpload(deps, officer, request))).toBe("document.file.too-large");
  });

  test("a program with the name of a document is refused with its first piece", async () => {
    const waste = await aWasteRound();
    const program = Buffer.from("MZ\u0090\u0000 this program cannot be run");
    const refused = await upload(waste, waste.officer, program, [waste.cell("rac")], "hoá đơn.pdf");
    expect(codeOf(refused)).toBe("collection.evidence.unsupported");
    const { uploads } = must(await listEvidence(deps, waste.officer, waste.obligationId));
    expect(uploads).toEqual([]);
  });

  test("another person does not add to it", async () => {
    const { officer, colleague, obligationId, cell } = await aWasteRound();
    const request = { obligationId, fileName: "a.png", sizeBytes: 11, places: [cell("rac")] };
    const { id } = must(await startUpload(deps, officer, request));
    const chunk = { uploadId: id, offset: 0, content: PNG };
    expect(codeOf(await sendChunk(deps, colleague, chunk))).toBe("access.thing.not-found");
  });

  test("the same file again is one file that proves more", async () => {
    const waste = await aWasteRound();
    const { officer, colleague, cell, obligationId } = waste;
    const first = must(await upload(waste, officer, PNG, [cell("rac")]));
    const second = must(await upload(waste, colleague, PNG, [cell("rac", 2022)], "tên khác.png"));
    expect([first.isDuplicate, second.isDuplicate]).toEqual([false, true]);
    const { items, uploads } = must(await listEvidence(deps, officer, obligationId));
    expect([items.length, items[0]?.places.length, uploads.length]).toEqual([1, 2, 0]);
  });
});

describe("uploads that nobody finishes", () => {
  test("are as many as a person may have on the way; others are not held up", async () => {
    const { officer, colleague, obligationId, cell } = await aWasteRound();
    const begin = (who: Actor, sizeBytes: number) =>
      startUpload(deps, who, { obligationId, fileName: "a.png", sizeBytes, places: [cell("rac")] });
    const large = UNFINISHED_LIMIT.bytes / EVIDENCE_LIMIT_BYTES;
    for (let n = 0; n < large; n += 1) must(await begin(officer, EVIDENCE_LIMIT_BYTES));
    expect(await begin(officer, 1)).toMatchObject({
      error: { code: "collection.evidence.too-many-unfinished", details: { files: large } },
    });
    for (let n = 0; n < UNFINISHED_LIMIT.files; n += 1) must(await begin(colleague, 11));
    expect(codeOf(await begin(colleague, 11))).toBe("collection.evidence.too-many-unfinished");
  });

  test("are gone after a day with what had come of them, evidence is not", async () => {
    const waste = await aWasteRound();
    const { officer, obligationId, cell } = waste;
    const request = { obligationId, fileName: "b.png", places: [cell("rac")] };
    must(await upload(waste, officer, PNG, [cell("rac")]));
    const { id } = must(
      await startUpload(deps, officer, { ...request, sizeBytes: LONG_PNG.length }),
    );
    const content = LONG_PNG.subarray(0, EVIDENCE_CHUNK_BYTES);
    must(await sendChunk(deps, officer, { uploadId: id, offset: 0, content }));
    const piecesLeft = async () =>
      (
        await db
          .selectFrom("evidence_chunk")
          .where("evidence_id", "=", id)
          .select("position")
          .execute()
      ).length;
    const startedAt = async (instant: string) => {
      const later = dependenciesOn(db, fixedClock(instant));
      must(await startUpload(later, officer, { ...request, sizeBytes: 11 }));
    };
    await startedAt("2024-09-07T01:14:00.000Z");
    expect(await piecesLeft()).toBe(1);
    await startedAt("2024-09-07T01:16:00.000Z");
    expect(await piecesLeft()).toBe(0);
    expect(must(await listEvidence(deps, officer, obligationId)).items).toHaveLength(1);
  });
});

describe("the figure is looked for in the file", () => {
  test("its cell is named, and a figure that is not there is told", async () => {
    const waste = await aWasteRound();
    const { officer, cell, obligationId } = waste;
    await waste.type(officer, "rac", "40.102");
    must(await upload(waste, officer, await aWorkbook(40102), [cell("rac")], "cân.xlsx"));
    must(await upload(waste, officer, await aWorkbook(4010), [cell("rac")], "cân cũ.xlsx"));
    const { items } = must(await listEvidence(deps, officer, obligationId));
    expect(items.map(({ places }) => places[0])).toMatchObject([
      { found: "Thấy 40102 ở Sheet1!D7", isMissing: false },
      { found: null, isMissing: true },
    ]);
    expect(items[0]?.excerpt).toContain("Rác thu gom (tấn)");
  });
});

describe("who sees what", () => {
  test("others see what was sent, with the revision it was sent with", async () => {
    const waste = await aWasteRound();
    const { officer, cell, obligationId, stranger } = waste;
    await waste.type(officer, "rac", "12");
    const { evidenceId } = must(await upload(waste, officer, PNG, [cell("rac")]));
    const seenBy = async (who: Actor) => must(await listEvidence(deps, who, obligationId)).items;
    expect(await seenBy(office)).toEqual([]);
    expect(codeOf(await openEvidence(deps, office, evidenceId))).toBe("access.thing.not-found");
    const receipt = must(
      await submitWork(deps, officer, {
        obligationId,
        taskIds: [waste.round.task(`Phường ${made}`, "3.1")],
      }),
    );
    expect(await seenBy(office)).toMatchObject([{ id: evidenceId }]);
    expect(codeOf(await openEvidence(deps, office, evidenceId))).toBe("ok");
    expect(
      must(await listEvidence(deps, office, obligationId, receipt.submissionId)).items,
    ).toHaveLength(1);
    expect(codeOf(await listEvidence(deps, stranger, obligationId))).toBe("access.thing.not-found");
    expect(codeOf(await openEvidence(deps, stranger, evidenceId))).toBe("access.thing.not-found");
    // what was sent is locked
    expect(codeOf(await withdrawEvidence(deps, officer, evidenceId))).toBe(
      "collection.evidence.locked",
    );
    expect(codeOf(await upload(waste, officer, LONG_PNG, [cell("rac")]))).toBe(
      "collection.evidence.locked",
    );
  });

  test("evidence of a confidential item is nobody's but theirs who are named for it", async () => {
    const waste = await aWasteRound();
    const { officer, cell, obligationId, round } = waste;
    await waste.type(officer, "kin", "3");
    const { evidenceId } = must(await upload(waste, officer, PNG, [cell("kin")]));
    const taskIds = [round.task(`Phường ${made}`, "5.4")];
    must(await submitWork(deps, officer, { obligationId, taskIds }));
    expect(must(await listEvidence(deps, office, obligationId)).items).toEqual([]);
    expect(codeOf(await openEvidence(deps, office, evidenceId))).toBe("access.thing.not-found");
    expect(must(await listEvidence(deps, officer, obligationId)).items).toHaveLength(1);
  });

  test("nothing at all is attached to a possible state secret", async () => {
    const waste = await aWasteRound();
    const { officer, cell, round } = waste;
    expect(codeOf(await upload(waste, officer, PNG, [cell("mat")]))).toBe(
      "collection.figure.state-secret",
    );
    const paragraph = {
      kind: "paragraph",
      itemId: round.item("5.1"),
      section: "results",
      point: 1,
    } as const;
    expect(codeOf(await upload(waste, officer, PNG, [paragraph]))).toBe(
      "collection.figure.state-secret",
    );
  });
});

describe("evidence is bound and withdrawn, never deleted", () => {
  test("places change; a withdrawn file stays on record", async () => {
    const waste = await aWasteRound();
    const { officer, cell, obligationId, round } = waste;
    const { evidenceId } = must(await upload(waste, officer, PNG, [cell("rac")]));
    const paragraph = {
      kind: "paragraph",
      itemId: round.item("3.1"),
      section: "results",
      point: 1,
    } as const;
    must(await bindEvidence(deps, officer, evidenceId, [cell("rac", 2022), paragraph]));
    const placesOf = async () =>
      must(await listEvidence(deps, officer, obligationId)).items[0]?.places.map(
        ({ kind }) => kind,
      );
    expect([...((await placesOf()) ?? [])].sort()).toEqual(["cell", "paragraph"]);
    must(await withdrawEvidence(deps, officer, evidenceId));
    const [item] = must(await listEvidence(deps, officer, obligationId)).items;
    expect(item).toMatchObject({ withdrawnBy: "Cán bộ a", withdrawnAt: expect.any(String) });
    expect(codeOf(await withdrawEvidence(deps, officer, evidenceId))).toBe(
      "access.thing.not-found",
    );
    await expect(
      db.deleteFrom("evidence").where("id", "=", evidenceId).execute(),
    ).rejects.toThrow();
    await expect(
      db.deleteFrom("evidence_chunk").where("evidence_id", "=", evidenceId).execute(),
    ).rejects.toThrow();
    // withdrawn once, the same file may be attached anew
    expect(must(await upload(waste, officer, PNG, [cell("rac")])).isDuplicate).toBe(false);
  });

  test("a row that asks for evidence is not sent in silence", async () => {
    const waste = await aWasteRound();
    const { officer, cell, obligationId, round } = waste;
    await db
      .updateTable("form_row")
      .set({ evidence_required: true })
      .where("id", "=", round.row(`rac${made}`))
      .execute();
    await waste.type(officer, "rac", "12");
    const send = () =>
      submitWork(deps, officer, {
        obligationId,
        taskIds: [round.task(`Phường ${made}`, "3.1")],
      });
    expect(codeOf(await send())).toBe("collection.submission.incomplete");
    must(await upload(waste, officer, PNG, [cell("rac")]));
    expect(codeOf(await send())).toBe("ok");
  });
});

describe("over HTTP", () => {
  test("a file is shown with headers that let nothing in it act", async () => {
    const waste = await aWasteRound();
    const { obligationId, cell } = waste;
    const server = await aWebServer(deps);
    const browser = await server.signIn(`a-${made}`);
    const started = await browser.ask("POST", `/api/v1/obligations/${obligationId}/evidence`, {
      fileName: "ảnh.png",
      sizeBytes: PNG.length,
      places: [cell("rac")],
    });
    expect(started.status).toBe(201);
    const { id } = started.json<{ id: string }>();
    const sent = await browser.ask(
      "PUT",
      `/api/v1/evidence/${id}/chunks?offset=0`,
      Buffer.from(PNG),
      { "content-type": "application/octet-stream" },
    );
    expect(sent.status).toBe(200);
    const finished = await browser.ask("POST", `/api/v1/evidence/${id}/finish`);
    expect(finished.json()).toEqual({ evidenceId: id, isDuplicate: false });
    const shown = await browser.ask("GET", `/api/v1/evidence/${id}/content?inline=true`);
    expect(shown.headers).toMatchObject({
      "content-type": "image/png",
      "x-content-type-options": "nosniff",
      "content-disposition": "inline; filename*=UTF-8''%E1%BA%A3nh.png",
      "content-security-policy": expect.stringContaining("sandbox"),
    });
    expect(Buffer.from(shown.bytes).equals(Buffer.from(PNG))).toBe(true);
    const saved = await browser.ask("GET", `/api/v1/evidence/${id}/content`);
    expect(saved.headers["content-disposition"]).toContain("attachment");
  });
});

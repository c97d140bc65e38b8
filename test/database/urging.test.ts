import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { smtpMailer } from "../../src/adapters/mail/smtp-mailer.ts";
import type { Actor } from "../../src/application/actor.ts";
import { handOverTask } from "../../src/application/collection/hand-over-task.ts";
import type { Dependencies } from "../../src/application/ports.ts";
import {
  deliverMessages,
  settleInterrupted,
} from "../../src/application/urging/deliver-messages.ts";
import {
  listMessages,
  releaseMessage,
  setMessageTemplate,
  setUrgingPolicy,
  viewUrging,
} from "../../src/application/urging/manage-urging.ts";
import { listNotices, markNoticesSeen } from "../../src/application/urging/read-notices.ts";
import { sendDigests } from "../../src/application/urging/send-digests.ts";
import { MESSAGE_STATES } from "../../src/domain/urging/delivery.ts";
import { USUAL_POLICY } from "../../src/application/urging/compose-digest.ts";
import { dependenciesOn } from "../../src/main/dependencies.ts";
import { anActor, anOrganization, settableClock } from "../support/actors.ts";
import { aCollectionRound } from "../support/builders-collection.ts";
import { databaseOfThisFile } from "../support/database.ts";
import { type MailServer, aMailServer } from "../support/mail-server.ts";

const { db } = await databaseOfThisFile();
const ADDRESS = "http://nhiemky.local";
const MORNING = "2024-09-30T01:00:00.000Z"; // Monday, 08:00, the last day
const UNITS = ["Phòng Y tế", "Phường 1"];

let mail: MailServer;
let made = 0;
const refused = new Set<string>();

beforeAll(async () => {
  mail = await aMailServer({
    refuse: (address) =>
      refused.has(address) ? { code: 550, words: "khong co hop thu nay" } : undefined,
  });
});
afterAll(() => mail.stop());

const toLocal = (url: string) =>
  smtpMailer({ url, from: "Nhiệm Kỳ <nhiemky@example.vn>", patience: 1000 });

/** An organization of two units with two items each, an officer with an address in both. */
async function anOffice(now = MORNING) {
  made += 1;
  const clock = settableClock(now);
  const deps = dependenciesOn(db, clock, toLocal(mail.url));
  const admin = await anOrganization(deps);
  const round = await aCollectionRound(db, admin, {
    units: UNITS,
    items: [
      { number: "4.1", title: "Bảo hiểm y tế", units: UNITS },
      { number: "4.2", title: "Việc mật", secrecy: "confidential", units: [UNITS[0] ?? ""] },
    ],
    rows: [],
  });
  const person = (name: string, unit: string, email = `${name}-${made}@example.vn`) =>
    anActor(deps, admin, {
      username: `${name}-${made}`,
      role: "unit_officer",
      unitId: round.unit(unit),
      fullName: `${name} ${made}`,
      email,
    });
  const health = await person("binh", "Phòng Y tế");
  const ward = await person("lan", "Phường 1");
  const office = await anActor(deps, admin, { username: `vanphong-${made}`, role: "office" });
  const organizationId = admin.organizationId;
  const digests = () => sendDigests(deps, organizationId, ADDRESS);
  const deliver = (by: Dependencies = deps) => deliverMessages(by, organizationId, ADDRESS);
  const lettersTo = ({ fullName }: Actor) =>
    mail.letters.filter(({ to }) => to[0] === `${fullName.replace(" ", "-")}@example.vn`);
  const states = async () => {
    const listed = await listMessages(deps, office, {
      states: MESSAGE_STATES,
      limit: 50,
      offset: 0,
    });
    return listed.ok ? listed.value.messages : [];
  };
  const setState = (state: "submitted" | "not_started", unit: string) =>
    db
      .updateTable("task")
      .set({ state })
      .where("obligation_id", "=", round.obligation(unit))
      .execute();
  return {
    clock,
    deps,
    admin,
    round,
    person,
    health,
    ward,
    office,
    organizationId,
    digests,
    deliver,
    lettersTo,
    states,
    setState,
  };
}

const noticesOf = async (deps: Dependencies, actor: Actor) => {
  const listed = await listNotices(deps, actor, { limit: 10, offset: 0 });
  if (!listed.ok) throw new Error(listed.error.code);
  return listed.value;
};

describe("a digest", () => {
  test("tells each person what they owe, once a day, and is seen when it was seen", async () => {
    const { digests, deps, health, ward, clock } = await anOffice();
    expect(await digests()).toBe(2);
    expect(await digests()).toBe(0);
    clock.set("2024-09-30T09:59:00.000Z");
    expect(await digests()).toBe(0);
    const { notices, unseen } = await noticesOf(deps, health);
    expect(unseen).toBe(1);
    expect(notices[0]).toMatchObject({
      occasion: "due",
      subject: "Hôm nay là ngày cuối, còn 2 phần việc chưa nộp",
    });
    expect(notices[0]?.body).toContain("- 4.1 (hạn hôm nay) Bảo hiểm y tế");
    expect(notices[0]?.body).not.toContain("Việc mật");
    expect((await noticesOf(deps, ward)).notices[0]?.subject).toContain("còn 1 phần việc");
    await markNoticesSeen(deps, health);
    expect((await noticesOf(deps, health)).unseen).toBe(0);
    clock.set("2024-10-01T01:00:00.000Z");
    expect(await digests()).toBe(2);
    expect((await noticesOf(deps, health)).notices[0]?.occasion).toBe("late");
  });

  test("is not written at night, on a day off, or on a day taken off late", async () => {
    const { digests, clock, organizationId } = await anOffice("2024-09-29T02:00:00.000Z");
    expect(await digests()).toBe(0); // Sunday
    clock.set("2024-09-30T11:00:00.000Z"); // 18:00
    expect(await digests()).toBe(0);
    await db
      .insertInto("calendar_day")
      .values({
        organization_id: organizationId,
        id: crypto.randomUUID(),
        day: "2024-10-01",
        kind: "off",
        set_by: crypto.randomUUID(),
        withdrawn_at: null,
      })
      .execute();
    clock.set("2024-10-01T02:00:00.000Z");
    expect(await digests()).toBe(0);
    clock.set("2024-10-02T02:00:00.000Z");
    expect(await digests()).toBe(2);
  });

  test("is not written twice where the clock is set back", async () => {
    const { digests, clock } = await anOffice();
    expect(await digests()).toBe(2);
    clock.set("2024-09-30T00:10:00.000Z");
    expect(await digests()).toBe(0);
  });

  test("goes to whom the work was handed, and to nobody whose unit has submitted", async () => {
    const { digests, deps, health, person, round, setState } = await anOffice();
    const colleague = await person("hoa", "Phòng Y tế");
    for (const item of ["4.1", "4.2"])
      await handOverTask(deps, health, {
        obligationId: round.obligation("Phòng Y tế"),
        taskId: round.task("Phòng Y tế", item),
        accountId: colleague.accountId,
        until: null,
        words: "",
      });
    await setState("submitted", "Phường 1");
    expect(await digests()).toBe(1);
    expect((await noticesOf(deps, colleague)).unseen).toBe(1);
    expect((await noticesOf(deps, health)).unseen).toBe(0);
  });

  test("is written once where two processes write it at the same time", async () => {
    const { digests } = await anOffice();
    const counts = await Promise.all([digests(), digests(), digests()]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2);
  });

  test("is in the words of the organization; words with unknown facts are refused", async () => {
    const { digests, deps, office, health } = await anOffice();
    const set = (body: string) =>
      setMessageTemplate(deps, office, "digest_due", { subject: "Hạn hôm nay", body });
    expect((await set("Còn {{so_viec}}")).ok).toBe(false);
    expect((await set("{{ho_ten}} còn {{so_phan_viec}} việc")).ok).toBe(true);
    await digests();
    expect((await noticesOf(deps, health)).notices[0]?.body).toBe(`${health.fullName} còn 2 việc`);
  });
});

describe("a message by mail", () => {
  test("leaves once, however many processes deliver", async () => {
    const { digests, deliver, lettersTo, health, ward } = await anOffice();
    await digests();
    const counts = await Promise.all([deliver(), deliver(), deliver()]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2);
    expect(lettersTo(health)).toHaveLength(1);
    expect(lettersTo(ward)[0]?.text).toContain("Phường 1 còn 1 phần việc");
    expect(lettersTo(ward)[0]?.text).toContain(`${ADDRESS}/viec-cua-toi`);
  });

  test("waits while the server is down, and is written from what is owed when it is back", async () => {
    const { digests, deliver, deps, clock, lettersTo, health, ward, setState, states } =
      await anOffice();
    const down = await aMailServer();
    await down.stop();
    await digests();
    expect(await deliver({ ...deps, mailer: toLocal(down.url) })).toBe(0);
    expect((await states()).map(({ state }) => state)).toEqual(["queued", "queued"]);
    await setState("submitted", "Phường 1");
    clock.set("2024-09-30T01:02:00.000Z");
    expect(await deliver()).toBe(1);
    expect(lettersTo(health)).toHaveLength(1);
    expect(lettersTo(ward)).toHaveLength(0);
    expect((await states()).map(({ state }) => state).sort()).toEqual(["cancelled", "sent"]);
  });

  test("that nobody took all day fails in the open; the next day has its own", async () => {
    const { digests, deliver, clock, lettersTo, health, states } = await anOffice();
    await digests();
    clock.set("2024-10-01T01:00:00.000Z");
    expect(await deliver()).toBe(0);
    expect((await states()).map(({ state }) => state)).toEqual(["failed", "failed"]);
    await digests();
    expect(await deliver()).toBe(2);
    expect(lettersTo(health)[0]?.subject).toBe("Quá hạn 1 ngày, 2 phần việc chưa nộp");
  });

  test("to an address that is refused fails with the server's words, and the others leave", async () => {
    const { digests, deliver, health, states, office, deps } = await anOffice();
    refused.add(`${health.fullName.replace(" ", "-")}@example.vn`);
    await digests();
    expect(await deliver()).toBe(1);
    const failed = (await states()).find(({ state }) => state === "failed");
    expect(failed).toMatchObject({ fullName: health.fullName, unit: "Phòng Y tế" });
    expect(failed?.lastAnswer).toContain("khong co hop thu nay");
    const view = await viewUrging(deps, office);
    expect(view.ok && view.value.counts).toMatchObject({ failed: 1, sent: 1 });
  });

  test("that was in the middle when the program stopped waits for a person", async () => {
    const { digests, deliver, deps, organizationId, lettersTo, health, ward, states, office } =
      await anOffice();
    await digests();
    // the program ends while the letter is with the server
    void deliver({ ...deps, mailer: { send: () => new Promise(() => undefined) } });
    await expect
      .poll(async () => (await states()).some(({ state }) => state === "sending"))
      .toBe(true);
    expect(await settleInterrupted(deps, organizationId)).toBe(1);
    expect(await deliver()).toBe(1);
    const open = (await states()).find(({ state }) => state === "unknown");
    expect(lettersTo(health).length + lettersTo(ward).length).toBe(1);
    expect((await releaseMessage(deps, office, open?.id ?? "")).ok).toBe(true);
    expect((await releaseMessage(deps, office, open?.id ?? "")).ok).toBe(false);
    expect(await deliver()).toBe(1);
    expect([lettersTo(health).length, lettersTo(ward).length]).toEqual([1, 1]);
  });

  test("does not leave in a rehearsal, nor while reminding is off", async () => {
    const { digests, deliver, deps, office, lettersTo, health, states, clock } = await anOffice();
    await setUrgingPolicy(deps, office, { ...USUAL_POLICY, isRehearsal: true });
    expect(await digests()).toBe(2);
    expect(await deliver()).toBe(0);
    expect(lettersTo(health)).toHaveLength(0);
    expect((await states()).map(({ state }) => state)).toEqual(["rehearsed", "rehearsed"]);
    await setUrgingPolicy(deps, office, { ...USUAL_POLICY, isOn: false });
    clock.set("2024-10-01T01:00:00.000Z");
    expect(await digests()).toBe(0);
  });
});

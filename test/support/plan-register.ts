import type { PlanReading, ReadDeadline, ReadItem } from "../../src/domain/plan/plan-reading.ts";
import { letterheadOf } from "../../src/domain/report/letterhead.ts";
import type { PlanDocumentInput } from "../../src/domain/report/plan-document.ts";
import { signingAuthority } from "../../src/domain/report/signing-authority.ts";

/* What the register keeps of a reading, without the database: the same facts, the same defaults. */

const bare = (text: string): string => text.replace(/[.;:,\s]+$/u, "").normalize("NFC");

/** Where items stand that the document puts under no group. */
const UNGROUPED = { id: "", number: "", title: "Nội dung khác" } as const;

function groupsOf(reading: PlanReading) {
  return [...reading.groups, UNGROUPED]
    .map((group) => ({
      number: group.number ?? "",
      title: bare(group.title),
      items: reading.items.filter((item) => (item.group ?? "") === group.id),
    }))
    .filter(({ items }) => items.length > 0);
}

/** Exactly one leads: the unit the plan says leads, or the first it names. */
function partsOf({ units }: ReadItem) {
  const lead = units.find(({ role, collective }) => role === "lead" && !collective) ?? units[0];
  const names = [...(lead === undefined ? [] : [lead]), ...units.filter((unit) => unit !== lead)];
  return names.map(({ name }, index) => ({ name, role: index === 0 ? "lead" : "coordinate" }));
}

function deadlineOf(deadline: ReadDeadline | null) {
  if (deadline === null) return null;
  const { raw, inherited: _inherited, span: _span, ...said } = deadline;
  return { raw: bare(raw), ...said };
}

const registeredItem = (item: ReadItem) => ({
  number: item.number ?? String(item.ordinal),
  title: bare(item.title),
  subItems: item.subItems.map(({ marker, text }) => ({ marker, text: bare(text) })),
  units: partsOf(item),
  deadline: deadlineOf(item.deadline),
  targets: item.targets.map(({ span: _span, confidence: _confidence, ...target }) => target),
});

/** The register that a reading becomes. */
export const registerOf = (reading: PlanReading) => ({
  issuer: reading.metadata.issuer,
  symbol: reading.metadata.numberPattern,
  place: reading.metadata.place,
  number: reading.metadata.number,
  date: reading.metadata.date,
  title: bare(reading.metadata.title ?? ""),
  legalBases: reading.metadata.legalBases.map(({ text, ...basis }) => ({
    ...basis,
    subject: basis.subject === null ? null : bare(basis.subject),
    text: bare(text),
  })),
  signer: {
    position: reading.metadata.signer?.position ?? "",
    name: reading.metadata.signer?.name ?? "",
  },
  recipients: reading.metadata.recipients.map(bare),
  purposes: reading.purposes.map(bare),
  requirements: reading.requirements.map(bare),
  duties: reading.implementation.map(({ units, duties }) => ({
    units: units.map(({ name }) => bare(name)),
    duties: duties.map(bare),
  })),
  groups: groupsOf(reading).map((group) => ({
    ...group,
    items: group.items.map(registeredItem),
  })),
});

type Register = ReturnType<typeof registerOf>;

const documentItem = (item: Register["groups"][number]["items"][number]) => ({
  number: item.number,
  text: item.title,
  subItems: item.subItems,
  targets: item.targets.map(({ measure }) => measure),
  unstated: [],
  leadUnit: item.units[0]?.name ?? null,
  coordinatingUnits: item.units.slice(1).map(({ name }) => name),
  dataOwners: [],
  product: "",
  deadline: item.deadline?.raw ?? null,
});

/** What the plan document of a register is composed from. */
export function documentOf(register: Register, year: number): PlanDocumentInput {
  const issuer = register.issuer ?? "";
  const { position, name } = register.signer;
  return {
    issuing: {
      ...letterheadOf(issuer),
      issuerName: issuer,
      place: register.place ?? "",
      number: register.number?.split("/")[0] ?? null,
      symbol: register.symbol ?? "",
      date: register.date,
      year,
      addressees: [],
      legalBases: register.legalBases.map(({ text }) => text),
      signature: { authority: signingAuthority(issuer, position), position, name },
      recipients: register.recipients,
      writtenAt: "2025-10-20T03:00:00Z",
    },
    subject: register.title,
    purposes: register.purposes,
    requirements: register.requirements,
    groups: register.groups.map(({ number, title, items }) => ({
      number,
      title,
      items: items.map(documentItem),
    })),
    duties: register.duties,
    tables: [],
  };
}

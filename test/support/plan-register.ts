import { groupParents } from "../../src/domain/plan/group-parents.ts";
import type {
  PlanReading,
  ReadDeadline,
  ReadItem,
  ReadTarget,
} from "../../src/domain/plan/plan-reading.ts";
import { stateTarget } from "../../src/domain/plan/target-notation.ts";
import { documentTypeOf } from "../../src/domain/plan/document-type.ts";
import { letterheadOf } from "../../src/domain/report/letterhead.ts";
import type { PlanDocumentInput } from "../../src/domain/report/plan-document.ts";
import { signingAuthority } from "../../src/domain/report/signing-authority.ts";
import { unstatedTargets } from "../../src/domain/plan/unstated-targets.ts";

/* What the register keeps of a reading, without the database: the same facts, the same defaults. */

const bare = (text: string): string => text.replace(/[.;:,\s]+$/u, "").normalize("NFC");

/** Where items stand that the document puts under no group. */
const UNGROUPED = { id: "", number: "", title: "Nội dung khác", parent: null } as const;

/** Groups with items, and those that such a group stands in. */
function groupsOf({ groups, items }: PlanReading) {
  const holdsItems = (id: string): boolean =>
    items.some((item) => (item.group ?? "") === id) ||
    groups.some((group) => group.parent === id && holdsItems(group.id));
  const kept = [...groups, UNGROUPED].filter(({ id }) => holdsItems(id));
  return kept.map((group) => ({
    number: group.number ?? "",
    title: bare(group.title),
    parent: kept.findIndex(({ id }) => id === group.parent),
    items: items.filter((item) => (item.group ?? "") === group.id),
  }));
}

/** Exactly one leads: the unit the plan says leads, or the first it names. */
function partsOf({ units }: ReadItem) {
  const lead = units.find(({ role, collective }) => role === "lead" && !collective) ?? units[0];
  const others = units.filter((unit) => unit !== lead);
  return [...(lead === undefined ? [] : [lead]), ...others].map((unit) => ({
    name: unit.name,
    role:
      unit === lead ? "lead" : unit.role === "data_owner" ? ("data_owner" as const) : "coordinate",
    collective: unit.collective,
  }));
}

function deadlineOf(deadline: ReadDeadline | null) {
  if (deadline === null) return null;
  const { raw, inherited: _inherited, span: _span, ...said } = deadline;
  return { raw: bare(raw), ...said };
}

const targetOf = ({ span: _span, confidence: _confidence, ...target }: ReadTarget) => target;

const registeredItem = (item: ReadItem) => ({
  number: item.number ?? String(item.ordinal),
  title: bare(item.title),
  subItems: item.subItems.map(({ marker, text }) => ({ marker, text: bare(text) })),
  units: partsOf(item),
  deadline: deadlineOf(item.deadline),
  targets: item.targets.map(targetOf),
});

/** The register that a reading becomes. */
export const registerOf = (reading: PlanReading) => ({
  documentType: reading.metadata.documentType,
  issuer: reading.metadata.issuer,
  symbol: reading.metadata.numberPattern,
  place: reading.metadata.place,
  number: reading.metadata.number,
  date: reading.metadata.date,
  year: reading.metadata.year,
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

export type Register = ReturnType<typeof registerOf>;

const documentItem = (item: Register["groups"][number]["items"][number]) => {
  const named = (role: string) => item.units.filter((unit) => unit.role === role);
  return {
    number: item.number,
    text: item.title,
    subItems: item.subItems,
    targets: item.targets.map(stateTarget),
    unstated: unstatedTargets([item.title, ...item.subItems.map(({ text }) => text)], item.targets),
    leadUnit: named("lead")[0]?.name ?? null,
    coordinatingUnits: named("coordinate").map(({ name }) => name),
    dataOwners: named("data_owner").map(({ name }) => name),
    product: "",
    deadline: item.deadline?.raw ?? null,
  };
};

/** What the plan document of a register is composed from. */
export function documentOf(register: Register): PlanDocumentInput {
  const issuer = register.issuer ?? "";
  const { position, name } = register.signer;
  return {
    documentType: documentTypeOf(register.symbol ?? "", register.documentType),
    issuing: {
      ...letterheadOf(issuer),
      issuerName: issuer,
      place: register.place ?? "",
      number: register.number?.split("/")[0] ?? null,
      symbol: register.symbol ?? "",
      date: register.date,
      year: register.year,
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

/** Where the numbers of the register's groups put them. */
export const parentsOf = ({ groups }: Register): readonly number[] =>
  groupParents(groups.map(({ number, items }) => ({ number, hasItems: items.length > 0 }))).map(
    (parent) => parent ?? -1,
  );

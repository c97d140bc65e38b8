import { formatOfficialShortDate } from "../../domain/kernel/local-date.ts";
import { registryNumber } from "../../domain/report/furniture-text.ts";
import type { IssuingFacts } from "../../domain/report/report-input.ts";
import type { SignatureBlock } from "../../domain/report/report-model.ts";
import { toLocalDate } from "../instant.ts";
import type { OrganizationRecord } from "../organisation/organisation-store.ts";
import type { CitedPlan } from "./report-store.ts";

const bareSymbol = (symbol: string): string => symbol.replace(/^\//u, "");

/** "Ủy ban nhân dân thành phố Vũng Tàu" as the head of a document breaks it: body, then territory. */
function issuingBody({ name, areaName }: OrganizationRecord): readonly string[] {
  const body = name.endsWith(areaName) ? name.slice(0, -areaName.length).trim() : "";
  return body === "" ? [name] : [body, areaName];
}

/** Whoever signed the plan signs its report; a deputy signs for the chairman (ký thay). */
function signatureOf(plan: CitedPlan, body: string): SignatureBlock {
  const isDeputy = /phó/iu.test(plan.signerPosition);
  return {
    authority: [`TM. ${body}`, ...(isDeputy ? ["KT. Chủ tịch"] : [])],
    position: isDeputy ? "Phó Chủ tịch" : "Chủ tịch",
    name: plan.signerName === "" ? null : plan.signerName,
  };
}

/** Head, number, signature and recipients of a report, after those of the plan it answers. */
export function issuingFacts(
  organization: OrganizationRecord,
  plan: CitedPlan,
  writtenAt: string,
): IssuingFacts {
  const body = issuingBody(organization);
  return {
    superior: null,
    issuingBody: body,
    issuerName: organization.name,
    place: organization.placeName,
    number: null,
    symbol: bareSymbol(plan.symbol).replace(/^[^-]+/u, "BC"),
    date: null,
    year: Number(toLocalDate(writtenAt).slice(0, 4)),
    addressees: [],
    legalBases: [],
    signature: signatureOf(plan, body[0] ?? organization.name),
    recipients: plan.recipients,
    writtenAt,
  };
}

/** "Kế hoạch số 15/KH-UBND ngày 20/8/2024 của Ủy ban nhân dân …"; null before the plan has a number. */
export const planCitation = (plan: CitedPlan, organization: OrganizationRecord): string | null =>
  plan.number === null || plan.issuedOn === null
    ? null
    : `Kế hoạch số ${registryNumber(plan.number, bareSymbol(plan.symbol))} ngày ${formatOfficialShortDate(plan.issuedOn)} của ${organization.name}`;

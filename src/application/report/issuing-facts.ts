import { formatOfficialShortDate } from "../../domain/kernel/local-date.ts";
import { documentTypeOf } from "../../domain/plan/document-type.ts";
import { registryNumber } from "../../domain/report/furniture-text.ts";
import { letterheadOf } from "../../domain/report/letterhead.ts";
import type { IssuingFacts } from "../../domain/report/report-input.ts";
import type { SignatureBlock } from "../../domain/report/report-model.ts";
import { signingAuthority } from "../../domain/report/signing-authority.ts";
import { toLocalDate } from "../instant.ts";
import type { OrganizationRecord } from "../organisation/organisation-store.ts";
import type { CitedPlan } from "./report-store.ts";

const bareSymbol = (symbol: string): string => symbol.replace(/^\//u, "");

/** "BC-UBND" after "/KH-UBND"; after the symbol of a letter, "UBND-TH", too. */
function reportSymbol(symbol: string): string {
  const parts = bareSymbol(symbol).split("-");
  const isLetter = documentTypeOf(symbol, null) === "Công văn";
  return ["BC", ...(isLetter ? parts.slice(0, 1) : parts.slice(1))].join("-");
}

/** Whoever signed the plan signs its report, by the authority of that office. */
function signatureOf(plan: CitedPlan, issuer: string): SignatureBlock {
  const position = plan.signerPosition === "" ? "Chủ tịch" : plan.signerPosition;
  return {
    authority: signingAuthority(issuer, position),
    position,
    name: plan.signerName === "" ? null : plan.signerName,
  };
}

/** Head, number, signature and recipients of a report, after those of the plan it answers. */
export function issuingFacts(
  organization: OrganizationRecord,
  plan: CitedPlan,
  writtenAt: string,
): IssuingFacts {
  return {
    ...letterheadOf(organization.name),
    issuerName: organization.name,
    place: organization.placeName,
    number: null,
    symbol: reportSymbol(plan.symbol),
    date: null,
    year: Number(toLocalDate(writtenAt).slice(0, 4)),
    addressees: [],
    legalBases: [],
    signature: signatureOf(plan, organization.name),
    recipients: plan.recipients,
    writtenAt,
  };
}

/** "Kế hoạch số 15/KH-UBND ngày 20/8/2024 của Ủy ban nhân dân …"; null before the plan has a number. */
export const planCitation = (plan: CitedPlan, organization: OrganizationRecord): string | null =>
  plan.number === null || plan.issuedOn === null
    ? null
    : `${documentTypeOf(plan.symbol, null)} số ${registryNumber(plan.number, bareSymbol(plan.symbol))} ngày ${formatOfficialShortDate(plan.issuedOn)} của ${organization.name}`;

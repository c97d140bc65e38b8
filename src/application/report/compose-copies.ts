import type { Bindings } from "../../domain/report/bound-text.ts";
import { composeReport } from "../../domain/report/compose-report.ts";
import { reportBindings } from "../../domain/report/report-bindings.ts";
import type { ReportInput } from "../../domain/report/report-input.ts";
import type { ReportModel } from "../../domain/report/report-model.ts";
import { piecesOf } from "../../domain/report/report-pieces.ts";
import { maySee } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies, Stores } from "../ports.ts";
import {
  freezeOf,
  readReportSources,
  readReportTables,
  type ReportSources,
} from "./report-sources.ts";
import { toReportInput } from "./to-report-input.ts";

/** The report as one kind of reader sees it. */
export interface ReportCopy {
  readonly input: ReportInput;
  readonly model: ReportModel;
  readonly bindings: Bindings;
}

/**
 * The living report in the copies that matter: the reader's own, and the open one, which holds
 * nothing confidential and is the one that is presented, numbered and sent.
 */
export interface ReportCopies {
  readonly sources: ReportSources;
  readonly own: ReportCopy;
  readonly open: ReportCopy;
  /** Edited texts that no draft asks for any more. */
  readonly unusedEdits: readonly string[];
}

/** Somebody with the same roles whom nothing confidential names. */
const openReader = (actor: Actor): Actor => ({
  ...actor,
  hasClearance: false,
  roles: actor.roles.filter(({ unitId }) => unitId === null),
});

const everything = (actor: Actor): Actor => ({ ...actor, hasClearance: true });

/** The keys under which a copy's texts can be edited; those a person removed are still among them. */
export const editableKeys = ({ input }: ReportCopy): ReadonlySet<string> =>
  new Set(piecesOf(composeReport({ ...input, overrides: {} })).map((piece) => piece.blockKey));

/** Composes the report of a round from the data of this moment; undefined for an unknown round. */
export async function composeCopies(
  { clock, secrets }: Pick<Dependencies, "clock" | "secrets">,
  stores: Stores,
  actor: Actor,
  roundId: string,
): Promise<ReportCopies | undefined> {
  const sources = await readReportSources(stores, roundId);
  if (sources === undefined) return undefined;
  const writtenAt = clock.now();
  const whole = await readReportTables(stores, everything(actor), sources);
  const freezeVersion = await freezeOf(stores, everything(actor), sources, (text) =>
    secrets.fingerprint(text),
  );
  const copyFor = async (reader: Actor): Promise<ReportCopy> => {
    const tables = reader.hasClearance ? whole : await readReportTables(stores, reader, sources);
    const input = toReportInput(sources, { reader, tables, freezeVersion, writtenAt });
    return { input, model: composeReport(input), bindings: reportBindings(input) };
  };
  const open = await copyFor(openReader(actor));
  const seesMore = sources.items.some((item) => item.isConfidential && maySee(actor, item));
  const full = toReportInput(sources, {
    reader: everything(actor),
    tables: whole,
    freezeVersion,
    writtenAt,
  });
  return {
    sources,
    own: seesMore ? await copyFor(actor) : open,
    open,
    unusedEdits: composeReport(full)
      .notices.filter((notice) => notice.kind === "override-unused")
      .map((notice) => notice.subject),
  };
}

/** The living report, marked as a draft on paper and on screen. */
export const marked = (model: ReportModel): ReportModel => ({
  ...model,
  furniture: { ...model.furniture, draftMark: "DỰ THẢO" },
});

import { sql } from "kysely";
import type { KnownObservation, ReviewStore } from "../../application/review/review-store.ts";
import type { OrganizationScope } from "./organization-scope.ts";

type ObservationQueries = Pick<ReviewStore, "listKnown" | "endKnowledge" | "addObservations">;

/** Accepted figures: added and superseded, never overwritten. */
export const observationQueries = ({
  tx,
  organizationId,
}: OrganizationScope): ObservationQueries => ({
  async listKnown(unitId, indicatorIds) {
    const { rows } = await sql<KnownObservation>`
      SELECT id, indicator_id AS "indicatorId", year::int, kind, figure_entry_id AS "entryId",
        submission_id AS "submissionId", value
      FROM observation
      WHERE organization_id = ${organizationId()} AND unit_id = ${unitId}
        AND indicator_id = ANY(${[...indicatorIds]}::uuid[]) AND known_to IS NULL
        AND period_label = year::text
      FOR UPDATE`.execute(tx);
    return rows;
  },

  async endKnowledge(observationIds, at) {
    if (observationIds.length === 0) return;
    await tx
      .updateTable("observation")
      .set({ known_to: at })
      .where("organization_id", "=", organizationId())
      .where("id", "in", [...observationIds])
      .where("known_to", "is", null)
      .execute();
  },

  async addObservations(observations) {
    if (observations.length === 0) return;
    await tx
      .insertInto("observation")
      .values(
        observations.map(({ figure, ...each }) => ({
          organization_id: organizationId(),
          id: each.id,
          indicator_id: each.indicatorId,
          unit_id: each.unitId,
          period_label: String(each.year),
          period_from: `${each.year}-01-01`,
          period_to: `${each.year}-12-31`,
          year: each.year,
          kind: each.kind,
          value: figure.kind === "value" ? figure.value : null,
          status: figure.kind === "value" ? ("value" as const) : figure.status,
          numerator: figure.kind === "value" ? (figure.numerator ?? null) : null,
          denominator: figure.kind === "value" ? (figure.denominator ?? null) : null,
          maturity: each.maturity,
          price_basis: null,
          source: each.source,
          submission_id: each.submissionId,
          figure_entry_id: each.entryId,
          review_id: each.reviewId,
          known_from: each.at,
          known_to: null,
        })),
      )
      .execute();
  },
});

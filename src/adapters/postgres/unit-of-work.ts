import type { Kysely } from "kysely";
import type { Clock, Scope, Stores, UnitOfWork } from "../../application/ports.ts";
import { checkStore } from "./check-queries.ts";
import { collectionStore } from "./collection-queries.ts";
import { consolidationStore } from "./consolidation-queries.ts";
import { directiveStore } from "./directive-queries.ts";
import { evidenceStore } from "./evidence-queries.ts";
import { evaluationStore } from "./evaluation-queries.ts";
import { eventLog } from "./event-queries.ts";
import { formStore } from "./form-queries.ts";
import { identityStore } from "./identity-queries.ts";
import type { OrganizationScope } from "./organization-scope.ts";
import { organisationStore } from "./organisation-queries.ts";
import { outlineStore } from "./outline-queries.ts";
import { planStore } from "./plan-queries.ts";
import { reportStore } from "./report-queries.ts";
import { roundStore } from "./round-queries.ts";
import { reviewStore } from "./review-queries.ts";
import type { Schema } from "./schema.ts";
import { teamStore } from "./team-queries.ts";
import { trackingStore } from "./tracking-queries.ts";
import { urgingStore } from "./urging-queries.ts";
import { type WriteTx, inReadTx, inRehearsal, inWriteTx } from "./transaction.ts";

const accountOf = (scope: Scope): string | undefined =>
  "accountId" in scope ? scope.accountId : undefined;

const toTransactionScope = (scope: Scope) => {
  const accountId = accountOf(scope);
  return {
    organizationId: scope.organizationId,
    ...(accountId === undefined ? {} : { accountId }),
  };
};

function storesOn(tx: WriteTx, scope: Scope, clock: Clock): Stores {
  const on: OrganizationScope = {
    tx,
    organizationId: () => {
      if (scope.organizationId === null) throw new Error("no organization in this transaction");
      return scope.organizationId;
    },
    accountId: accountOf(scope) ?? null,
    now: () => clock.now(),
  };
  return {
    identity: identityStore(on),
    organisation: organisationStore(on),
    plan: planStore(on),
    outline: outlineStore(on),
    form: formStore(on),
    check: checkStore(on),
    round: roundStore(on),
    collection: collectionStore(on),
    team: teamStore(on),
    review: reviewStore(on),
    tracking: trackingStore(on),
    urging: urgingStore(on),
    directive: directiveStore(on),
    evaluation: evaluationStore(on),
    consolidation: consolidationStore(on),
    report: reportStore(on),
    evidence: evidenceStore(on),
    events: eventLog(on),
  };
}

/** The database as use cases see it: stores, inside one transaction each time. */
export const unitOfWork = (db: Kysely<Schema>, clock: Clock): UnitOfWork => ({
  read: (scope, work) =>
    // the transaction is read-only in the database, so the writing half of the stores is inert
    inReadTx(db, toTransactionScope(scope), (tx) =>
      work(storesOn(tx as unknown as WriteTx, scope, clock)),
    ),
  write: (scope, work) =>
    inWriteTx(db, toTransactionScope(scope), (tx) => work(storesOn(tx, scope, clock))),
  rehearse: (scope, work) =>
    inRehearsal(db, toTransactionScope(scope), (tx) => work(storesOn(tx, scope, clock))),
});

import type { Check } from "../../domain/collection/check.ts";
import { paragraphText } from "../../domain/collection/bound-figure.ts";
import type { EarlierFigure } from "../../domain/collection/earlier-figure.ts";
import { checkPeers } from "../../domain/collection/check-peers.ts";
import {
  type Form,
  type FormColumn,
  cellKey,
  isTypedColumn,
  placedRows,
} from "../../domain/collection/form.ts";
import { repeatedPercent } from "../../domain/collection/repeated-text.ts";
import { groupBy } from "../../domain/kernel/group-by.ts";
import { figuresIn } from "../../domain/collection/validate-sheet.ts";
import { formatDecimal } from "../../domain/kernel/vietnamese-number.ts";
import { wordChanges } from "../../domain/kernel/word-changes.ts";
import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { may, notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import { earlierOf } from "../check/earlier-figures.ts";
import { type Difference, findDifferences } from "../check/find-differences.ts";
import { hasRow } from "../check/round-figures.ts";
import type { FigureRecord, NarrativeRecord } from "../collection/collection-store.ts";
import { type EarlierParagraph, earlierNarratives } from "../collection/view-earlier.ts";
import { toComputed, toTask } from "../collection/sheet-parts.ts";
import { byCell, checksOf, computedOf, keyOf } from "../collection/worksheet.ts";
import type { Dependencies, Stores } from "../ports.ts";
import type { ReviewFacts } from "./review-store.ts";
import { type SubmissionSheet, isWaiting, readSubmission } from "./submission-sheet.ts";

type ViewProblem = Problem<"access.action.forbidden" | "access.thing.not-found">;

interface Before {
  readonly figures: ReadonlyMap<string, FigureRecord>;
  readonly narratives: ReadonlyMap<string, NarrativeRecord>;
}

const paragraphKey = ({ itemId, section, point }: NarrativeRecord): string =>
  `${itemId ?? "unit"}|${section}|${point}`;

/** The latest word on each cell and paragraph before this revision. */
async function before(
  { review }: Pick<Stores, "review">,
  { submission, revisions }: SubmissionSheet,
): Promise<Before> {
  const figures = new Map<string, FigureRecord>();
  const narratives = new Map<string, NarrativeRecord>();
  const earlier = revisions.filter(({ revision }) => revision < submission.revision);
  for (const { id } of [...earlier].sort((a, b) => a.revision - b.revision)) {
    for (const figure of await review.listFigures(id)) figures.set(keyOf(figure), figure);
    for (const told of await review.listNarratives(id)) narratives.set(paragraphKey(told), told);
  }
  return { figures, narratives };
}

function toSentCells({ sheet, figures }: SubmissionSheet, earlier: Before) {
  const sent = byCell(figures);
  return sheet.forms.flatMap(({ form, ownRowIds }) =>
    placedRows(form)
      .filter(({ row }) => ownRowIds.has(row.id))
      .flatMap(({ row }) =>
        form.columns.filter(isTypedColumn).map((column) => {
          const address = { rowId: row.id, columnId: column.id };
          const entry = sent.get(keyOf(address));
          const was = earlier.figures.get(keyOf(address));
          return {
            ...address,
            entryId: entry?.entryId ?? null,
            typed: entry?.typed ?? "",
            value: entry?.value ?? null,
            status: entry?.status ?? ("blank" as const),
            maturity: entry?.maturity ?? null,
            note: entry?.note ?? "",
            by: entry?.by ?? null,
            at: entry?.at ?? null,
            previous: was === undefined ? null : { value: was.value, status: was.status },
          };
        }),
      ),
  );
}

/** The text as it was sent, with what changed since the revision before; gone paragraphs too. */
function toSentNarratives(
  { narratives, sheet }: SubmissionSheet,
  earlier: Before,
  last: readonly EarlierParagraph[],
) {
  const isShown = ({ itemId }: NarrativeRecord) =>
    itemId === null || sheet.tasks.some((task) => task.itemId === itemId);
  const sent = new Set(narratives.map(paragraphKey));
  const gone = [...earlier.narratives]
    .filter(([key, told]) => !sent.has(key) && isShown(told))
    .map(([, told]) => ({ ...told, body: "" }));
  return [...narratives, ...gone].map((told) => {
    const was = earlier.narratives.get(paragraphKey(told))?.body;
    const [body, previous] = [
      paragraphText(told.body),
      was === undefined ? null : paragraphText(was),
    ];
    const lastTime = last
      .filter(({ itemId, section }) => itemId === told.itemId && section === told.section)
      .map((each) => each.body);
    return {
      entryId: told.entryId,
      itemId: told.itemId,
      section: told.section,
      point: told.point,
      position: told.position,
      answersSection: told.answersSection,
      answersPoint: told.answersPoint,
      body,
      previous,
      changes: previous === null || previous === body ? [] : wordChanges(previous, body),
      repeatedPercent: repeatedPercent(body, lastTime) ?? null,
    };
  });
}

function toHistory(found: SubmissionSheet, reviews: readonly ReviewFacts[]) {
  const numbers = new Map(found.sheet.tasks.map((task) => [task.id, task.itemNumber]));
  return reviews.flatMap((review) => {
    const itemNumbers = review.taskIds.flatMap((id) => numbers.get(id) ?? []);
    if (itemNumbers.length === 0) return [];
    const revision = found.revisions.find(({ id }) => id === review.submissionId)?.revision ?? 0;
    return [
      {
        id: review.id,
        revision,
        decision: review.decision,
        by: review.by,
        at: review.at,
        reason: review.reason,
        dueAt: review.dueAt,
        itemNumbers,
        comments: review.comments.filter(({ taskId }) => numbers.has(taskId)),
      },
    ];
  });
}

const NAMED_UNITS = 6;

/** What was found, with what each unit gave. */
function differenceInWords({ message, shares }: Difference): string {
  const given = shares.flatMap(({ unit, value }) =>
    value === null ? [] : [`${unit}: ${formatDecimal(value)}`],
  );
  const more = given.length > NAMED_UNITS ? ` và ${given.length - NAMED_UNITS} đơn vị khác` : "";
  return `${message} Số của các đơn vị: ${given.slice(0, NAMED_UNITS).join("; ")}${more}.`;
}

/** What is odd beside the figures of other units, for those who see them all. */
async function otherUnitsChecks(
  stores: Stores,
  actor: Actor,
  { sheet, figures }: SubmissionSheet,
  earlier: readonly EarlierFigure[],
): Promise<readonly Check[]> {
  const { roundId, unitId } = sheet.facts;
  const own = { unitId, figures: figuresIn(computedOf(sheet, figures), earlier) };
  const found = await findDifferences(stores, actor, { roundId, own });
  const notes = new Map(figures.map((figure) => [keyOf(figure), figure.note.trim()]));
  return found
    .filter((difference) => difference.unitId === unitId && hasRow(sheet.forms, difference.rowId))
    .map((difference): Check => ({
      rowId: difference.rowId,
      columnId: difference.columnId,
      severity: difference.severity,
      code: "designed",
      message: differenceInWords(difference),
      proposal: null,
      rule: {
        id: difference.checkId,
        code: difference.code,
        divisors: [],
        left: difference.left,
        right: difference.right,
      },
      explained: difference.explanation !== null || (notes.get(keyOf(difference)) ?? "") !== "",
    }));
}

/** Figures that moved otherwise than those of the units that fill the same rows. */
async function peerChecks(
  { consolidation }: Pick<Stores, "consolidation">,
  { sheet, figures }: SubmissionSheet,
): Promise<readonly Check[]> {
  const { roundId, unitId } = sheet.facts;
  const own = new Map(figures.map((figure) => [keyOf(figure), figure.value]));
  const found: Check[] = [];
  for (const { form, ownRowIds } of sheet.forms) {
    const sent = await consolidation.listSentFigures(roundId, form.id);
    const others = groupBy(
      sent.filter((figure) => figure.unitId !== unitId),
      ({ rowId }) => rowId,
    );
    for (const { row } of placedRows(form).filter(({ row: { id } }) => ownRowIds.has(id)))
      for (const [before, column] of yearPairs(form)) {
        const valueIn = (values: ReadonlyMap<string, string | null>) => {
          const [was, now] = [before, column].map(({ id }) => values.get(cellKey(row.id, id)));
          return was && now ? { before: was, now } : undefined;
        };
        const mine = valueIn(own);
        if (mine === undefined) continue;
        const byUnit = groupBy(others.get(row.id) ?? [], (figure) => figure.unitId);
        const peers = [...byUnit.values()].flatMap(
          (each) => valueIn(new Map(each.map((figure) => [keyOf(figure), figure.value]))) ?? [],
        );
        const finding = checkPeers(row, column, mine, peers);
        if (finding !== undefined) found.push({ ...finding, explained: false });
      }
  }
  return found;
}

/** Columns of results with the column of the year before. */
const yearPairs = (form: Form): readonly (readonly [FormColumn, FormColumn])[] => {
  const columns = form.columns.filter(({ kind }) => kind === "actual" || kind === "estimate");
  return columns.flatMap((column) => {
    const before = columns.find(({ year }) => year !== null && year === (column.year ?? 0) - 1);
    return before === undefined ? [] : [[before, column] as const];
  });
};

/** One submission as it was sent, compared with the one before, with its checks and its history. */
export async function viewSubmission({ work }: Dependencies, actor: Actor, submissionId: string) {
  const allowed = requireAction(actor, "sheet.read");
  if (!allowed.ok) return allowed;
  return work.read(actor, async (stores) => {
    const submission = await stores.review.findSubmission(submissionId);
    const found = await readSubmission(stores, actor, "sheet.read", submission);
    if (found === undefined) return notFound("submission");
    const { sheet, figures, revisions } = found;
    const { facts } = sheet;
    const past = await before(stores, found);
    const last = await earlierNarratives(stores, sheet);
    const earlier = await earlierOf(stores, sheet);
    const reviews = await stores.review.listReviews(revisions.map(({ id }) => id));
    const returnOf = new Map(found.returns.map((each) => [each.taskId, each]));
    const rowIds = sheet.forms.flatMap(({ ownRowIds }) => [...ownRowIds]);
    const mayDecide = may(actor, "review.decide");
    return ok({
      submissionId: found.submission.id,
      obligationId: facts.id,
      revision: found.submission.revision,
      receiptNumber: found.submission.receiptNumber,
      submittedAt: found.submission.submittedAt,
      submittedBy: found.submission.submittedBy,
      preparedBy: found.submission.preparedBy,
      withdrawnAt: found.submission.withdrawnAt,
      isLate: found.submission.isLate,
      round: { id: facts.roundId, name: facts.roundName, deadlineAt: facts.deadlineAt },
      unit: { id: facts.unitId, name: facts.unit, shortName: facts.unitShortName },
      tasks: sheet.tasks.map((task) => ({
        ...toTask(task, returnOf.get(task.id)),
        isWaiting: isWaiting(task, found),
        canDecide: mayDecide && isWaiting(task, found),
      })),
      forms: sheet.forms.map(({ form, ownRowIds }) => ({
        form,
        ownRowIds: [...ownRowIds],
        itemOfRow: Object.fromEntries(
          placedRows(form).flatMap(({ row }) => {
            const task = sheet.taskOfRow.get(row.id);
            return task === undefined ? [] : [[row.id, task.itemId] as const];
          }),
        ),
      })),
      cells: toSentCells(found, past),
      computed: toComputed(sheet, figures),
      narratives: toSentNarratives(found, past, last.paragraphs),
      otherSources: may(actor, "review.read")
        ? await stores.review.listOtherSources(facts.roundId, facts.unitId, rowIds)
        : [],
      checks: [
        ...checksOf(sheet, figures, earlier),
        ...(may(actor, "review.read")
          ? [
              ...(await otherUnitsChecks(stores, actor, found, earlier)),
              ...(await peerChecks(stores, found)),
            ]
          : []),
      ],
      history: toHistory(found, reviews),
      revisions: revisions.map(({ id, revision, receiptNumber, submittedAt }) => ({
        submissionId: id,
        revision,
        receiptNumber,
        submittedAt,
      })),
    }) satisfies Result<unknown, ViewProblem>;
  });
}

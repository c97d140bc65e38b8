import { z } from "zod";

export const Id = z.uuid();
export const DecimalField = z.string().regex(/^-?\d+(\.\d+)?$/, "phải là số thập phân dạng 12.5");
export const DateField = z.iso.date("phải là ngày dạng 2024-09-09");
export const InstantField = z.iso.datetime({ offset: true });

/** Every list is paged: at most `limit` entries from `offset`. */
export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    total: z.number().int(),
    /** Where the next page begins; null on the last. */
    nextOffset: z.number().int().nullable(),
  });

export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly nextOffset: number | null;
}

type Cut = { readonly limit: number; readonly offset: number };

/** A page that was cut from `total` entries. */
export const pageAt = <T>(
  items: readonly T[],
  total: number,
  { limit, offset }: Cut,
): { items: T[]; total: number; nextOffset: number | null } => ({
  items: [...items],
  total,
  nextOffset: offset + limit < total ? offset + limit : null,
});

/** Cuts a page from a list that is whole already. */
export const toPage = <T>(all: readonly T[], cut: Cut) =>
  pageAt(all.slice(cut.offset, cut.offset + cut.limit), all.length, cut);

/** `?dryRun=true` on a bulk write answers what would happen, and changes nothing. */
export const DryRunQuery = z.object({
  dryRun: z
    .enum(["true", "false"])
    .default("false")
    .transform((value) => value === "true"),
});

/** An error as RFC 9457 describes it. */
export const ProblemDocument = z.object({
  type: z.string(),
  /** What happened and what to do, in Vietnamese. */
  title: z.string(),
  status: z.number().int(),
  /** Stable code: "collection.figure.not-a-number". */
  code: z.string(),
  errors: z
    .array(z.object({ field: z.string(), code: z.string(), message: z.string() }))
    .optional(),
  /** The code's details, for programs. */
  details: z.record(z.string(), z.unknown()).optional(),
});
export type ProblemDocument = z.infer<typeof ProblemDocument>;

/**
 * A domain value that crosses as it is. Its shape is the TypeScript type T; it is written by the
 * server alone, never read from a client.
 */
export const domainValue = <T>(description: string): z.ZodType<T> =>
  z.unknown().describe(description) as unknown as z.ZodType<T>; // the server composes it with type T

export const Done = z.object({ done: z.literal(true) });

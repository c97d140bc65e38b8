import { z } from "zod";

export const LayoutFinding = z.object({
  rule: z.string(),
  source: z.string(),
  place: z.number().int().nullable(),
  quote: z.string(),
  problem: z.string(),
  remedy: z.string(),
});

export const DocumentCheck = z.object({
  fileName: z.string(),
  paragraphs: z.number().int(),
  findings: z.array(LayoutFinding),
});
export type DocumentCheck = z.infer<typeof DocumentCheck>;

import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { checkLayout } from "../../domain/report/layout-rules/check-layout.ts";
import type { Finding } from "../../domain/report/layout-rules/document-facts.ts";
import { requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies, DocumentFile, DocumentProblem } from "../ports.ts";

type CheckProblem = DocumentProblem | Problem<"access.action.forbidden">;

/** What was found, and in how many paragraphs it was looked for. */
interface CheckedDocument {
  readonly fileName: string;
  readonly paragraphs: number;
  readonly findings: readonly Finding[];
}

/** Holds an uploaded Word file against the decree (kiểm tra thể thức); nothing of it is kept. */
export function checkDocument(
  { documents }: Dependencies,
  actor: Actor,
  file: DocumentFile,
): Result<CheckedDocument, CheckProblem> {
  const allowed = requireAction(actor, "document.check");
  if (!allowed.ok) return allowed;
  const facts = documents.readLayout(file);
  if (!facts.ok) return facts;
  return ok({
    fileName: file.fileName,
    paragraphs: facts.value.paragraphs.length,
    findings: checkLayout(facts.value),
  });
}

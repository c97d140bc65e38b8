import { checkClosing } from "./closing-rules.ts";
import { anatomyOf } from "./document-anatomy.ts";
import type { DocumentFacts, Finding } from "./document-facts.ts";
import { checkHead } from "./head-rules.ts";
import { checkPages } from "./page-rules.ts";
import { checkText } from "./text-rules.ts";

/**
 * Holds a document against the rules of layout and citation of Nghị định 30/2020/NĐ-CP (kiểm tra
 * thể thức): everything that departs from them, in the order in which a reader meets it.
 */
export function checkLayout(facts: DocumentFacts): readonly Finding[] {
  const anatomy = anatomyOf(facts);
  return [
    ...checkPages(facts),
    ...checkHead(anatomy),
    ...checkText(anatomy),
    ...checkClosing(anatomy, facts),
  ];
}

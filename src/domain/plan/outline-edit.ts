import type { LocalDate } from "../kernel/local-date.ts";
import type { OutlineAssignment, OutlineItem, RatingScale } from "./outline.ts";
import type { Target } from "./target.ts";

/** One change of a draft (lần sửa); what it touches is named by id. */
export type OutlineEdit =
  | { readonly kind: "add-group"; readonly title: string }
  | { readonly kind: "rename-group"; readonly groupId: string; readonly title: string }
  | {
      readonly kind: "restrict-group";
      readonly groupId: string;
      readonly isConfidential: boolean;
    }
  | { readonly kind: "move-group"; readonly groupId: string; readonly by: -1 | 1 }
  | { readonly kind: "remove-group"; readonly groupId: string }
  | { readonly kind: "add-item"; readonly groupId: string; readonly wording: string }
  | { readonly kind: "reword-item"; readonly itemId: string; readonly wording: string }
  | {
      readonly kind: "restrict-item";
      readonly itemId: string;
      readonly secrecy: OutlineItem["secrecy"];
    }
  | { readonly kind: "move-item"; readonly itemId: string; readonly by: -1 | 1 }
  | { readonly kind: "place-item"; readonly itemId: string; readonly groupId: string }
  | { readonly kind: "remove-item"; readonly itemId: string }
  | {
      readonly kind: "set-deadline";
      readonly itemId: string;
      readonly asWritten: string | null;
      readonly on: LocalDate | null;
    }
  | {
      readonly kind: "set-target";
      readonly itemId: string;
      /** Null adds a target. */
      readonly targetId: string | null;
      readonly measure: string;
      readonly rule: Omit<Target, "term">;
    }
  | { readonly kind: "remove-target"; readonly itemId: string; readonly targetId: string }
  | {
      readonly kind: "assign";
      readonly itemId: string;
      readonly unitId: string;
      /** Null takes the part away. */
      readonly role: OutlineAssignment["role"] | null;
    }
  | {
      readonly kind: "write-criteria";
      readonly itemId: string;
      readonly criteria: RatingScale | null;
    };

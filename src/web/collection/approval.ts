import type { SheetView } from "../../contract/collection.ts";

/** True where the reader's sending goes through the unit's head. */
export const asksHead = ({ approval }: Pick<SheetView, "approval">): boolean =>
  approval.isNeeded && !approval.isDecider;

import type { DecimalText } from "../kernel/decimal.ts";
import type { ObservationKindOfYear } from "./observation.ts";

/** known: what we hold of the year now. earlier_round: what another round had accepted for it. */
export type EarlierFrom = "known" | "earlier_round";

/** A figure of one unit that was accepted before (số đã duyệt), in the indicator's unit of measure. */
export interface EarlierFigure {
  readonly indicatorId: string;
  readonly year: number;
  readonly kind: ObservationKindOfYear;
  readonly from: EarlierFrom;
  readonly value: DecimalText;
}

/** Which accepted figure is asked for. */
export type EarlierPlace = Omit<EarlierFigure, "value">;

const keyOf = ({ indicatorId, year, kind, from }: EarlierPlace): string =>
  `${indicatorId}|${year}|${kind}|${from}`;

/** What a year may be told by: an estimate stands in for what is not known to have happened yet. */
const kindsFor = ({ kind, from }: EarlierPlace): readonly ObservationKindOfYear[] =>
  kind === "plan" || from === "earlier_round" ? [kind] : ["actual", "estimate"];

/** Finds accepted figures by indicator, year and kind; undefined where there is none. */
export function earlierFigures(
  figures: readonly EarlierFigure[],
): (place: EarlierPlace) => DecimalText | undefined {
  const byPlace = new Map(figures.map((figure) => [keyOf(figure), figure.value]));
  return (place) => {
    for (const kind of kindsFor(place)) {
      const value = byPlace.get(keyOf({ ...place, kind }));
      if (value !== undefined) return value;
    }
    return undefined;
  };
}

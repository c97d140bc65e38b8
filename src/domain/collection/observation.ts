/** What a figure says of its year: what happened, what is expected, what was planned. */
export type ObservationKindOfYear = "actual" | "estimate" | "projection" | "plan";

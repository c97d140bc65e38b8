import { decimal, toText } from "../../kernel/decimal.ts";
import { formatDecimal } from "../../kernel/vietnamese-number.ts";
import type { ReadItem, ReadTarget } from "../plan-reading.ts";
import type { OpenQuestion } from "./question.ts";
import { itemLabel } from "./item-key.ts";

const sumOf = (shares: readonly ReadTarget[], end: "value" | "valueTo"): string =>
  toText(shares.reduce((sum, share) => sum.plus(share[end] ?? share.value ?? "0"), decimal("0")));

/** Shares of one whole that lie in a row, from `index` on. */
const sharesFrom = ({ targets }: ReadItem, index: number): readonly ReadTarget[] => {
  const name = targets[index]?.structure;
  return targets.filter(
    ({ structure, unitOfMeasure }) => structure === name && unitOfMeasure === "%",
  );
};

/** "cơ cấu kinh tế: …" whose shares cannot make up 100%: asked once, at its first share. */
export function structureQuestion(place: {
  readonly item: ReadItem;
  readonly target: ReadTarget;
  readonly index: number;
  readonly id: string;
}): OpenQuestion | null {
  const { item, target, index, id } = place;
  const shares = target.structure === null ? [] : sharesFrom(item, index);
  if (shares.length < 2 || shares[0] !== target) return null;
  const [low, high] = [sumOf(shares, "value"), sumOf(shares, "valueTo")];
  if (decimal(low).lessThanOrEqualTo(100) && decimal(high).greaterThanOrEqualTo(100)) return null;
  const sum =
    low === high ? formatDecimal(low) : `${formatDecimal(low)} đến ${formatDecimal(high)}`;
  return {
    id: `${id}:structure`,
    kind: "target-structure",
    items: [item.ordinal],
    sentence: `Các tỷ trọng ở nội dung ${itemLabel(item)} cộng lại là ${sum}%, không phải 100%. Văn bản còn thành phần khác hay ghi sai số?`,
    options: [
      { value: "incomplete", label: "Còn thành phần khác không nêu" },
      { value: "slip", label: "Ghi sai số, sẽ sửa trước khi ban hành" },
    ],
    proposed: decimal(high).lessThan(100) ? "incomplete" : "slip",
    confidence: "uncertain",
    alike: null,
  };
}

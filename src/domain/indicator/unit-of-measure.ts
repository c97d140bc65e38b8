import { type Decimal, decimal } from "../kernel/decimal.ts";
import { foldForIdentity } from "../kernel/vietnamese-text.ts";

/** A unit of measure (đơn vị tính) taken apart: "triệu lượt người" is 1.000.000 × "lượt người". */
export interface UnitOfMeasure {
  readonly scale: Decimal;
  /** What is counted, folded for comparing; empty where only a scale was written. */
  readonly base: string;
}

const SCALE_WORDS: Readonly<Record<string, number>> = {
  chục: 10,
  trăm: 100,
  nghìn: 1_000,
  ngàn: 1_000,
  triệu: 1_000_000,
  tỷ: 1_000_000_000,
  tỉ: 1_000_000_000,
};

/** Takes leading scale words off: "nghìn tỷ đồng" is 10¹² × "đồng". */
export function readUnit(text: string): UnitOfMeasure {
  const words = foldForIdentity(text).split(" ").filter(Boolean);
  let scale = decimal(1);
  while (words.length > 0) {
    const factor = SCALE_WORDS[words[0] ?? ""];
    if (factor === undefined) break;
    scale = scale.times(factor);
    words.shift();
  }
  return { scale, base: words.join(" ") };
}

/** True for per cent and per mille, whose changes are points and whose sums mean nothing. */
export const isRate = (unit: string): boolean => /^[%‰]/.test(unit.trim());

/** What is measured rather than counted: it has parts, so that its figures have decimals. */
const MEASURED =
  /^(?:ha|hecta|héc ta|m|m2|m²|m3|m³|km|km2|km²|mét|mét vuông|mét khối|kg|g|gam|tấn|tạ|yến|lít|kwh|mw|mwp|kw|giờ|phút|điểm|điểm %|điểm phần trăm|usd|lần|độ|bậc|tuổi|năm|tháng|ngày)(?:\s|$)/u;

/** "căn nhà/năm" counts houses; "giường/10.000 dân" counts nothing. */
const PER_PERIOD = /\s*\/\s*(?:năm|quý|tháng|tuần|ngày|nhiệm kỳ)$/u;

/** True for what is counted one by one (người, hộ, căn), whose figures are whole numbers. */
export function isCounted(unit: string): boolean {
  const text = foldForIdentity(unit).replace(PER_PERIOD, "");
  const { scale, base } = readUnit(text);
  const isPlain = scale.equals(1) && base !== "" && !base.includes("/");
  return isPlain && !isRate(text) && !MEASURED.test(base);
}

const PER_COUNT = /\/\s*(\d{1,3}(?:[.\s]\d{3})+|\d+)/;

/** What a quotient is multiplied by to be in the unit: 100 for %, 1000 for ‰, 10000 for "bác sĩ/10.000 dân". */
export function ratioScale(unit: string): Decimal {
  const text = unit.trim();
  if (text.startsWith("%")) return decimal(100);
  if (text.startsWith("‰")) return decimal(1000);
  const per = PER_COUNT.exec(text)?.[1]?.replace(/[.\s]/g, "");
  return per === undefined ? decimal(1) : decimal(per);
}

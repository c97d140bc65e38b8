import type { PlanReading, ReadItem, Suspicion } from "../plan-reading.ts";
import type { Line } from "./line.ts";
import { type SourcedText, sliceOf, spanOf } from "./sourced-text.ts";

type Understood = Omit<PlanReading, "suspicions">;

const whole = (kind: Suspicion["kind"], message: string, source?: SourcedText): Suspicion => ({
  kind,
  item: null,
  span: source === undefined ? null : spanOf(source),
  message,
});

function missingNumber({ metadata }: Understood): readonly Suspicion[] {
  const found: Suspicion[] = [];
  if (metadata.number === null) {
    found.push(whole("number-missing", "Văn bản chưa có số; cần ghi số trước khi ban hành."));
  }
  if (metadata.date === null) {
    found.push(whole("date-missing", "Văn bản chưa ghi đủ ngày, tháng ban hành."));
  }
  return found;
}

/** Words of what is likely to be a state secret (bí mật nhà nước). */
export const STATE_SECRET =
  /giao quân|tuyển quân|gọi công dân nhập ngũ|quân nhân dự bị|dự bị động viên|lực lượng dự bị|huy động\s+(?:[\p{L}\d%]+\s+){0,6}?tàu thuyền|tàu thuyền dân sự|khu vực phòng thủ|vũ khí|phương án tác chiến/iu;

function secretOf(item: ReadItem): readonly Suspicion[] {
  if (!STATE_SECRET.test(item.title)) return [];
  const message = `Mục ${item.number ?? item.ordinal} có thể thuộc phạm vi bí mật nhà nước; cần người có thẩm quyền xác định trước khi nhập số liệu.`;
  return [{ kind: "state-secret", item: item.ordinal, span: item.spans[0] ?? null, message }];
}

const VISION =
  /đến\s+năm\s+(\d{4})\s*,?\s*(?:và\s+)?(?:tầm nhìn|định hướng)(?:\s+đến)?(?:\s+năm)?\s+(\d{4})/iu;
const TERM = /(?:nhiệm kỳ|giai đoạn)\s+(?:năm\s+)?\(?(\d{4})\s*[-–]\s*(\d{4})/giu;
const DUE = /đến\s+(?:hết\s+|cuối\s+)?năm\s+(\d{4})/giu;

/** A goal for a year that lies at the very start of the plan's own term, or before it. */
function oddYearsOf(item: ReadItem, firstYear: number | null): readonly Suspicion[] {
  const text = item.title;
  const vision = VISION.exec(text);
  const near = vision !== null && Number(vision[2]) - Number(vision[1]) <= 5;
  const past = [...text.matchAll(DUE)].find(
    ([, year]) => firstYear !== null && Number(year) <= firstYear,
  );
  const said = near ? vision[0] : past?.[0];
  if (said === undefined) return [];
  const message = `Mục ${item.number ?? item.ordinal} ghi “${said}”; kiểm tra lại năm vì mốc này không khớp với kỳ của kế hoạch.`;
  return [{ kind: "odd-year", item: item.ordinal, span: item.spans[0] ?? null, message }];
}

/** The first year of the term that the title and the items speak of most. */
function firstYearOf(reading: Understood): number | null {
  const texts = [reading.metadata.title ?? "", ...reading.items.map((item) => item.title)];
  const years = texts.flatMap((text) => [...text.matchAll(TERM)].map(([, year]) => Number(year)));
  return years.length === 0 ? null : Math.min(...years);
}

function repeatedNumbers({ items }: Understood): readonly Suspicion[] {
  const seen = new Set<string>();
  return items.flatMap((item): readonly Suspicion[] => {
    const key = `${item.group ?? ""} ${item.number ?? ""}`;
    if (item.number === null || !seen.has(key)) {
      seen.add(key);
      return [];
    }
    const message = `Số thứ tự ${item.number} xuất hiện hai lần trong cùng một nhóm.`;
    return [{ kind: "spelling", item: item.ordinal, span: item.spans[0] ?? null, message }];
  });
}

const APPENDIX =
  /(?<!\p{L})(?:biểu\s+)?(?:phụ lục|biểu)\s+(?:số\s+)?\d+(?:\s*(?:,|và)\s*(?:số\s+)?\d+)*/iu;

/** Appendices that the plan mentions but that are not in the file. */
function missingAppendices(lines: readonly Line[]): readonly Suspicion[] {
  const attached = lines.some((line) =>
    /^(?:PHỤ LỤC|Phụ lục|BIỂU SỐ|Biểu số)\s*(?:số\s*)?[\dIVX]+\s*(?=\p{Lu}{2}|$)/u.test(
      line.text.text,
    ),
  );
  if (attached) return [];
  const mention = lines.find((line) => APPENDIX.test(line.text.text));
  if (mention === undefined) return [];
  const said = APPENDIX.exec(mention.text.text);
  const start = said?.index ?? 0;
  const source = sliceOf(mention.text, start, start + (said?.[0].length ?? 0));
  return [
    whole(
      "appendix-missing",
      `Văn bản nhắc đến “${source.text.trim()}” nhưng tệp này không có phụ lục.`,
      source,
    ),
  ];
}

function spellingOf({ items, repairs }: Understood): readonly Suspicion[] {
  const owners = new Map(
    items.flatMap((item) => item.spans.map((span) => [span.block, item.ordinal] as const)),
  );
  const units = new Set(items.flatMap((item) => item.units.map((unit) => unit.name)));
  return repairs.map(({ span, written, understood }) => ({
    kind: units.has(understood) ? "unit-spelling" : "spelling",
    item: owners.get(span.block) ?? null,
    span,
    message: `Ghi “${written}”, hiểu là “${understood}”.`,
  }));
}

/** Something a careful clerk would ask about before the plan is issued. */
export function findSuspicions(reading: Understood, lines: readonly Line[]): readonly Suspicion[] {
  const firstYear = firstYearOf(reading);
  return [
    ...missingNumber(reading),
    ...missingAppendices(lines),
    ...reading.items.flatMap(secretOf),
    ...reading.items.flatMap((item) => oddYearsOf(item, firstYear)),
    ...repeatedNumbers(reading),
    ...spellingOf(reading),
  ];
}

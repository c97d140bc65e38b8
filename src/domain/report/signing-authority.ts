/** Who signs what an office urges, the usual one first (người ký công văn đôn đốc). */
export const SIGNER_POSITIONS = ["Chánh Văn phòng", "Phó Chủ tịch", "Chủ tịch"] as const;

const COMMITTEE = /^(?:UBND|Ủy ban nhân dân)(?!\p{L})/iu;
const PARTY = /^(?:Đảng|Thành|Tỉnh|Huyện|Quận|Thị) ủy(?!\p{L})/iu;
const DEPUTY = /^Phó\s+(.+)$/iu;
const CHIEF_OF_OFFICE = /^Chánh Văn phòng(?!\p{L})/iu;

/**
 * By whose authority an office signs (thể thức đề ký), one line each: a People's Committee speaks
 * through its chairman, a deputy signs for the head, the chief of the office by order. The Party
 * writes "T/M", for a deputy as for the secretary.
 */
export function signingAuthority(issuer: string, position: string): readonly string[] {
  const party = PARTY.exec(issuer)?.[0];
  if (party !== undefined) return /Bí thư/iu.test(position) ? [`T/M ${party}`] : [];
  const deputyOf = DEPUTY.exec(position)?.[1];
  const inPlace = deputyOf === undefined ? [] : [`KT. ${deputyOf}`];
  if (!COMMITTEE.test(issuer)) return inPlace;
  if (CHIEF_OF_OFFICE.test(position)) return ["TL. Chủ tịch"];
  return ["TM. Ủy ban nhân dân", ...inPlace];
}

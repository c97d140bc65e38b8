/** Who stands at the head of a document: the parent body and the issuing body, line by line. */
export interface Letterhead {
  readonly superior: string | null;
  readonly issuingBody: readonly string[];
}

const COMMITTEE = /^(Ủy ban nhân dân)\s+(.+)$/iu;
const OF_A_PLACE =
  /^((?:Sở|Phòng|Ban|Chi cục|Trung tâm)\s.+)\s((?:tỉnh|thành phố|huyện|quận|thị xã|phường|xã|đặc khu)\s.+)$/u;

/**
 * "Ủy ban nhân dân thành phố Vũng Tàu" stands on two lines and has no parent; "Sở Nội vụ tỉnh
 * Kim Giang" stands under the committee of its province.
 */
export function letterheadOf(issuer: string): Letterhead {
  const [, body, place] = COMMITTEE.exec(issuer) ?? [];
  if (body !== undefined && place !== undefined) {
    return { superior: null, issuingBody: [body, place] };
  }
  const [, office, area] = OF_A_PLACE.exec(issuer) ?? [];
  return office === undefined || area === undefined
    ? { superior: null, issuingBody: [issuer] }
    : { superior: `UBND ${area}`, issuingBody: [office] };
}

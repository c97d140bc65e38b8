/** Where to go after signing in: only an address of our own, never another site. */
export const safeReturn = (wanted: string | undefined): string =>
  wanted !== undefined && /^\/(?![/\\])/.test(wanted) && !wanted.startsWith("/dang-nhap")
    ? wanted
    : "/";

/** The door, remembering where the person was going. */
export const signInAddress = (url: string): string =>
  url === "/" || url.startsWith("/dang-nhap")
    ? "/dang-nhap"
    : `/dang-nhap?tiep=${encodeURIComponent(url)}`;

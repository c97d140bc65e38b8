/** Larger uploads are refused while they arrive, before they fill memory or disk. */
export const UPLOAD_LIMIT_BYTES = 20 * 1024 * 1024;

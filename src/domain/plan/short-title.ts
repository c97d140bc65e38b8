/** "Nhóm chỉ tiêu, nhiệm vụ về phát triển kinh tế" → "Phát triển kinh tế", for narrow columns. */
export function shortTitle(title: string): string {
  const rest = title.replace(/^Nhóm (?:các )?(?:chỉ tiêu|nhiệm vụ)[^]*?\bvề\s+/u, "");
  const trimmed = rest.replace(/^(?:công tác|các vấn đề)\s+/u, "");
  const words =
    trimmed.length > 34 ? `${trimmed.slice(0, 33).replace(/[,\s]+\S*$/u, "")}…` : trimmed;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

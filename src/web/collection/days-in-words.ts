/** "Còn 3 ngày", "Hạn hết hôm nay", "Quá hạn 2 ngày". */
export function daysInWords(daysLeft: number): string {
  if (daysLeft > 0) return `Còn ${daysLeft} ngày`;
  return daysLeft === 0 ? "Hạn hết hôm nay" : `Quá hạn ${-daysLeft} ngày`;
}

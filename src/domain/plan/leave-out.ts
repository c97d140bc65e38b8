/** The answer that leaves something out of the register (bỏ ra khỏi danh mục). */
export const LEAVE_OUT = "leave-out";

/** What a new password must be, said before it is typed; the server rules. */
export const PASSWORD_HINT =
  "Ít nhất 14 ký tự, khác tên đăng nhập; một câu dài dễ nhớ là tốt nhất.";

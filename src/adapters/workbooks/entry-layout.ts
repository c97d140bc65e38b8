/** Name of the hidden sheet that lets the program recognise its own workbook. */
export const ID_SHEET = "_nhiemky";
/** Name of the sheet of paragraphs. */
export const NARRATIVE_SHEET = "Thuyết minh";

/** Ids of rows stand in a hidden column, those of columns in a hidden row. */
export const ID_COLUMN = 1;
export const ID_ROW = 1;
/** STT, Chỉ tiêu, Đơn vị tính come before the figures. */
export const FIRST_FIGURE_COLUMN = 5;
export const HEADER_ROW = 6;
export const FIRST_ROW = 7;

/** Of the sheet of paragraphs: the text of a point, and the point that it answers. */
export const POINT_COLUMN = 5;
export const LINK_COLUMN = 6;

/** What the program itself writes beside a cell begins like this, and is never read as a note. */
export const MARK_LEAD = "Phần mềm báo: ";

/** A cell holds at most 32.767 characters; the ids are cut into pieces of this length. */
export const ID_PIECE = 30_000;

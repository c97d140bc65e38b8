/** What a plan writes before the units that own the figures of an item. */
export const DATA_OWNER_LABEL = "Đơn vị cung cấp số liệu";

/** What a plan writes before a target that the words of an item do not say. */
export const TARGET_LABEL = "Kết quả cần đạt";

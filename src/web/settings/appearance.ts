/** How a person wants the pages to look: `system` follows the machine. */
export type Theme = "system" | "light" | "dark";

/** The size of text (cỡ chữ): 13, 14 or 16 px and the row heights that go with it. */
export type TextSize = "compact" | "medium" | "large";

export interface Appearance {
  readonly theme: Theme;
  readonly textSize: TextSize;
}

export const THEME_LABELS: Readonly<Record<Theme, string>> = {
  system: "Theo máy",
  light: "Sáng",
  dark: "Tối",
};

export const TEXT_SIZE_LABELS: Readonly<Record<TextSize, string>> = {
  compact: "Gọn",
  medium: "Vừa",
  large: "Lớn",
};

const STORE_KEY = "nhiemky.appearance";
const DEFAULT: Appearance = { theme: "system", textSize: "compact" };

const isTheme = (value: unknown): value is Theme =>
  typeof value === "string" && value in THEME_LABELS;
const isTextSize = (value: unknown): value is TextSize =>
  typeof value === "string" && value in TEXT_SIZE_LABELS;

/** Reads what a browser kept; anything it does not understand is the default. */
export function parseAppearance(text: string | null): Appearance {
  try {
    const kept: unknown = JSON.parse(text ?? "null");
    if (typeof kept !== "object" || kept === null) return DEFAULT;
    const { theme, textSize } = { theme: undefined, textSize: undefined, ...kept };
    return {
      theme: isTheme(theme) ? theme : DEFAULT.theme,
      textSize: isTextSize(textSize) ? textSize : DEFAULT.textSize,
    };
  } catch {
    return DEFAULT;
  }
}

/** The choice this browser keeps; a browser that refuses storage simply has the default. */
export function readAppearance(): Appearance {
  try {
    return parseAppearance(localStorage.getItem(STORE_KEY));
  } catch {
    return DEFAULT;
  }
}

export function applyAppearance({ theme, textSize }: Appearance): void {
  const { dataset } = document.documentElement;
  if (theme === "system") delete dataset["theme"];
  else dataset["theme"] = theme;
  dataset["text"] = textSize;
}

export function saveAppearance(appearance: Appearance): void {
  applyAppearance(appearance);
  try {
    localStorage.setItem(STORE_KEY, JSON.stringify(appearance));
  } catch {
    // A full or forbidden storage costs the choice at the next visit, nothing else.
  }
}

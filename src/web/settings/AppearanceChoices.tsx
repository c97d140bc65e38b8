import { useState } from "preact/hooks";
import { Segmented } from "../parts/Choices.tsx";
import {
  type Appearance,
  readAppearance,
  saveAppearance,
  TEXT_SIZE_LABELS,
  type TextSize,
  type Theme,
  THEME_LABELS,
} from "./appearance.ts";

const THEMES: readonly Theme[] = ["system", "light", "dark"];
const TEXT_SIZES: readonly TextSize[] = ["compact", "medium", "large"];

/** Light or dark, and the size of text, kept by this browser. */
export function AppearanceChoices() {
  const [appearance, setAppearance] = useState<Appearance>(readAppearance);
  const change = (part: Partial<Appearance>) => {
    const next = { ...appearance, ...part };
    setAppearance(next);
    saveAppearance(next);
  };
  return (
    <div class="col">
      <div class="setting">
        <span class="ink-2 t-12">Nền</span>
        <Segmented
          label="Nền"
          value={appearance.theme}
          onValue={(theme) => change({ theme })}
          options={THEMES.map((value) => ({ value, label: THEME_LABELS[value] }))}
        />
      </div>
      <div class="setting">
        <span class="ink-2 t-12">Cỡ chữ</span>
        <Segmented
          label="Cỡ chữ"
          value={appearance.textSize}
          onValue={(textSize) => change({ textSize })}
          options={TEXT_SIZES.map((value) => ({ value, label: TEXT_SIZE_LABELS[value] }))}
        />
      </div>
    </div>
  );
}

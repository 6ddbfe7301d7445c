// The texts in the chosen language. Another language is one more file beside these, and its line here.

import { de } from "./de.js";
import { en, type Texts } from "./en.js";

export const LANGUAGES: Record<string, Texts> = { en, de };

let texts: Texts = en;

export function setLanguage(code: string): void {
  texts = LANGUAGES[code] ?? en;
  document.documentElement.lang = code in LANGUAGES ? code : "en";
}

export function t(key: keyof Texts, values: Record<string, string | number> = {}): string {
  return texts[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

/** A word of the daemon's, e.g. a label or a role: translated where it is known, else as it came. */
export function word(name: string): string {
  return (texts as Record<string, string>)[name] ?? name.replaceAll("_", " ");
}

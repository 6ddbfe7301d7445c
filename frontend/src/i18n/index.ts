// The texts in the languages. Another language is one more file beside these, and its line here.

import { de } from "./de.js";
import { en, type Texts } from "./en.js";

export const LANGUAGES: Record<string, Texts> = { en, de };

/** The texts in one language. */
export class Language {
  readonly #texts: Texts;

  constructor(readonly code: string) {
    this.#texts = LANGUAGES[code] ?? en;
  }

  t(key: keyof Texts, values: Record<string, string | number> = {}): string {
    return this.#texts[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
  }

  /** A word of the daemon's, e.g. a label or a role: translated where it is known, else as it came. */
  word(name: string): string {
    return (this.#texts as Record<string, string>)[name] ?? name.replaceAll("_", " ");
  }
}

/** The first of these languages that there is, e.g. of `de-AT`; English where there is none. */
export function languageOf(...wanted: (string | null | undefined)[]): Language {
  const codes = wanted.map((name) => (name ?? "").slice(0, 2).toLowerCase());
  return new Language(codes.find((code) => Object.hasOwn(LANGUAGES, code)) ?? "en");
}

let page = new Language("en");

/** Use a language for the page. */
export function setLanguage(language: Language): void {
  page = language;
  document.documentElement.lang = language.code;
}

export const t: Language["t"] = (key, values) => page.t(key, values);
export const word: Language["word"] = (name) => page.word(name);

// The texts in the languages. Another language is one more file beside these, and its line here.

import { de } from "./de.js";
import { en, type Texts } from "./en.js";

export const LANGUAGES: Record<string, Texts> = { en, de };

/** The texts in one language. */
export class Language {
  readonly #texts: Texts;
  readonly #plurals: Intl.PluralRules;

  constructor(readonly code: string) {
    this.#texts = LANGUAGES[code] ?? en;
    this.#plurals = new Intl.PluralRules(code);
  }

  /** A text with its values. `count` is put into words by the rules of the language: `<key>_one` is the text for one. */
  t(key: keyof Texts, values: Record<string, string | number> = {}): string {
    const one = `${key}_one`;
    const isOne = typeof values["count"] === "number" && this.#plurals.select(values["count"]) === "one";
    const text = isOne && one in this.#texts ? this.#texts[one as keyof Texts] : this.#texts[key];
    return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
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

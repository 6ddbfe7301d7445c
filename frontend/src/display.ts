// What the parts of a page need to show a model: the page has one, and each embedded element is one.

import type { Language } from "./i18n/index.js";
import type { Model } from "./model.js";
import type { Session } from "./session.js";

export interface Display {
  readonly model: Model;
  /** Whether what is shown is too old to be taken for the present. */
  readonly isStale: boolean;
  /** When the connection was lost, ms of the daemon's clock; null while it is there. */
  readonly lostAt: number | null;
  readonly texts: Language;
  /** Changes when the colours do. */
  readonly scheme: string;
  /** Whether parties with this role are shown. */
  showsRole(role: string): boolean;
  /** The daemon's clock, ms since 1970. */
  clock(): number;
  /** The time that is shown, ms. */
  now(): number;
  /** What opens a session: an address; or null, and then choosing it is told by an event of the tile, `choose`. */
  addressOf(session: Session): string | null;
  /** Tells the daemon that an alert is seen to; missing where that is not for who looks at it. */
  acknowledge?(alertId: string): void;
}

// Which sessions a wall shows, and in which order.

import { look } from "./emotions.js";
import type { Leg } from "./leg.js";
import type { Session } from "./session.js";

export const SORTS = ["need", "newest", "name"] as const;

export interface Choice {
  /** Of a party; empty: any. */
  role: string;
  /** Of that party; empty: any. */
  state: string;
  sort: (typeof SORTS)[number];
}

const RESORT_EVERY_MS = 2000;

/** Sorts again and again. The order changes now and then, so that nothing jumps away under the pointer. */
export class Sorter {
  #order: string[] = [];
  #sortedAt = 0;
  #sortedBy = "";

  sorted(sessions: Iterable<Session>, choice: Choice): Session[] {
    const wanted = [...sessions].filter((session) => matches(session, choice));
    const by = `${choice.sort} ${choice.role} ${choice.state}`;
    const now = performance.now();
    if (by !== this.#sortedBy || this.#order.length === 0 || now - this.#sortedAt > RESORT_EVERY_MS) {
      this.#sortedBy = by;
      this.#sortedAt = now;
      this.#order = wanted.sort(ORDERS[choice.sort]).map((session) => session.id);
    }
    const place = new Map(this.#order.map((id, index) => [id, index]));
    return wanted.sort((a, b) => (place.get(a.id) ?? Infinity) - (place.get(b.id) ?? Infinity) || a.startedAt - b.startedAt);
  }
}

const ROLES = ["customer", "agent"];

/** The parties that are shown, customers first. */
export function legsOf(session: Session, showsRole: (role: string) => boolean): Leg[] {
  const place = ({ role }: Leg): number => (ROLES.includes(role) ? ROLES.indexOf(role) : ROLES.length);
  return [...session.legs.values()].filter(({ role }) => showsRole(role)).sort((a, b) => place(a) - place(b) || a.id.localeCompare(b.id));
}

/** How many of its alerts nobody has acknowledged. */
export function unseenAlerts(session: Session): number {
  return Object.values(session.alerts).filter((alert) => !alert.acknowledged).length;
}

/** How much a session needs somebody, 0 to 4: most where an alert is open that nobody has acknowledged. */
export function needOf(session: Session): number {
  if (session.endedAt !== null) return 0;
  if (unseenAlerts(session) > 0) return 4;
  return Math.max(0, ...[...session.legs.values()].map((leg) => (leg.state === "none" ? 0 : look(leg.state).need)));
}

const ORDERS: Record<Choice["sort"], (a: Session, b: Session) => number> = {
  need: (a, b) => Number(a.endedAt !== null) - Number(b.endedAt !== null) || needOf(b) - needOf(a) || since(a) - since(b) || a.id.localeCompare(b.id),
  newest: (a, b) => b.startedAt - a.startedAt,
  name: (a, b) => a.id.localeCompare(b.id),
};

function since(session: Session): number {
  return Math.min(session.startedAt, ...[...session.legs.values()].map((leg) => leg.since ?? Infinity));
}

function matches(session: Session, choice: Choice): boolean {
  const legs = [...session.legs.values()].filter((leg) => choice.role === "" || leg.role === choice.role);
  return legs.some((leg) => choice.state === "" || leg.state === choice.state);
}

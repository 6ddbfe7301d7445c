// A session as it is shown: its parties and its alerts. No DOM, no clock of its own.

import type { AlertState, AlertV1, SessionState } from "../../clients/javascript/index.js";
import { drop, Leg, type LegInfo, type Stretch } from "./leg.js";

export interface Alert extends AlertState {
  id: string;
  session_id: string;
  /** Wall clock, ms; null while it is open. */
  clearedAt: number | null;
  /** Why it was cleared. */
  reason: string | null;
}

export class Session {
  sourceId = "";
  /** The daemon that hears it. */
  node = "";
  callReference: string | null = null;
  endedAt: number | null = null;
  endReason = "";
  readonly legs = new Map<string, Leg>();
  /** Those that are open, by id. */
  alerts: Record<string, AlertState> = {};
  /** All of which events told, in the order in which they were raised. */
  readonly alertLog: Alert[] = [];
  /** Grows with each change, so that who shows it knows when to. */
  version = 0;
  lostEvents = 0;
  #current: SessionState | null = null;

  constructor(
    readonly id: string,
    /** Wall clock, ms. */
    public startedAt: number,
    /** When nothing was heard of any session. */
    private readonly holes: Stretch[],
  ) {}

  /** When nothing is known of a party: it was forgotten, or nothing was heard of anybody. */
  unknown(leg: Leg): Stretch[] {
    return [{ from: this.startedAt, to: leg.keptFrom }, ...this.holes].filter(({ from, to }) => from < to);
  }

  /** Take what holds now. */
  take(current: SessionState): void {
    if (current === this.#current) return;
    this.#current = current;
    this.version++;
    this.node = current.node;
    this.sourceId = current.source_id ?? this.sourceId;
    this.callReference = current.call_reference;
    this.alerts = current.alerts;
    if (current.started_at !== null) this.startedAt = Date.parse(current.started_at);
    for (const [id, leg] of Object.entries(current.legs)) this.leg(id, leg.role).current = leg;
  }

  leg(id: string, role: string): Leg {
    let leg = this.legs.get(id);
    if (leg === undefined) {
      leg = new Leg(id, role);
      this.legs.set(id, leg);
    }
    return leg;
  }

  /** Take how an event describes its parties at a moment, wall clock, ms. */
  describe(legs: LegInfo[], at: number): void {
    for (const info of legs) this.leg(info.leg_id, info.role).describe(info, at);
  }

  takeAlert({ alert_id, muted: _, status, ...alert }: AlertV1["data"], at: number): void {
    const taken = { ...alert, id: alert_id, clearedAt: status === "cleared" ? at : null };
    const known = this.alertLog.findIndex(({ id }) => id === alert_id);
    if (known < 0) this.alertLog.push(taken);
    else this.alertLog[known] = taken;
  }

  end(at: number, reason: string): void {
    this.endedAt = at;
    this.endReason = reason;
    this.version++;
    this.alerts = {};
    for (const alert of this.alertLog) alert.clearedAt ??= at;
    for (const leg of this.legs.values()) leg.end(at);
  }

  /** Forget what was over before a moment, wall clock, ms. */
  forget(before: number): void {
    for (const leg of this.legs.values()) leg.forget(before);
    drop(this.alertLog, ({ clearedAt }) => (clearedAt ?? Infinity) < before);
  }
}

/** Those that are open, then those that were cleared after a moment, wall clock, ms. */
export function alertsOf(session: Session, after: number): Alert[] {
  const open = Object.entries(session.alerts).map(([id, alert]) => ({ ...alert, id, session_id: session.id, clearedAt: null, reason: null }));
  return [...open, ...session.alertLog.filter(({ id, clearedAt }) => clearedAt !== null && clearedAt >= after && !(id in session.alerts))];
}

// What is known of the sessions: what holds now, as the client folds it, and what came before, folded here. No DOM, no clock of its own.

import type { AlertState, LegState, SessionState, State } from "../../clients/javascript/index.js";
import { Coach } from "./coach.js";
import { type CloudEvent, type Data, type LegInfo, kindOf } from "./events.js";

export const KEPT_MS = 15 * 60_000;
const ENDED_KEPT_MS = 60_000;
const SILENT: Pick<LegState, "speaking" | "state" | "probability"> = { speaking: false, state: "none", probability: 0 };

/** A stretch of a leg with one answer. Positions are milliseconds of the leg. */
export interface Piece {
  from: number;
  to: number;
  /** Probabilities in the order of `labels`; empty where there is no answer. */
  shares: number[];
  /** Why there is no answer; null where there is one. */
  reason: string | null;
}

export interface Utterance {
  id: string;
  from: number;
  to: number | null;
}

export class Leg {
  /** What holds now. */
  current: LegState;
  codec = "";
  /** Wall clock of the leg's first sample, ms since 1970; null until an event says. */
  origin: number | null = null;
  readonly pieces: Piece[] = [];
  readonly utterances: Utterance[] = [];
  readonly gaps: { from: number; to: number; reason: string }[] = [];
  readonly affect: { at: number; valence: number; arousal: number }[] = [];
  latencyMs: number | null = null;
  inferenceMs: number | null = null;
  model = "";
  quality = "";
  /** Wall clock of the newest event, ms. */
  heardAt = 0;

  constructor(
    readonly id: string,
    role: string,
  ) {
    const nothing = { since_ms: null, posterior: [], dimensions: null, abstained: false, reason: null };
    this.current = { role, analysed: true, ...SILENT, ...nothing };
  }

  get role(): string {
    return this.current.role;
  }

  get analysed(): boolean {
    return this.current.analysed;
  }

  get speaking(): boolean {
    return this.current.speaking;
  }

  get state(): string {
    return this.current.state;
  }

  get probability(): number {
    return this.current.probability;
  }

  /** Since when it has its state: wall clock, ms. */
  get since(): number | null {
    const { since_ms } = this.current;
    return since_ms === null || this.origin === null ? null : this.origin + since_ms;
  }
}

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
  callReference: string | null = null;
  endedAt: number | null = null;
  endReason = "";
  readonly legs = new Map<string, Leg>();
  /** Those that are open, by id. */
  alerts: Record<string, AlertState> = {};
  /** Those that were cleared a moment ago. */
  readonly cleared: Alert[] = [];
  /** Grows with each change, so that who shows it knows when to. */
  version = 0;
  lostEvents = 0;
  #current: SessionState | null = null;

  constructor(
    readonly id: string,
    /** Wall clock, ms. */
    public startedAt: number,
  ) {}

  /** Take what holds now. */
  take(current: SessionState): void {
    if (current === this.#current) return;
    this.#current = current;
    this.version++;
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
}

/** The alerts of a session, those that are open first. */
export function alertsOf(session: Session): Alert[] {
  const open = Object.entries(session.alerts).map(([id, alert]) => ({ ...alert, id, session_id: session.id, clearedAt: null, reason: null }));
  return [...open, ...session.cleared];
}

export interface Source {
  id: string;
  state: string;
  detail: string;
  at: number;
}

export class Model {
  /** Those that go on, and those that ended a moment ago. */
  readonly sessions = new Map<string, Session>();
  readonly sources = new Map<string, Source>();
  overload: Data | null = null;
  lostEvents = 0;
  version = 0;
  readonly coach = new Coach();
  /** Those that ended longer ago, and of which a report has links to moments. */
  readonly #past = new Map<string, Session>();
  readonly #known = new Map<string, Session>();

  constructor(
    /** In the order of their appearance. */
    readonly labels: string[] = [],
  ) {}

  /** A session of which events have told, whether or not it goes on. */
  known(id: string): Session | undefined {
    return this.#known.get(id);
  }

  /** Take what holds now, and show no session of which that knows nothing. `now` is wall clock, ms. */
  sync(state: State, now: number): void {
    this.overload = state.overload;
    this.coach.keep(state.sessions);
    for (const [id, current] of Object.entries(state.sessions)) {
      const session = this.#session(id, now);
      session.take(current);
      this.sessions.set(id, session);
    }
    for (const session of this.sessions.values()) {
      if (session.endedAt === null && !(session.id in state.sessions)) this.sessions.delete(session.id);
    }
    for (const id of this.sources.keys()) if (!(id in state.sources)) this.sources.delete(id);
  }

  /** Add what an event says of the past. */
  apply(event: CloudEvent): void {
    const at = Date.parse(event.time);
    const data = event.data;
    const kind = kindOf(event);
    this.version++;
    this.coach.apply(kind, data, at);
    if (kind === "source.health.v1") {
      this.sources.set(data.source_id!, { id: data.source_id!, state: data.state!, detail: data.detail ?? "", at });
    } else if (kind === "session.started.v1") {
      this.#started(data, at);
    } else if (kind === "session.ended.v1") {
      this.#ended(data, at);
    } else if (kind === "gap.v1") {
      this.#gap(data, at);
    } else if (data.session_id !== undefined) {
      this.#ofSession(kind, data, at);
    }
  }

  /** A session, one that ended a while ago included. */
  find(id: string): Session | undefined {
    return this.sessions.get(id) ?? this.#past.get(id);
  }

  /** Forget what is too old to be shown. `now` is wall clock, ms. */
  forget(now: number): void {
    for (const session of this.#known.values()) {
      const heardAt = Math.max(session.startedAt, ...[...session.legs.values()].map((leg) => leg.heardAt));
      if (!this.sessions.has(session.id) ? now - heardAt > KEPT_MS : now - (session.endedAt ?? now) > ENDED_KEPT_MS) {
        this.#known.delete(session.id);
        this.sessions.delete(session.id);
        if (this.coach.hasTakeOf(session.id)) this.#past.set(session.id, session);
        this.version++;
      }
      for (const leg of session.legs.values()) trim(leg, now);
      drop(session.cleared, ({ clearedAt }) => clearedAt! < now - ENDED_KEPT_MS);
    }
    for (const session of this.#past.values()) if (now - session.endedAt! > KEPT_MS) this.#past.delete(session.id);
  }

  #session(id: string, at: number): Session {
    let session = this.#known.get(id);
    if (session === undefined) {
      session = new Session(id, at);
      this.#known.set(id, session);
    }
    session.version++;
    return session;
  }

  #started(data: Data, at: number): void {
    const known = this.#known.get(data.session_id!);
    if (known !== undefined && (known.endedAt !== null || known.startedAt < at)) this.#known.delete(known.id); // another of the same id
    const session = this.#session(data.session_id!, at);
    session.startedAt = at;
    setLegs(session, data, at);
  }

  #ended(data: Data, at: number): void {
    const session = this.#known.get(data.session_id!);
    if (session === undefined) return; // after a crash: nobody saw it
    session.endedAt = at;
    session.endReason = (data.reason as string | undefined) ?? "";
    session.version++;
    this.sessions.set(session.id, session);
    session.alerts = {};
    for (const leg of session.legs.values()) end(leg, at);
  }

  #gap(data: Data, at: number): void {
    this.lostEvents += data.lost_events ?? 0;
    if (data.session_id == null) return;
    const session = this.#session(data.session_id, at);
    session.lostEvents += data.lost_events ?? 0;
    for (const id of data.leg_ids ?? []) {
      const leg = session.legs.get(id);
      if (leg?.origin == null || !data.lost_ms) continue;
      const to = at - leg.origin;
      leg.gaps.push({ from: to - data.lost_ms, to, reason: (data.reason as string | undefined) ?? "" });
    }
  }

  #ofSession(kind: string, data: Data, at: number): void {
    const session = this.#session(data.session_id!, at);
    if (kind === "session.changed.v1") setLegs(session, data, at);
    if (kind === "alert.v1" && data.status === "cleared") {
      session.cleared.push({ ...(data as unknown as Alert), id: data.alert_id!, clearedAt: at });
      return;
    }
    if (data.leg_id == null) return;
    const leg = session.leg(data.leg_id, data.role ?? "unknown");
    leg.heardAt = Math.max(leg.heardAt, at);
    if (kind === "utterance.started.v1") {
      startUtterance(leg, data, at);
    } else if (kind === "utterance.ended.v1") {
      endUtterance(leg, data, at);
    } else if (kind === "emotion.v1") {
      this.#result(leg, data, at);
    } else if (kind === "state.v1") {
      leg.origin = at - data.since_ms!;
    }
  }

  #result(leg: Leg, data: Data, at: number): void {
    const audio = data.audio!;
    leg.origin = at - audio.end_ms;
    leg.latencyMs = data.latency_ms?.audio_end_to_publish ?? leg.latencyMs;
    leg.inferenceMs = data.latency_ms?.inference ?? leg.inferenceMs;
    leg.model = `${data.model!.name} ${data.model!.version} (${data.model!.precision})`;
    leg.quality = audio.quality;
    const utterance = leg.utterances.at(-1);
    const newest = leg.pieces.at(-1);
    const start = utterance?.id === data.utterance_id ? utterance!.from : audio.start_ms;
    const from = newest !== undefined && newest.to > start ? newest.to : start;
    if (from >= audio.end_ms) return;
    leg.pieces.push({
      from,
      to: audio.end_ms,
      shares: data.abstained ? [] : this.#shares(data),
      reason: data.abstained ? (data.reason ?? "unknown") : null,
    });
    if (data.dimensions && !data.abstained) {
      leg.affect.push({ at: audio.end_ms, valence: data.dimensions.valence, arousal: data.dimensions.arousal });
    }
  }

  #shares(data: Data): number[] {
    const shares: number[] = this.labels.map(() => 0);
    for (const { name, probability } of data.posterior ?? []) {
      let index = this.labels.indexOf(name);
      if (index < 0) index = this.labels.push(name) - 1;
      shares[index] = probability;
    }
    return shares;
  }
}

function setLegs(session: Session, data: Data, at: number): void {
  for (const info of data.legs ?? []) setLeg(session.leg(info.leg_id, info.role), info, at);
}

function setLeg(leg: Leg, info: LegInfo, at: number): void {
  leg.codec = info.codec;
  leg.origin ??= at; // until an event of the leg says it exactly
}

function startUtterance(leg: Leg, data: Data, at: number): void {
  const newest = leg.utterances.at(-1);
  if (newest?.id === data.utterance_id) return;
  if (newest !== undefined) newest.to ??= data.start_ms!;
  leg.origin = at - data.start_ms!;
  leg.utterances.push({ id: data.utterance_id!, from: data.start_ms!, to: null });
}

function endUtterance(leg: Leg, data: Data, at: number): void {
  const { start_ms, end_ms } = data.audio!;
  leg.origin = at - end_ms;
  const newest = leg.utterances.at(-1);
  if (newest?.id === data.utterance_id) {
    newest!.from = start_ms;
    newest!.to = end_ms;
  } else {
    leg.utterances.push({ id: data.utterance_id!, from: start_ms, to: end_ms });
  }
}

function end(leg: Leg, at: number): void {
  const newest = leg.utterances.at(-1);
  if (newest !== undefined && leg.origin !== null) newest.to ??= at - leg.origin;
  leg.current = { ...leg.current, ...SILENT };
}

function trim(leg: Leg, now: number): void {
  if (leg.origin === null) return;
  const before = now - KEPT_MS - leg.origin;
  drop(leg.pieces, (piece) => piece.to < before);
  drop(leg.utterances, (utterance) => (utterance.to ?? Infinity) < before);
  drop(leg.gaps, (gap) => gap.to < before);
  drop(leg.affect, (point) => point.at < before);
}

function drop<T>(list: T[], isOld: (item: T) => boolean): void {
  let old = 0;
  while (old < list.length && isOld(list[old]!)) old++;
  if (old > 0) list.splice(0, old);
}

// What is known of the sessions: what holds now, as the client folds it, and what came before, folded here. No DOM, no clock of its own.

import { type CloudEvent, type GapV1, nodeOf, type OverloadV1, type SessionStartedV1, type SourceHealthV1, type State } from "../../clients/javascript/index.js";
import { Coach } from "./coach.js";
import { drop, type Leg, type Stretch } from "./leg.js";
import { Session } from "./session.js";

/** How long a session's past is kept at most; that of the one that is looked at always is. */
export const KEPT_MS = 15 * 60_000;
/** What the ribbons of a wall show. */
export const RIBBON_MS = 3 * 60_000;
/** However many sessions there are, the ribbons are kept, and what two rounds of forgetting may leave. */
const LEAST_KEPT_MS = RIBBON_MS + 10_000;
/** Results that are kept of all sessions together, where the ribbons need no more: of sixty legs, a quarter of an hour of speech. */
const KEPT_PIECES = 40_000;
export const ENDED_KEPT_MS = 60_000;

export interface Source {
  id: string;
  /** The daemon whose source it is; two may have sources of one name. */
  node: string;
  state: SourceHealthV1["data"]["state"];
  detail: string;
  at: number;
}

export class Model {
  /** Those that go on, and those that ended a moment ago. */
  readonly sessions = new Map<string, Session>();
  readonly sources = new Map<string, Source>();
  /** Whether events of more than one daemon come, so that the name of a source alone does not say which. */
  hasSeveralNodes = false;
  /** When nothing was heard of any session: before the page was there, and between two connections. */
  readonly holes: Stretch[] = [];
  overload: OverloadV1["data"] | null = null;
  lostEvents = 0;
  version = 0;
  readonly coach = new Coach();
  /** Those that ended longer ago, and of which a report has links to moments. */
  readonly #past = new Map<string, Session>();
  readonly #known = new Map<string, Session>();
  #newestAt = -Infinity;

  constructor(
    /** In the order of their appearance. */
    readonly labels: string[] = [],
    /** Whether the result of a whole utterance stands for those of each second, which a history does not keep. */
    private readonly isOfHistory = false,
  ) {}

  /** A session of which events have told, whether or not it goes on. */
  known(id: string): Session | undefined {
    return this.#known.get(id);
  }

  /** Take what holds now, and show nothing of which that knows nothing, where it `isComplete`. `now` is wall clock, ms. */
  sync(state: State, now: number, isComplete = true): void {
    this.overload = state.overload;
    this.coach.keep(state.sessions);
    for (const [id, current] of Object.entries(state.sessions)) {
      const session = this.#session(id, now);
      session.take(current);
      this.sessions.set(id, session);
    }
    if (isComplete) this.#dropUnknown(state);
    this.hasSeveralNodes = Object.keys(state.nodes).length > 1;
  }

  #dropUnknown(state: State): void {
    for (const session of this.sessions.values()) {
      if (session.endedAt === null && !(session.id in state.sessions)) this.sessions.delete(session.id);
    }
    for (const [key, { node, id }] of this.sources) if (state.nodes[node]?.sources[id] === undefined) this.sources.delete(key);
  }

  /** Nothing is known of a time, wall clock, ms, save up to the newest event; results that are still to come fill it from their time on. */
  miss(from: number, to: number): void {
    this.holes.push({ from: Math.max(this.#newestAt, from), to });
  }

  /** Add what an event says of the past. Types that are not known here change nothing. */
  apply(event: CloudEvent): void {
    const at = Date.parse(event.time);
    this.version++;
    this.coach.apply(event, at);
    switch (event.type) {
      case "org.emotionstreamer.source.health.v1":
        this.#heardOfSource(nodeOf(event), event.data, at);
        break;
      case "org.emotionstreamer.gap.v1":
        this.#gap(event.data, at);
        break;
      case "org.emotionstreamer.session.started.v1":
        this.#started(event.data, at).describe(event.data.legs, at);
        break;
      case "org.emotionstreamer.session.changed.v1":
        this.#session(event.data.session_id, at).describe(event.data.legs, at);
        break;
      case "org.emotionstreamer.session.ended.v1":
        this.#ended(event.data.session_id, event.data.reason, at);
        break;
      case "org.emotionstreamer.alert.v1":
        this.#session(event.data.session_id, at).takeAlert(event.data, at);
        break;
      default:
        this.#ofLeg(event, at);
    }
    this.#newestAt = Math.max(this.#newestAt, at);
  }

  /** Where the audio of a session comes from; undefined where nothing was heard of it. */
  sourceOf({ node, sourceId }: Session): Source | undefined {
    return this.sources.get(sourceKey(node, sourceId));
  }

  /** What a source is called. */
  nameOf({ node, id }: Source): string {
    return this.hasSeveralNodes ? `${node}: ${id}` : id;
  }

  /** A session, one that ended a while ago included. */
  find(id: string): Session | undefined {
    return this.sessions.get(id) ?? this.#past.get(id);
  }

  /** Forget what is too old to be shown, and more where there is much, save of the session that somebody looks at. `now` is wall clock, ms. */
  forget(now: number, watched = ""): void {
    const keptMs = this.#keptMs(now);
    for (const session of this.#known.values()) {
      const heardAt = Math.max(session.startedAt, ...[...session.legs.values()].map((leg) => leg.heardAt));
      if (!this.sessions.has(session.id) ? now - heardAt > KEPT_MS : now - (session.endedAt ?? now) > ENDED_KEPT_MS) {
        this.#known.delete(session.id);
        this.sessions.delete(session.id);
        if (this.coach.hasTakeOf(session.id)) this.#past.set(session.id, session);
        this.version++;
      }
      session.forget(now - (session.id === watched || session.endedAt !== null ? KEPT_MS : keptMs));
    }
    for (const session of this.#past.values()) if (now - session.endedAt! > KEPT_MS) this.#past.delete(session.id);
    drop(this.holes, ({ to }) => to < now - KEPT_MS);
  }

  /** How long the results of all may be kept, by how many came while the ribbons last. */
  #keptMs(now: number): number {
    let recent = 0;
    for (const session of this.#known.values()) for (const leg of session.legs.values()) recent += newer(leg, now - RIBBON_MS);
    return Math.min(KEPT_MS, Math.max(LEAST_KEPT_MS, (KEPT_PIECES / Math.max(1, recent)) * RIBBON_MS));
  }

  #session(id: string, at: number): Session {
    let session = this.#known.get(id);
    if (session === undefined) {
      session = new Session(id, at, this.holes);
      this.#known.set(id, session);
    }
    session.version++;
    return session;
  }

  #started({ session_id: id, source_id }: SessionStartedV1["data"], at: number): Session {
    const known = this.#known.get(id);
    if (known !== undefined && (known.endedAt !== null || known.startedAt < at)) this.#known.delete(id); // another of the same id
    const session = this.#session(id, at);
    session.startedAt = at;
    session.sourceId = source_id; // it may be over before what holds is looked at
    return session;
  }

  #ended(id: string, reason: string, at: number): void {
    const session = this.#known.get(id);
    if (session === undefined) return; // after a crash: nobody saw it
    session.end(at, reason);
    this.sessions.set(session.id, session);
  }

  #heardOfSource(node: string, { source_id: id, state, detail }: SourceHealthV1["data"], at: number): void {
    this.sources.set(sourceKey(node, id), { id, node, state, detail, at });
  }

  #gap(data: GapV1["data"], at: number): void {
    this.lostEvents += data.lost_events;
    if (data.session_id === null) return;
    const session = this.#session(data.session_id, at);
    session.lostEvents += data.lost_events;
    for (const id of data.leg_ids) session.legs.get(id)?.lose(data.lost_ms, data.reason, at);
  }

  #ofLeg(event: CloudEvent, at: number): void {
    const { session_id, leg_id, role } = event.data as { session_id?: string; leg_id?: string | null; role?: string | null };
    if (session_id === undefined || leg_id == null) return;
    const leg = this.#session(session_id, at).leg(leg_id, role ?? "unknown");
    leg.heardAt = Math.max(leg.heardAt, at);
    if (event.type === "org.emotionstreamer.utterance.started.v1") {
      leg.startUtterance(event.data, at);
    } else if (event.type === "org.emotionstreamer.utterance.ended.v1") {
      leg.endUtterance(event.data, at);
      if (this.isOfHistory) leg.addResult(event.data, at, this.labels);
    } else if (event.type === "org.emotionstreamer.emotion.v1") {
      leg.addResult(event.data, at, this.labels);
      this.#fill(at);
    } else if (event.type === "org.emotionstreamer.state.v1") {
      leg.origin = at - event.data.since_ms;
    }
  }

  /** All is known from a result on: other events may be from a snapshot, which has gaps. */
  #fill(at: number): void {
    const newest = this.holes.at(-1);
    if (newest !== undefined && at < newest.to) newest.to = Math.max(newest.from, at);
  }
}

const sourceKey = (node: string, id: string): string => `${node}/${id}`;

/** How many results of a leg end after a moment, wall clock, ms. */
function newer(leg: Leg, at: number): number {
  const position = at - (leg.origin ?? 0);
  let low = 0;
  let high = leg.pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (leg.pieces[middle]!.to < position) low = middle + 1;
    else high = middle;
  }
  return leg.pieces.length - low;
}


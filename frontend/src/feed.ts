// What comes from a daemon: a connection of the client, the model that is folded from it, the clock, and when to draw anew.

import { type CloudEvent, connect, type EventStream, type Options, RefusedError, type Ticket } from "../../clients/javascript/index.js";
import { Model } from "./model.js";

export type Status = "connecting" | "open" | "lost" | "token" | "refused";

const FORGET_EVERY_MS = 5_000;
const TICK_MS = 1_000;
/** Time between two commits of the DOM, for each session that is shown: many are no more readable for being hasty. */
const COMMIT_MS_A_SESSION = 1.5;
const SLOWEST_COMMIT_MS = 300;
/** A new connection brings many events at once: they are shown in one commit. */
const CATCH_UP_MS = 100;
const LONGEST_CATCH_UP_MS = 1_000;
export const STALE_MS = 5_000;
/** How long a connection may be dead before the client notices, at most. */
const UNNOTICED_MS = 12_000;

export { RefusedError, type Ticket };

/** Dispatches `change` when what is shown is to be drawn anew, `status`, and each event that happens as `event`. */
export class Feed extends EventTarget {
  readonly model = new Model();
  status: Status = "connecting";
  /** Why the daemon refuses; null while it does not. */
  refusal: RefusedError | null = null;
  /** When the connection was lost, ms of the daemon's clock; null while it is there. */
  lostAt: number | null = null;
  /** Where the clock stands still while the display is paused, ms; null: it runs. */
  #pausedAt: number | null = null;
  #stream: EventStream | null = null;
  #ending: AbortController | null = null;
  #timers: number[] = [];
  #scheduled = false;
  #drawnAt = 0;
  #openedAt = 0;
  #hasCaughtUp = false;
  /** Whether all that came before the connection is taken in, and not drawn yet. */
  #isComplete = false;
  #openAtMs = 0;
  #holdUntil = 0;
  #holders = 0;
  /** Since when no connection can have brought anything, ms of the daemon's clock. */
  #awayFrom = -Infinity;

  constructor(
    readonly url: string,
    private readonly options: Options = {},
  ) {
    super();
  }

  /** The id of the session whose past somebody looks at; empty: of none. */
  protected watched(): string {
    return "";
  }

  /** Connect, anew where it is connected. */
  start(): void {
    this.stop();
    const ending = new AbortController();
    const onStatus = (status: Status, resumes = false): void => {
      this.setStatus(status);
      if (status === "open" && !resumes) this.model.miss(this.#awayFrom, this.clock());
    };
    const onCaughtUp = (): void => {
      this.#isComplete = true;
      this.#holdUntil = 0;
      this.changed();
    };
    const stream = connect(this.url, { queueEvents: 100_000, ...this.options, onStatus, onCaughtUp, signal: ending.signal });
    this.#ending = ending;
    this.#stream = stream;
    this.#timers = [
      setInterval(() => this.model.forget(this.clock(), this.watched()), FORGET_EVERY_MS),
      setInterval(() => this.changed(false), TICK_MS), // durations go on
    ];
    addEventListener("online", this.#online);
    void this.#read(stream, ending.signal);
  }

  /** Connect for somebody who shows it; the last to leave it ends the connection. */
  retain(): void {
    if (this.#holders++ === 0) this.start();
  }

  release(): void {
    if (--this.#holders === 0) this.stop();
  }

  stop(): void {
    this.#ending?.abort();
    this.#ending = null;
    this.#timers.forEach(clearInterval);
    removeEventListener("online", this.#online);
  }

  /** The daemon's clock, ms since 1970. */
  clock(): number {
    return Date.now() + (this.#stream?.skewMs ?? 0);
  }

  /** The time that is shown, ms: it stands still while paused. */
  now(): number {
    return this.#pausedAt ?? this.clock();
  }

  get isPaused(): boolean {
    return this.#pausedAt !== null;
  }

  /** Whether what is shown is too old to be taken for the present. */
  get isStale(): boolean {
    return this.lostAt !== null && this.clock() - this.lostAt > STALE_MS;
  }

  /** Whether a session that is not shown is not open: the daemon has said that all which are have come. */
  get hasCaughtUp(): boolean {
    return this.#hasCaughtUp;
  }

  togglePause(): void {
    this.#pausedAt = this.#pausedAt === null ? this.clock() : null;
    this.changed(true);
  }

  /** Try now, where a connection is waited for. */
  reconnect(): void {
    if (this.refusal !== null || this.#ending === null) this.start();
    else this.#stream?.reconnect();
  }

  /** Draw anew with the next frame: one commit, however much has changed. */
  changed(evenIfPaused = true): void {
    if (this.#scheduled || (this.isPaused && !evenIfPaused)) return;
    this.#scheduled = true;
    const now = performance.now();
    const everyMs = Math.min(SLOWEST_COMMIT_MS, COMMIT_MS_A_SESSION * this.model.sessions.size);
    const waitMs = Math.max(everyMs - (now - this.#drawnAt), this.#holdUntil - now);
    if (document.hidden) setTimeout(this.#draw, TICK_MS); // it has no frames, and its events must not pile up
    else if (waitMs <= 0) requestAnimationFrame(this.#draw);
    else setTimeout(() => requestAnimationFrame(this.#draw), waitMs);
  }

  protected setStatus(status: Status): void {
    if (status === "open") {
      this.lostAt = null;
      this.#openAtMs = this.clock();
      this.#openedAt = performance.now();
      this.#isComplete = this.#hasCaughtUp = false;
      this.#catchUp();
    } else {
      if (this.status === "open") this.#awayFrom = this.clock() - UNNOTICED_MS;
      this.lostAt ??= this.clock();
    }
    if (status !== "refused") this.refusal = null;
    this.status = status;
    this.dispatchEvent(new Event("status"));
    this.changed();
  }

  async #read(stream: EventStream, signal: AbortSignal): Promise<void> {
    try {
      for await (const event of stream) this.#take(event);
    } catch (error) {
      if (signal.aborted) return;
      this.stop();
      if (!(error instanceof RefusedError)) reportError(error);
      this.refusal = error instanceof RefusedError ? error : new RefusedError(0, String(error));
      this.setStatus("refused");
    }
  }

  #take(event: CloudEvent): void {
    if (event.type === "org.emotionstreamer.gap.v1" && event.data.reason === "resume_expired") this.model.miss(this.#awayFrom, this.clock());
    this.model.apply(event);
    if (Date.parse(event.time) > this.#openAtMs) this.dispatchEvent(new CustomEvent("event", { detail: event }));
    else this.#catchUp();
    this.changed(false);
  }

  #catchUp(): void {
    this.#holdUntil = Math.min(performance.now() + CATCH_UP_MS, this.#openedAt + LONGEST_CATCH_UP_MS);
  }

  #draw = (): void => {
    const left = this.#holdUntil - performance.now();
    if (left > 0 && !document.hidden) {
      setTimeout(() => requestAnimationFrame(this.#draw), left);
      return;
    }
    this.#scheduled = false;
    this.#drawnAt = performance.now();
    if (this.#stream !== null) this.model.sync(this.#stream.state, this.clock(), this.#isComplete);
    this.#hasCaughtUp = this.#isComplete;
    this.dispatchEvent(new Event("change"));
  };

  #online = (): void => this.reconnect();
}

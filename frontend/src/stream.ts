// The connection to the daemon: a ticket, the event stream, and again after each loss, without a hole where that is possible.

import type { CloudEvent } from "./events.js";

export type Status = "connecting" | "open" | "lost" | "token" | "refused";

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 15_000;
const HEALTH_EVERY_MS = 5_000;
const ANSWER_WITHIN_MS = 4_000;
const QUIET_MS = 8_000;
const RECENT_S = 180;
const REMEMBERED_IDS = 4_000;

export interface Health {
  ok: boolean;
  text: string;
}

export interface Listener {
  /** A batch of events, oldest first; `fresh`: it begins with a snapshot, and what was known before is void. */
  events(batch: CloudEvent[], fresh: boolean): void;
  status(status: Status): void;
  health(health: Health): void;
}

/** Asks for a ticket, and asks again for each connection. */
export type GetTicket = () => Promise<Ticket>;

export interface Ticket {
  ticket: string;
  /** The daemon's clock. */
  issued_at: string;
}

export class TicketRefused extends Error {
  constructor(readonly status: number) {
    super(`no ticket: ${status}`);
  }
}

export class Stream {
  /** The daemon's clock minus that of the browser, ms. */
  skewMs = 0;
  lastMessageAt = 0;
  #socket: WebSocket | null = null;
  #retryMs = FIRST_RETRY_MS;
  #timer: number | undefined;
  #waiting: CloudEvent[] = [];
  #seen = new Set<string>();
  #lastId: string | null = null;
  #fresh = true;
  #frame = false;
  #stopped = false;

  constructor(
    private readonly getTicket: GetTicket,
    private readonly listener: Listener,
    private readonly base = location.origin,
  ) {}

  /** Connect, now. */
  start(): void {
    this.#stopped = false;
    void this.#connect();
    this.#checkHealth();
    addEventListener("online", this.#again);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    removeEventListener("online", this.#again);
    this.#socket?.close();
  }

  #again = (): void => {
    if (this.#socket === null) void this.#connect();
  };

  async #connect(): Promise<void> {
    clearTimeout(this.#timer);
    this.listener.status("connecting");
    try {
      const ticket = await this.getTicket();
      this.skewMs = Date.parse(ticket.issued_at) - Date.now();
      if (!this.#stopped) this.#open(ticket.ticket);
    } catch (error) {
      if (error instanceof TicketRefused && error.status === 401) this.listener.status("token");
      else if (error instanceof TicketRefused && error.status === 403) this.listener.status("refused");
      else this.#retry();
    }
  }

  #open(ticket: string): void {
    const url = new URL("/events", this.base);
    url.protocol = url.protocol.replace("http", "ws");
    url.searchParams.set("recent_s", String(RECENT_S));
    if (this.#lastId !== null) url.searchParams.set("resume_from", this.#lastId);
    const socket = new WebSocket(url, ["cloudevents.json", `ticket.${ticket}`]);
    this.#socket = socket;
    socket.onopen = () => {
      this.#retryMs = FIRST_RETRY_MS;
      this.lastMessageAt = performance.now();
      this.listener.status("open");
    };
    socket.onmessage = (message) => this.#take(JSON.parse(message.data as string) as CloudEvent);
    socket.onclose = () => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      if (!this.#stopped) this.#retry();
    };
  }

  #retry(): void {
    if (this.#stopped) return;
    this.listener.status("lost");
    const delay = this.#retryMs * (0.5 + Math.random());
    this.#retryMs = Math.min(2 * this.#retryMs, LONGEST_RETRY_MS);
    this.#timer = setTimeout(() => void this.#connect(), delay);
  }

  #take(event: CloudEvent): void {
    this.lastMessageAt = performance.now();
    if (event.type.endsWith("gap.v1") && (event.data.reason as string | undefined) === "resume_expired") {
      this.#fresh = true; // a snapshot follows
      this.#seen.clear();
      this.#waiting = [];
    }
    if (this.#seen.has(event.id)) return;
    this.#seen.add(event.id);
    if (this.#seen.size > REMEMBERED_IDS) this.#seen.delete(this.#seen.values().next().value!);
    this.#lastId = event.id;
    this.#waiting.push(event);
    if (this.#frame) return;
    this.#frame = true;
    // A hidden page has no frames: its events must not pile up.
    if (document.hidden) setTimeout(this.#flush, 1000);
    else requestAnimationFrame(this.#flush);
  }

  #flush = (): void => {
    this.#frame = false;
    const batch = this.#waiting;
    const fresh = this.#fresh;
    this.#waiting = [];
    this.#fresh = false;
    this.listener.events(batch, fresh);
  };

  #checkHealth(): void {
    if (this.#stopped) return;
    fetch(new URL("/healthz", this.base), { signal: AbortSignal.timeout(ANSWER_WITHIN_MS), cache: "no-store" })
      .then(async (response) => this.listener.health({ ok: response.ok, text: (await response.text()).trim() }))
      .catch(() => {
        // A connection that died without a word. One that still brings events has not: the daemon is only busy.
        if (performance.now() - this.lastMessageAt > QUIET_MS) this.#socket?.close();
      })
      .finally(() => setTimeout(() => this.#checkHealth(), HEALTH_EVERY_MS));
  }
}

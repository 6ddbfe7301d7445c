// The event stream of a daemon over as many connections as it takes. For browsers and Node.js, without dependencies.

import { daemonUrl } from "./control.js";
import { initialState, nodeOf, reduce } from "./state.js";

export { Control, RequestError, UnansweredError } from "./control.js";
export { initialState, nodeOf, reduce };

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 15_000;
const REMEMBERED_IDS = 10_000;
const WORTH_ANOTHER_TRY = [408, 425, 429];
const QUIET_MS = 8_000;
const TICKET_WITHIN_MS = 10_000;

/** The daemon refuses this client, and trying again would not help. */
export class RefusedError extends Error {
  constructor(status, text) {
    super(`the daemon refuses: ${status} ${text}`.trim());
    this.status = status;
  }
}

/** The event stream of the daemon at `url`, to be taken with `for await`. */
export function connect(url, options = {}) {
  return new EventStream(url, options);
}

export class EventStream {
  #url;
  #options;
  #state = initialState();
  #seen = new Set();
  #lastId = null;
  #handshakeMs = 0;
  #snapshotUntilMs = null;
  #skewMs = 0;
  #wake = () => {};

  constructor(url, { queueEvents = 1000, quietMs = QUIET_MS, WebSocket = globalThis.WebSocket, ...options }) {
    if (!WebSocket) throw new TypeError("no WebSocket here: hand one in as the option WebSocket");
    if (!(queueEvents >= 1)) throw new RangeError(`queueEvents: expected at least 1, got ${queueEvents}`);
    this.#url = daemonUrl(url, "http");
    this.#options = { queueEvents, quietMs, WebSocket, ...options };
  }

  /** What holds now, made of every event that came, also of those that were lost to the program. */
  get state() {
    return this.#state;
  }

  /** The daemon's clock minus that of this machine, ms. */
  get skewMs() {
    return this.#skewMs;
  }

  /** Ends the wait before the next connection, e.g. when the network is back. */
  reconnect() {
    this.#wake();
  }

  /** Yields events, until the option `signal` ends it; throws RefusedError. */
  async *[Symbol.asyncIterator]() {
    const { onLag, signal } = this.#options;
    const reading = { queue: [], lost: 0, failure: null, wake: () => {}, stopped: false, socket: null, endWait: () => {} };
    const stop = () => {
      reading.stopped = true;
      reading.endWait();
      if (reading.socket) hangUp(reading.socket);
      reading.wake();
    };
    if (signal?.aborted) return;
    signal?.addEventListener("abort", stop);
    this.#wake = () => reading.endWait();
    this.#read(reading).catch((error) => {
      reading.failure = error;
      reading.wake();
    });
    try {
      for (;;) {
        while (reading.queue.length === 0) {
          if (reading.failure) throw reading.failure;
          if (reading.stopped) return;
          await new Promise((resolve) => (reading.wake = resolve));
        }
        const { lost } = reading;
        reading.lost = 0;
        const event = reading.queue.shift();
        if (lost) onLag?.(lost);
        yield event;
      }
    } finally {
      signal?.removeEventListener("abort", stop);
      stop();
    }
  }

  async #read(reading) {
    const { onStatus } = this.#options;
    let retryMs = FIRST_RETRY_MS;
    while (!reading.stopped) {
      onStatus?.("connecting");
      const before = performance.now();
      const ticket = await this.#ticket();
      if (ticket) this.#skewMs = Date.parse(ticket.issued_at) - Date.now();
      if (ticket && !reading.stopped && (await this.#oneConnection(reading, ticket, before))) retryMs = FIRST_RETRY_MS;
      if (reading.stopped) return;
      onStatus?.("lost");
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, retryMs * (0.5 + 0.5 * Math.random()));
        reading.endWait = () => (clearTimeout(timer), resolve());
      });
      retryMs = Math.min(2 * retryMs, LONGEST_RETRY_MS);
    }
  }

  /** A ticket, null where none can be had now. */
  async #ticket() {
    const { getTicket } = this.#options;
    return getTicket ? checked(await getTicket(wanted(this.#options))) : requestTicket(this.#url, this.#options);
  }

  /** Resolves once the connection is lost, to whether it brought anything. */
  #oneConnection(reading, ticket, before) {
    const { WebSocket, sessions, roles, types, sources, view, recentS, onCaughtUp } = this.#options;
    const url = new URL(/^\/?$/.test(this.#url.pathname) ? "/events" : this.#url.pathname, this.#url);
    url.protocol = url.protocol.replace("http", "ws");
    for (const [name, values] of Object.entries({ session: sessions, role: roles, type: types, source: sources }))
      for (const value of values ?? []) url.searchParams.append(name, value);
    if (view) url.searchParams.set("view", view);
    if (onCaughtUp) url.searchParams.set("caught_up", "1");
    if (recentS) url.searchParams.set("recent_s", recentS);
    const resumeFrom = this.#snapshotUntilMs === null ? this.#lastId : null;
    if (resumeFrom !== null) url.searchParams.set("resume_from", resumeFrom);
    return new Promise((resolve, reject) => {
      let brought = false;
      const socket = (reading.socket = new WebSocket(url.href, ["cloudevents.json", `ticket.${ticket.ticket}`]));
      const end = () => {
        alive.stop();
        if (socket === reading.socket) reading.socket = null;
        socket.close();
        resolve(brought);
      };
      const alive = watch(this.#url, this.#options.quietMs, end);
      socket.onopen = () => {
        this.#handshakeMs = Date.parse(ticket.issued_at) + performance.now() - before; // the daemon's clock, or later
        if (resumeFrom === null) {
          this.#state = initialState();
          this.#snapshotUntilMs = this.#handshakeMs;
        }
        this.#options.onStatus?.("open", resumeFrom !== null);
      };
      socket.onmessage = ({ data }) => {
        brought = true;
        alive.heard();
        try {
          // Else another connection brings what this one lost.
          if (socket === reading.socket && !this.#take(JSON.parse(data), reading)) end();
        } catch (error) {
          reject(error);
          end();
        }
      };
      socket.onclose = end;
    });
  }

  #take(event, reading) {
    if (event.type.endsWith(".caught_up.v1")) {
      this.#options.onCaughtUp?.();
      return true;
    }
    const gap = event.type.endsWith(".gap.v1") ? event.data.reason : null;
    if (gap === "subscriber_slow" && this.#snapshotUntilMs === null && this.#lastId !== null) return false;
    if (gap === "resume_expired") this.#snapshotUntilMs = this.#handshakeMs;
    else if (this.#snapshotUntilMs !== null && Date.parse(event.time) > this.#snapshotUntilMs) this.#snapshotUntilMs = null;
    this.#lastId = event.id;
    this.#state = reduce(this.#state, event);
    if (!this.#seen.has(event.id)) {
      this.#seen.add(event.id);
      if (this.#seen.size > REMEMBERED_IDS) this.#seen.delete(this.#seen.values().next().value);
      const { types } = this.#options;
      if (types?.length && !types.includes(event.type.replace("org.emotionstreamer.", ""))) return gap !== "subscriber_slow";
      if (reading.queue.push(event) > this.#options.queueEvents) {
        reading.queue.shift();
        reading.lost++;
      }
      reading.wake();
    }
    return gap !== "subscriber_slow";
  }
}

/** What `POST /api/ticket` of the daemon answers; null where there is none now. Throws RefusedError. */
export async function requestTicket(url, options = {}) {
  const { token } = options;
  const bearer = typeof token === "function" ? await token() : token;
  try {
    const answer = await fetch(new URL("/api/ticket", url), {
      method: "POST",
      signal: AbortSignal.timeout(TICKET_WITHIN_MS),
      headers: bearer ? { Authorization: `Bearer ${bearer}` } : {},
      body: JSON.stringify(wanted(options)),
    });
    if (answer.ok) return await answer.json();
    const isRefusal = answer.status < 500 || answer.status === 501; // the latter of a server that is no daemon
    if (isRefusal && !WORTH_ANOTHER_TRY.includes(answer.status))
      throw new RefusedError(answer.status, (await answer.text()).trim());
  } catch (error) {
    if (error instanceof RefusedError) throw error;
  }
  return null;
}

/** What to ask of a ticket. */
const wanted = ({ sessions, roles, types, sources, view }) => ({ sessions, roles, types, sources, views: view && [view] });

function checked(ticket) {
  if (ticket && !(typeof ticket.ticket === "string" && Date.parse(ticket.issued_at)))
    throw new TypeError("getTicket: expected what POST /api/ticket answers, with ticket and issued_at, or null");
  return ticket;
}

/** Browsers report a connection that is closed before it is open as an error. */
function hangUp(socket) {
  if (socket.readyState === socket.CONNECTING) socket.onopen = () => socket.close();
  else socket.close();
}

/** Calls `onDead` where a connection died without a word: nothing came for a while, and the daemon does not answer. */
function watch(url, quietMs, onDead) {
  let heardAt = performance.now();
  const isQuiet = () => performance.now() - heardAt >= quietMs;
  const timer = setInterval(() => {
    if (!isQuiet()) return;
    // Whatever it answers: the response of another origin can't be read, and need not be.
    const options = { mode: "no-cors", cache: "no-store", signal: AbortSignal.timeout(quietMs / 2) };
    fetch(new URL("/livez", url), options).catch(() => isQuiet() && onDead());
  }, quietMs / 2);
  return { heard: () => (heardAt = performance.now()), stop: () => clearInterval(timer) };
}

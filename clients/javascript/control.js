// Control requests to a daemon: docs/control.md.

/** The URL of a daemon with another scheme, `ws` or `http`, or that with TLS. Throws TypeError for what can't be one. */
export function daemonUrl(url, scheme) {
  let found = null;
  try {
    found = new URL(url);
  } catch {
    // said below
  }
  const [, tls] = found?.protocol.match(/^(?:ws|http)(s?):$/) ?? [];
  if (tls === undefined) throw new TypeError(`expected a URL such as https://pbx.example:8765, got ${url}`);
  found.protocol = scheme + tls;
  return found;
}

/** A request that the daemon could not meet; it changed nothing. */
export class RequestError extends Error {
  constructor({ code, message }) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/** No reply came: whether the request was carried out is not known. The next one connects anew. */
export class UnansweredError extends Error {}

/** A control client. It connects with the first request, and anew with the next where the connection was lost. */
export class Control {
  #url;
  #options;
  #connection = null;
  #current = null;
  #waiting = [];
  #ids = 0;

  constructor(url, { token, getTicket, timeoutMs = 10_000, WebSocket = globalThis.WebSocket } = {}) {
    if (!WebSocket) throw new TypeError("no WebSocket here: hand one in as the option WebSocket");
    this.#url = daemonUrl(url, "ws");
    if (/^\/?$/.test(this.#url.pathname)) this.#url.pathname = "/control";
    this.#options = { token, getTicket, timeoutMs, WebSocket };
  }

  /** The daemon's reply, e.g. `await control.request("pause", { session_id })`. Throws RequestError, UnansweredError. */
  async request(command, fields = {}) {
    const id = `r-${++this.#ids}`;
    const connection = await (this.#connection ??= this.#connect());
    const reply = await new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#giveUp(connection), this.#options.timeoutMs);
      const done = (act) => (value) => (clearTimeout(timer), act(value));
      this.#waiting.push({ connection, command, resolve: done(resolve), reject: done(reject) });
      if (connection.readyState === connection.OPEN) connection.send(JSON.stringify({ ...fields, id, command }));
      else this.#giveUp(connection);
    });
    if (reply.error) throw new RequestError(reply.error);
    return reply;
  }

  /** Disconnects; sessions go on. */
  close() {
    this.#connection?.then((connection) => connection.close(), () => {});
  }

  async #connect() {
    const { token, getTicket, WebSocket } = this.#options;
    const protocols = ["emotion-streamer.control.v1"];
    if (token) protocols.push(`bearer.${base64url(token)}`);
    if (getTicket) protocols.push(`ticket.${(await getTicket()).ticket}`);
    return new Promise((resolve, reject) => {
      const connection = (this.#current = new WebSocket(this.#url.href, protocols));
      connection.onopen = () => resolve(connection);
      connection.onmessage = ({ data }) => {
        const next = this.#waiting.findIndex((each) => each.connection === connection);
        if (next >= 0) this.#waiting.splice(next, 1)[0].resolve(JSON.parse(data)); // replies come in order
      };
      connection.onclose = () => {
        reject(new Error(`no connection to ${this.#url.host}: refused, or not there`));
        this.#giveUp(connection);
      };
    });
  }

  /** Lets nobody wait for what comes by a connection: a late reply must not be taken for another. */
  #giveUp(connection) {
    if (this.#current === connection) this.#connection = this.#current = null;
    const lost = this.#waiting.filter((each) => each.connection === connection);
    this.#waiting = this.#waiting.filter((each) => each.connection !== connection);
    for (const { command, reject } of lost) reject(new UnansweredError(`${command}: no reply`));
    connection.close();
  }
}

const base64url = (text) => btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

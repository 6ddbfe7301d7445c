// The host page's side of a frame that shows /embed/<view>.

import type { TicketRequest } from "../../../clients/javascript/index.js";
import type { GetTicket } from "./ticket.js";
import { marked, type Message, read } from "./protocol.js";

/** Speaks with a frame of the daemon. What the frame tells is dispatched as events: `ready`, `status`, `state`, `alert`, `select`, `acknowledge`, `error`. */
export class EmotionFrame extends EventTarget {
  readonly #origin: string;
  /** What waits for the frame to listen; null once it does. */
  #waiting: Message[] | null = [];

  /** `iframe` has the address of the daemon, with `origin` of this page as a parameter. Throws TypeError where it has none. */
  constructor(
    private readonly iframe: HTMLIFrameElement,
    private readonly options: { getTicket?: GetTicket } = {},
  ) {
    super();
    this.#origin = new URL(iframe.src).origin;
    addEventListener("message", this.#take);
    iframe.addEventListener("load", this.#greet);
    // A frame that has loaded nothing yet is still of this page's origin: it would be another's that is spoken to.
    // It may have said that it is ready before anybody listened. A page of another origin shows no document.
    if (iframe.contentDocument?.URL !== "about:blank") this.#greet();
  }

  /** Sets attributes of the element in the frame, e.g. `{ session: "call-1" }`; null takes one away. */
  set(attributes: Record<string, string | null>): void {
    this.#send({ type: "set", attributes });
  }

  reconnect(): void {
    this.#send({ type: "reconnect" });
  }

  pause(): void {
    this.#send({ type: "pause" });
  }

  resume(): void {
    this.#send({ type: "resume" });
  }

  /** Listen no more. */
  close(): void {
    removeEventListener("message", this.#take);
    this.iframe.removeEventListener("load", this.#greet);
  }

  #send(message: Message): void {
    if (this.#waiting === null) this.#post(message);
    else this.#waiting.push(message);
  }

  #greet = (): void => this.#post({ type: "hello" });

  #post(message: Message): void {
    // The browser delivers it to a page of that origin only.
    this.iframe.contentWindow?.postMessage(marked(message), this.#origin);
  }

  #take = (event: MessageEvent): void => {
    if (event.source !== this.iframe.contentWindow || event.origin !== this.#origin) return;
    try {
      const message = read(event.data);
      if (message === null) return;
      if (message.type === "ready") this.#listens();
      if (message.type === "ticket") void this.#answer(message["id"], (message["wanted"] as TicketRequest | undefined) ?? {});
      else this.dispatchEvent(new CustomEvent(message.type, { detail: message["detail"] }));
    } catch (error) {
      this.dispatchEvent(new CustomEvent("error", { detail: { message: String(error) } }));
    }
  };

  #listens(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const message of waiting) this.#post(message);
  }

  async #answer(id: unknown, wanted: TicketRequest): Promise<void> {
    try {
      this.#post({ type: "ticket", id, ticket: (await this.options.getTicket?.(wanted)) ?? null });
    } catch (error) {
      const { status, message } = error as { status?: unknown; message?: unknown };
      this.#post({ type: "ticket", id, ticket: null, status: status ?? null, message: String(message) });
    }
  }
}

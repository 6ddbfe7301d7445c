// Types of the module; clients/javascript has those of events and states.

/** What `POST /api/ticket` of the daemon answers. */
export interface Ticket {
  ticket: string;
  issued_at: string;
}
export type View = "wall" | "session" | "alerts";
/** What the element shows, as `POST /api/ticket` takes it; your server decides what it may. */
export interface TicketRequest {
  views?: View[];
  sessions?: string[];
  roles?: string[];
  types?: string[];
  sources?: string[];
}
/** null: not now, ask again. An error with the `status` 401 or 403 is final. */
export type GetTicket = (wanted: TicketRequest) => Ticket | null | Promise<Ticket | null>;
export type Status = "connecting" | "open" | "lost" | "token" | "refused";

/** A connection that several elements share. It is open while an element that uses it is in a page. */
export class EmotionFeed extends EventTarget {
  constructor(
    url: string,
    options?: { getTicket?: GetTicket; sessions?: string[]; roles?: string[]; types?: string[]; sources?: string[]; view?: View; recentS?: number },
  );
  readonly url: string;
  readonly status: Status;
  reconnect(): void;
}

/** What the elements have in common: custom-elements.json describes it. */
export interface EmotionElement extends HTMLElement {
  url: string;
  roles: string;
  theme: "auto" | "light" | "dark";
  quiet: boolean;
  getTicket: GetTicket | null;
  feed: EmotionFeed | null;
  readonly status: Status;
  readonly paused: boolean;
  pause(): void;
  resume(): void;
  reconnect(): void;
}
export interface EmotionSessionElement extends EmotionElement {
  session: string;
  callReference: string;
  details: boolean;
}
export interface EmotionWallElement extends EmotionElement {
  state: string;
  sort: "need" | "newest" | "name";
  limit: number;
  legend: boolean;
}
export interface EmotionAlertsElement extends EmotionElement {
  session: string;
  limit: number;
}
export const EmotionSessionElement: { new (): EmotionSessionElement };
export const EmotionWallElement: { new (): EmotionWallElement };
export const EmotionAlertsElement: { new (): EmotionAlertsElement };

/** The host page's side of a frame that shows `/embed/<view>`: docs/embed.md. */
export class EmotionFrame extends EventTarget {
  constructor(iframe: HTMLIFrameElement, options?: { getTicket?: GetTicket });
  set(attributes: Record<string, string | null>): void;
  pause(): void;
  resume(): void;
  reconnect(): void;
  close(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "emotion-session": EmotionSessionElement;
    "emotion-wall": EmotionWallElement;
    "emotion-alerts": EmotionAlertsElement;
  }
}

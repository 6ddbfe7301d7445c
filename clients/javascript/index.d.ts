import type { AlertV1, CloudEvent, ControlReplies, ControlRequests, EventType, OverloadV1, Role } from "./schemas.js";

export * from "./schemas.js";

export interface LegState {
  role: string;
  analysed: boolean;
  /** Whether a control client paused its analysis. */
  paused: boolean;
  speaking: boolean;
  state: string;
  probability: number;
  since_ms: number | null;
  posterior: { name: string; probability: number }[];
  dimensions: { valence: number; arousal: number } | null;
  abstained: boolean;
  reason: string | null;
}
/** An alert that is open, as in `alert.v1`; `leg_id` and `role` are null where it is about the whole session. */
export interface AlertState {
  leg_id: string | null;
  role: string | null;
  rule: string;
  kind: AlertV1["data"]["kind"];
  labels: string[];
  threshold: number | null;
  probability: number | null;
  since_ms: number;
  raised_at: string;
  acknowledged: boolean;
  acknowledged_by: string | null;
}
export interface SessionState {
  /** The daemon that told of it first, as in `State.nodes`. */
  node: string;
  source_id: string | null;
  call_reference: string | null;
  started_at: string | null;
  legs: Record<string, LegState>;
  /** By `alert_id`. */
  alerts: Record<string, AlertState>;
}
export interface SourceState {
  state: string;
  detail: string;
}
/** What a daemon says of itself. */
export interface NodeState {
  /** By `source_id`. */
  sources: Record<string, SourceState>;
  overload: OverloadV1["data"] | null;
}
export interface State {
  /** By the name of the daemon (`events.node`). Behind a gateway there are several. */
  nodes: Record<string, NodeState>;
  /** By `source_id`: the newest of a name. Two daemons may have a source of one name: `nodes` tells them apart. */
  sources: Record<string, SourceState>;
  sessions: Record<string, SessionState>;
  /** While a daemon is overloaded; of several, of one of them. */
  overload: OverloadV1["data"] | null;
}
export interface Ticket {
  ticket: string;
  issued_at: string;
}
/** What a ticket is asked for: the body of `POST /api/ticket`. */
export interface TicketRequest {
  sessions?: string[];
  roles?: Role[];
  types?: EventType[];
  sources?: string[];
  views?: View[];
}
/** A part that shows events: it gets those that it needs, and a ticket for it opens nothing else. */
export type View = "wall" | "session" | "alerts";
export interface Options {
  /** In Node.js, or a page of the daemon itself; it is changed for a ticket before each connection. */
  token?: string | (() => string | Promise<string>);
  /** Elsewhere: gives what `POST /api/ticket` answered to your server; null: not now, ask again. Asked before each connection. */
  getTicket?: (wanted: TicketRequest) => Promise<Ticket | null>;
  sessions?: string[];
  roles?: Role[];
  types?: EventType[];
  sources?: string[];
  /** Only the events that this view shows; `session` needs `sessions`. */
  view?: View;
  recentS?: number;
  queueEvents?: number;
  onLag?: (lost: number) => void;
  /** Without an event for so long, the daemon is asked whether it is there; default 8000. */
  quietMs?: number;
  /** `resumes`, with `open`: whether the stream goes on where it was, or says `resume_expired`; else it begins with a snapshot. */
  onStatus?: (status: "connecting" | "open" | "lost", resumes?: boolean) => void;
  /** All that came before a connection is here: the snapshot, or what was missed. Called once for each connection. */
  onCaughtUp?: () => void;
  /** Ends the stream. */
  signal?: AbortSignal;
  WebSocket?: unknown;
}
export class RefusedError extends Error {
  constructor(status: number, text: string);
  status: number;
}
export class EventStream implements AsyncIterable<CloudEvent> {
  readonly state: State;
  /** The daemon's clock minus that of this machine, ms. */
  readonly skewMs: number;
  /** Ends the wait before the next connection. */
  reconnect(): void;
  [Symbol.asyncIterator](): AsyncIterator<CloudEvent>;
}
export function connect(url: string, options?: Options): EventStream;
/** What `POST /api/ticket` of the daemon answers; null where there is none now. Throws RefusedError. */
export function requestTicket(url: string, options?: Pick<Options, "token" | "sessions" | "roles" | "types" | "sources" | "view">): Promise<Ticket | null>;
export function initialState(): State;
/** The name of the daemon that an event is from. */
export function nodeOf(event: CloudEvent): string;
export function reduce(state: State, event: CloudEvent): State;
export class RequestError extends Error {
  code: string;
}
export class UnansweredError extends Error {}
export class Control {
  constructor(
    url: string,
    options?: {
      token?: string;
      /** Gives a ticket that was asked for with `supervise`; it acknowledges alerts, and does nothing else. */
      getTicket?: () => Promise<Pick<Ticket, "ticket">>;
      timeoutMs?: number;
      WebSocket?: unknown;
    },
  );
  request<Command extends keyof ControlRequests>(
    command: Command,
    ...fields: {} extends ControlRequests[Command] ? [ControlRequests[Command]?] : [ControlRequests[Command]]
  ): Promise<{ id: string } & ControlReplies[Command]>;
  close(): void;
}

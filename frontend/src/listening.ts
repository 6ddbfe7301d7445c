// What listens for audio, and what came: GET /api/sources.

const ANSWER_WITHIN_MS = 8_000;
const BROWSER_PATH = "/browser";
/** As their makers write them. */
const DIALECTS: Record<string, string> = {
  l16: "L16",
  asterisk: "Asterisk",
  audiosocket: "AudioSocket",
  twilio: "Twilio",
  signalwire: "SignalWire",
  telnyx: "Telnyx",
  exotel: "Exotel",
  plivo: "Plivo",
  audiohook: "Genesys AudioHook",
};

export interface ListedSource {
  source_id: string;
  kind: "microphone" | "demo" | "rtp" | "siprec" | "stream" | "audiosocket";
  dialect: string | null;
  address: string | null;
  path: string | null;
  open_sessions: number;
  sessions: number;
  open_connections: number | null;
  connections: number | null;
  received: number | null;
  refused: Record<string, number>;
}

/** What listens; `complete`: whether who asks is told of all of it. */
export interface Listening {
  sources: ListedSource[];
  complete: boolean;
}

/** What a daemon's sources say; null where it does not answer, or none of it is for who asks. */
export async function listSources(token: string): Promise<Listening | null> {
  const headers: Record<string, string> = token === "" ? {} : { Authorization: `Bearer ${token}` };
  try {
    const response = await fetch("/api/sources", { headers, cache: "no-store", signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    return response.ok ? ((await response.json()) as Listening) : null;
  } catch {
    return null;
  }
}

/** Whether pages send the microphones of their browsers there. */
export const isForBrowsers = ({ kind, path }: ListedSource): boolean => kind === "stream" && path === BROWSER_PATH;

export const dialectName = ({ dialect }: ListedSource): string => DIALECTS[dialect ?? ""] ?? dialect ?? "";

/** Where a client connects; empty where nothing listens. `origin`: of the page, which the daemon serves. */
export function placeOf({ kind, address, path }: ListedSource, origin: URL): string {
  if (kind !== "stream") return address ?? "";
  const scheme = address === null && origin.protocol === "https:" ? "wss" : "ws";
  return address === null ? `${scheme}://${origin.host}${path}` : `${address}${path}`;
}

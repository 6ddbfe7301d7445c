// What a frame and the page around it say to each other by postMessage: docs/embed.md.

export const VERSION = 1;
const NAME = "emotion-streamer";

export interface Message {
  type: string;
  [field: string]: unknown;
}

/** What is sent: the message, marked as one of ours. */
export function marked(message: Message): Message & { protocol: string; version: number } {
  return { ...message, protocol: NAME, version: VERSION };
}

/** The message in what came; null where it is none of ours. Throws TypeError where it is, and can't be read. */
export function read(data: unknown): Message | null {
  const message = data as (Message & { protocol?: unknown; version?: unknown }) | null;
  if (typeof message !== "object" || message?.protocol !== NAME) return null;
  if (message.version !== VERSION) throw new TypeError(`version: expected ${VERSION}, got ${String(message.version)}`);
  if (typeof message.type !== "string") throw new TypeError("type: expected a word");
  return message;
}

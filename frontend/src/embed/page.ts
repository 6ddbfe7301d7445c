// The page of /embed/<view>, for frames: one element that fills it, and the conversation with the page around it.

import type { Ticket, TicketRequest } from "../../../clients/javascript/index.js";
import { languageOf } from "../i18n/index.js";
import type { EmotionElement } from "./element.js";
import "./index.js";
import { marked, type Message, read } from "./protocol.js";

const ATTRIBUTES = ["session", "call-reference", "roles", "state", "sort", "limit", "legend", "details", "quiet", "theme", "lang"];
const TOLD = ["status", "state", "alert", "select", "acknowledge", "error"];
const TICKET_WITHIN_MS = 10_000;

const parameters = new URLSearchParams(location.search);
const view = location.pathname.split("/").at(-1)!;
const around = originOf(parameters.get("origin"));
const asked = new Map<number, (answer: Message | null) => void>();
let ids = 0;

const element = document.createElement(`emotion-${view}`) as EmotionElement;
element.url = location.origin;
if (around !== null) element.getTicket = askAround;
for (const name of ATTRIBUTES) set(name, parameters.get(name));
document.documentElement.lang = languageOf(parameters.get("lang"), navigator.language).code;
document.body.prepend(element);
if (around !== null) {
  addEventListener("message", take);
  for (const name of TOLD) element.addEventListener(`emotion-${name}`, (event) => say({ type: name, detail: plain((event as CustomEvent).detail) }));
  say({ type: "ready", detail: { view } });
}

/** Of the page around, as its address says; it is compared, never trusted. */
function originOf(text: string | null): string | null {
  if (text === null) return null;
  try {
    return new URL(text).origin;
  } catch {
    return "null"; // nobody's: nothing is sent, and nothing taken
  }
}

function set(name: string, value: unknown): void {
  if (!ATTRIBUTES.includes(name)) throw new TypeError(`${name}: expected one of ${ATTRIBUTES.join(", ")}`);
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, String(value));
  if (name === "theme") document.documentElement.style.colorScheme = value === "dark" || value === "light" ? value : "";
}

function say(message: Message): void {
  if (around !== "null" && parent !== window) parent.postMessage(marked(message), around!);
}

function take(event: MessageEvent): void {
  if (event.source !== parent || event.origin !== around) return;
  try {
    const message = read(event.data);
    if (message !== null) obey(message);
  } catch (error) {
    say({ type: "error", detail: { message: String(error) } });
  }
}

function obey(message: Message): void {
  if (message.type === "hello") {
    say({ type: "ready", detail: { view } });
    element.reconnect();
  } else if (message.type === "set") Object.entries((message["attributes"] as object | null) ?? {}).forEach(([name, value]) => set(name, value));
  else if (message.type === "ticket") asked.get(message["id"] as number)?.(message);
  else if (message.type === "reconnect") element.reconnect();
  else if (message.type === "pause") element.pause();
  else if (message.type === "resume") element.resume();
  else throw new TypeError(`type: expected hello, set, ticket, reconnect, pause or resume, got ${message.type.slice(0, 40)}`);
}

/** A ticket of the page around; null where it does not answer. */
async function askAround(wanted: TicketRequest): Promise<Ticket | null> {
  const id = ++ids;
  const answer = await new Promise<Message | null>((resolve) => {
    asked.set(id, resolve);
    setTimeout(() => resolve(null), TICKET_WITHIN_MS);
    say({ type: "ticket", id, wanted });
  });
  asked.delete(id);
  const status = answer?.["status"];
  if (typeof status === "number") throw Object.assign(new Error(String(answer!["message"])), { status });
  return (answer?.["ticket"] as Ticket | undefined) ?? null;
}

/** What can be sent: an error can't everywhere. */
function plain(detail: unknown): unknown {
  const { error } = (detail ?? {}) as { error?: unknown };
  return error === undefined ? detail : { message: String(error) };
}

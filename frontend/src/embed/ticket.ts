// Asks the host page for a ticket; where it hands in no function, the daemon itself, which wants no token on loopback.

import { type Options, RefusedError, requestTicket, type Ticket, type TicketRequest } from "../../../clients/javascript/index.js";

/** What `POST /api/ticket` answered; null where there is none now. It is told what the element shows; the host decides what it may. */
export type GetTicket = (wanted: TicketRequest) => Ticket | null | Promise<Ticket | null>;

interface Asking extends EventTarget {
  getTicket: GetTicket | null;
}

/** Return a ticket; null where the next try may bring one. Throws RefusedError where none will. */
export async function askForTicket(element: Asking, url: string, options: Options, wanted: TicketRequest): Promise<Ticket | null> {
  const { getTicket } = element;
  try {
    return getTicket === null ? await requestTicket(url, options) : await getTicket(wanted);
  } catch (error) {
    if (element.getTicket !== getTicket) return null; // another was handed in meanwhile
    if (getTicket === null) throw error;
    element.dispatchEvent(new CustomEvent("emotion-error", { detail: { error }, bubbles: true, composed: true }));
    const status = (error as { status?: unknown } | null)?.status;
    if (status === 401 || status === 403) throw new RefusedError(status, error instanceof Error ? error.message : "");
    return null;
  }
}

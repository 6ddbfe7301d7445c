// A connection that several elements of a page share.

import type { Options } from "../../../clients/javascript/index.js";
import { Feed } from "../feed.js";
import { askForTicket, type GetTicket } from "./ticket.js";

const RECENT_S = 180;

/** Open while an element that uses it is in a page. Dispatches `emotion-error` where `getTicket` throws. */
export class EmotionFeed extends Feed {
  /** `url`: address of the daemon. Throws TypeError where it is none. */
  constructor(url: string, { getTicket = null, ...options }: Omit<Options, "getTicket"> & { getTicket?: GetTicket | null } = {}) {
    const address = new URL(url, document.baseURI).href;
    const asking = Object.assign(new EventTarget(), { getTicket });
    super(address, { recentS: RECENT_S, ...options, getTicket: (wanted) => askForTicket(asking, address, options, wanted) });
    asking.addEventListener("emotion-error", ({ type, detail }: CustomEventInit & { type: string }) => this.dispatchEvent(new CustomEvent(type, { detail })));
  }
}

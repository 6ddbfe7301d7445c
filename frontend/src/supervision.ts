// What a supervisor tells the daemon from the page: an alert is seen to, a result is right or wrong.

const ANSWER_WITHIN_MS = 8_000;

export interface Mark {
  session_id: string;
  leg_id: string;
  role: string;
  start_ms: number;
  end_ms: number;
  label: string;
  probability: number;
  verdict: "right" | "wrong";
  correct: string | null;
}

/** Whether the daemon keeps marks, and the labels of its model. */
export interface Marking {
  kept: boolean;
  labels: string[];
  /** Whether a gateway serves the page: microphones are taken by the daemons behind it. */
  gateway: boolean;
}

/** The daemon does not do it; `status` 0: it does not answer. */
export class NotDoneError extends Error {
  constructor(
    readonly status: number,
    text: string,
  ) {
    super(text);
  }
}

/** Tells the daemon that serves the page. */
export class Supervision {
  constructor(private readonly token: () => string) {}

  async acknowledge(alertId: string): Promise<void> {
    await this.#ask("/api/alerts/acknowledge", { alert_id: alertId });
  }

  async mark(mark: Mark): Promise<void> {
    await this.#ask("/api/marks", mark);
  }

  /** Nothing is kept, too, where this page may not supervise. */
  async marking(): Promise<Marking> {
    try {
      return (await (await this.#ask("/api/marks")).json()) as Marking;
    } catch {
      return { kept: false, labels: [], gateway: false };
    }
  }

  async #ask(path: string, body?: object): Promise<Response> {
    const headers: Record<string, string> = body === undefined ? {} : { "Content-Type": "application/json" };
    if (this.token()) headers["Authorization"] = `Bearer ${this.token()}`;
    const request = { headers, cache: "no-store", signal: AbortSignal.timeout(ANSWER_WITHIN_MS) } as const;
    const sent = body === undefined ? fetch(path, request) : fetch(path, { ...request, method: "POST", body: JSON.stringify(body) });
    const response = await sent.catch((error: unknown) => {
      throw new NotDoneError(0, String(error));
    });
    if (!response.ok) throw new NotDoneError(response.status, (await response.text()).trim());
    return response;
  }
}

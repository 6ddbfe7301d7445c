// Right or wrong: what a supervisor who listened says of what a leg was claimed to express at a moment.

import { css, html, LitElement, nothing } from "lit";
import { t, word } from "../i18n/index.js";
import type { Leg, Piece } from "../leg.js";
import { NotDoneError } from "../supervision.js";
import { ui } from "../ui.js";
import { define, shared } from "./shared.js";

type State = "open" | "choosing" | "sending" | "kept" | "failed";

export class VerdictElement extends LitElement {
  static override properties = {
    sessionId: { attribute: false },
    leg: { attribute: false },
    piece: { attribute: false },
    language: { attribute: false },
  };
  static override styles = [
    shared,
    css`
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: center;
        margin-top: 12px;
        font-size: 0.9rem;
        min-height: 36px;
      }
      .failed {
        color: var(--need3);
      }
      label {
        display: inline-flex;
        gap: 8px;
        align-items: center;
      }
    `,
  ];

  sessionId = "";
  leg: Leg | null = null;
  piece: Piece | null = null;
  language = "";
  #state: State = "open";
  #why = "";
  #marked = "";

  /** Another stretch is another question. */
  override willUpdate(): void {
    const about = `${this.sessionId} ${this.leg?.id} ${this.piece?.from} ${this.piece?.to}`;
    if (about !== this.#marked && this.#state !== "sending") {
      this.#marked = about;
      this.#state = "open";
    }
  }

  override render(): unknown {
    const claim = this.#claim();
    if (claim === null) return nothing;
    const question = t("mark_question", { label: word(claim.label) });
    return html`<div class="row" role="group" aria-label=${question}>
      <span class="muted">${question}</span>
      ${this.#state === "choosing" ? this.#choice(claim.label) : this.#buttons()}
      <span role="status" class=${this.#state === "failed" ? "failed" : "muted"}>${this.#said()}</span>
    </div>`;
  }

  #buttons(): unknown {
    if (this.#state === "kept") return nothing;
    return html`<button ?disabled=${this.#state === "sending"} @click=${() => this.#mark("right", null)}>${t("mark_right")}</button>
      <button ?disabled=${this.#state === "sending"} @click=${() => this.#set("choosing")}>${t("mark_wrong")}</button>`;
  }

  #choice(label: string): unknown {
    return html`<label>
        ${t("mark_correct")}
        <select id="correct">
          <option value="">${t("mark_unknown")}</option>
          ${ui.marking.labels.filter((other) => other !== label).map((other) => html`<option value=${other}>${word(other)}</option>`)}
        </select>
      </label>
      <button @click=${this.#wrong}>${t("mark_keep")}</button>
      <button @click=${() => this.#set("open")}>${t("cancel")}</button>`;
  }

  #said(): string {
    if (this.#state === "kept") return t("mark_kept");
    return this.#state === "failed" ? t("mark_failed", { reason: this.#why }) : "";
  }

  #wrong = (): void => {
    const chosen = this.renderRoot.querySelector<HTMLSelectElement>("#correct")?.value ?? "";
    void this.#mark("wrong", chosen || null);
  };

  async #mark(verdict: "right" | "wrong", correct: string | null): Promise<void> {
    const { leg, piece } = this;
    const claim = this.#claim();
    if (leg === null || piece === null || claim === null) return;
    const start_ms = Math.max(0, Math.round(piece.from));
    this.#set("sending");
    try {
      await ui.supervision.mark({
        session_id: this.sessionId,
        leg_id: leg.id,
        role: leg.role,
        start_ms,
        end_ms: Math.max(start_ms, Math.round(piece.to)),
        ...claim,
        verdict,
        correct,
      });
      this.#set("kept");
    } catch (error) {
      this.#why = error instanceof NotDoneError && error.status !== 0 ? error.message : t("no_answer_daemon");
      this.#set("failed");
    }
  }

  /** What is claimed: the most probable label, where there is an answer. */
  #claim(): { label: string; probability: number } | null {
    const shares = this.piece?.shares ?? [];
    if (shares.length === 0) return null;
    const best = shares.indexOf(Math.max(...shares));
    return { label: ui.model.labels[best]!, probability: shares[best]! };
  }

  #set(state: State): void {
    this.#state = state;
    this.requestUpdate();
  }
}

define("es-verdict", VerdictElement);

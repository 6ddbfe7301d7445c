// Switches the microphone of this browser on and off, and says what it does.

import { css, html, nothing } from "lit";
import { t } from "../i18n/index.js";
import { ui } from "../ui.js";
import { define, shared } from "./shared.js";
import { View } from "./view.js";

export class MicrophoneElement extends View {
  static override styles = [
    shared,
    css`
      section {
        display: flex;
        flex-wrap: wrap;
        gap: 10px 16px;
        align-items: center;
        padding: 14px 16px;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: 14px;
        margin-bottom: 14px;
      }
      h2 {
        font-size: 1rem;
        margin: 0;
        font-weight: 650;
      }
      p {
        flex: 1 1 16em;
        font-size: 0.92rem;
      }
      .bad {
        border-left: 5px solid var(--need3);
      }
      .on {
        border-left: 5px solid var(--live);
      }
      label {
        display: inline-flex;
        gap: 8px;
        align-items: center;
        font-size: 0.9rem;
        max-width: 100%;
      }
      select {
        max-width: 16em;
      }
    `,
  ];

  override render(): unknown {
    const { microphone } = ui;
    const isBad = !["off", "asking", "connecting", "on"].includes(microphone.state);
    return html`<section class=${isBad ? "bad" : microphone.state} aria-labelledby="title">
      <h2 id="title">${t("microphone")}</h2>
      <p role="status">
        ${t(`microphone_${microphone.state}`)} ${microphone.isWanted && microphone.isMuted ? t("microphone_muted") : nothing}
        ${microphone.lostMs > 0 ? t("microphone_lost", { seconds: (microphone.lostMs / 1000).toFixed(1) }) : nothing}
      </p>
      ${microphone.isWanted && microphone.devices.length > 1 ? this.#devices() : nothing}
      <button @click=${this.#toggle}>${t(microphone.isWanted ? "microphone_stop" : "microphone_start")}</button>
    </section>`;
  }

  #devices(): unknown {
    const { devices, deviceId } = ui.microphone;
    return html`<label>
      ${t("microphone_device")}
      <select @change=${(event: Event) => void ui.microphone.choose((event.target as HTMLSelectElement).value)}>
        ${devices.map(
          ({ id, name }, index) => html`<option value=${id} ?selected=${id === deviceId}>${name || `${t("microphone")} ${index + 1}`}</option>`,
        )}
      </select>
    </label>`;
  }

  #toggle = (): void => {
    if (ui.microphone.isWanted) ui.microphone.stop();
    else void ui.microphone.start();
  };
}

define("es-microphone", MicrophoneElement);

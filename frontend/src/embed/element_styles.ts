// How all embedded elements look.

import { css } from "lit";

export const elementStyles = css`
  :host([hidden]) {
    display: none;
  }
  .palette {
    color: var(--text);
    line-height: 1.45;
    display: grid;
    gap: 0.7em;
  }
  .bar {
    display: flex;
    gap: 0.6em;
    align-items: center;
    font-size: 0.88em;
    color: var(--muted);
  }
  .bar .grow {
    flex: 1;
    min-width: 0;
  }
  .bar button {
    min-height: 28px;
    padding: 0 8px;
    display: grid;
    place-items: center;
  }
  .status {
    display: inline-flex;
    gap: 0.5em;
    align-items: center;
  }
  .status i {
    width: 10px;
    height: 10px;
    border-radius: 50%;
    border: 2px solid var(--muted);
  }
  .status.open i {
    background: var(--live);
    border-color: var(--live);
  }
  .status.lost i,
  .status.refused i {
    border-radius: 2px;
    background: var(--need3);
    border-color: var(--need3);
  }
  .message {
    padding: 0.7em 0.9em;
    border: 1px solid var(--line-strong);
    border-radius: 8px;
    background: var(--banner);
    color: var(--banner-text);
    font-size: 0.92em;
    overflow-wrap: anywhere;
  }
  .empty {
    padding: 1.2em;
    text-align: center;
    color: var(--muted);
    border: 1px dashed var(--line-strong);
    border-radius: 12px;
    background: var(--surface);
  }
  .stale {
    filter: grayscale(1);
  }
`;

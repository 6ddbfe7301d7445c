// How the detail of a session looks.

import { css } from "lit";

export const detailStyles = css`
  header {
    display: flex;
    flex-wrap: wrap;
    gap: 10px 14px;
    align-items: center;
    margin-bottom: 16px;
  }
  h1 {
    font-size: 1.25rem;
    font-weight: 650;
    overflow-wrap: anywhere;
  }
  header .grow {
    flex: 1;
  }
  .panel {
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: 14px;
    padding: 16px;
    margin-bottom: 14px;
    box-shadow: var(--shadow);
  }
  .panel h2 {
    font-size: 0.95rem;
    font-weight: 650;
    margin-bottom: 10px;
  }
  .lanes {
    position: relative;
    display: grid;
    gap: 12px;
    --lane-height: 92px;
    cursor: crosshair;
    touch-action: pan-y;
    border-radius: 8px;
  }
  .lane h3 {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 10px;
    align-items: center;
    font-size: 0.95rem;
    font-weight: 500;
    margin-bottom: 6px;
    min-height: 1.5rem;
  }
  .role {
    font-size: 0.74rem;
    letter-spacing: 0.06em;
    text-transform: uppercase;
    color: var(--muted);
    font-weight: 600;
  }
  .state {
    display: inline-flex;
    align-items: center;
    gap: 7px;
    font-weight: 650;
  }
  .state.quiet {
    font-weight: 400;
    color: var(--muted);
  }
  .percent,
  .since {
    white-space: nowrap;
    color: var(--muted);
    font-size: 0.88rem;
    font-weight: 400;
  }
  .cursor {
    position: absolute;
    inset: 0 auto 0 0;
    width: 2px;
    margin-left: -1px;
    background: var(--accent);
    pointer-events: none;
  }
  .ticks {
    position: relative;
    height: 1.3em;
    font-size: 0.75rem;
    color: var(--muted);
    margin-top: 6px;
  }
  .ticks span {
    position: absolute;
    transform: translateX(-50%);
  }
  .ticks .first {
    transform: none;
  }
  .ticks .last {
    transform: translateX(-100%);
  }
  .columns {
    display: grid;
    gap: 14px;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr));
  }
  .columns .panel {
    margin: 0;
  }
  ul {
    list-style: none;
    margin: 0;
    padding: 0;
    display: grid;
    gap: 6px;
  }
  li {
    display: grid;
    grid-template-columns: 9em 1fr 3.2em;
    gap: 10px;
    align-items: center;
    font-size: 0.92rem;
  }
  li span:first-child {
    display: inline-flex;
    gap: 8px;
    align-items: center;
  }
  li .number {
    text-align: right;
  }
  .bar {
    height: 12px;
    border-radius: 4px;
    background: var(--lane);
    overflow: hidden;
  }
  .bar i {
    display: block;
    height: 100%;
    border-radius: 4px;
    box-shadow: inset 0 0 0 1px var(--outline-soft);
  }
  dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 4px 16px;
    margin-top: 12px;
    font-size: 0.88rem;
  }
  dt {
    color: var(--muted);
  }
  dd {
    overflow-wrap: anywhere;
  }
  .talk {
    margin-bottom: 20px;
  }
  .talk .without {
    grid-column: 2 / -1;
  }
  ul + .hint {
    margin-top: 10px;
  }
  .hint {
    font-size: 0.82rem;
    color: var(--muted);
  }
  .doubt {
    padding: 8px 12px;
    margin-bottom: 14px;
    border: 1px dashed var(--line-strong);
    border-radius: 8px;
    background: var(--surface);
  }
  .id {
    margin-top: 12px;
    overflow-wrap: anywhere;
  }
  es-legend {
    margin-top: 18px;
  }
  .series {
    display: flex;
    gap: 18px;
    font-size: 0.85rem;
    color: var(--muted);
    margin-bottom: 6px;
    flex-wrap: wrap;
  }
  .series svg {
    width: 26px;
    height: 8px;
  }
  .series span {
    display: inline-flex;
    gap: 7px;
    align-items: center;
  }
  dialog {
    color: inherit;
    background: var(--surface);
    border: 1px solid var(--line-strong);
    border-radius: 14px;
    padding: 22px;
    max-width: 460px;
    box-shadow: var(--shadow-high);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  dialog h2 {
    font-size: 1.1rem;
    margin-bottom: 10px;
  }
  dialog p {
    margin-bottom: 12px;
    overflow-wrap: anywhere;
  }
  .choice {
    display: flex;
    gap: 10px;
    justify-content: flex-end;
    flex-wrap: wrap;
  }
  .danger {
    border-color: var(--need3);
    border-width: 2px;
  }
  .empty {
    padding: 8vh 20px;
    text-align: center;
    background: var(--surface);
    border: 1px dashed var(--line-strong);
    border-radius: 16px;
  }
`;

// What the coach says: the newest cue of each leg, and the takes that this page has seen. No DOM, no clock.

import type { Data, Share } from "./events.js";

const KEPT_TAKES = 30;

export interface Cue {
  sessionId: string;
  role: string;
  cue: string;
  label: string | null;
  heard: Share[];
  target: Share[];
  /** When it was given: wall clock, ms. */
  at: number;
}

export interface Take {
  id: string;
  sessionId: string;
  legId: string;
  heardMs: number;
  shares: Share[];
  target: Share[];
  distance: number | null;
  onTargetShare: number | null;
  mixtures: { names: string[]; share: number; start_ms: number; end_ms: number }[];
  stretches: { start_ms: number; end_ms: number; more: string; less: string }[];
  /** When its session ended: wall clock, ms. */
  at: number;
}

export class Coach {
  /** By session and leg; those of sessions that go on. */
  readonly cues = new Map<string, Cue>();
  /** The newest first. */
  readonly takes: Take[] = [];

  apply(kind: string, data: Data, at: number): void {
    const id = `${data.session_id} ${data.leg_id}`;
    if (kind === "advice.v1") this.cues.set(id, cueOf(data, at));
    else if (kind === "coach.report.v1") this.#report(id, data, at);
    else if (kind === "session.ended.v1") for (const [key, cue] of this.cues) if (cue.sessionId === data.session_id) this.cues.delete(key);
  }

  /** Drop the cues of sessions that are no longer there: those of a daemon that died have no end. */
  keep(sessions: Record<string, unknown>): void {
    for (const [key, cue] of this.cues) if (!Object.hasOwn(sessions, cue.sessionId)) this.cues.delete(key);
  }

  hasTakeOf(sessionId: string): boolean {
    return this.takes.some((take) => take.sessionId === sessionId);
  }

  #report(id: string, data: Data, at: number): void {
    this.cues.delete(id);
    if (this.takes.some((take) => take.id === id && take.at === at)) return;
    this.takes.unshift(takeOf(id, data, at));
    this.takes.length = Math.min(this.takes.length, KEPT_TAKES);
  }
}

/** Half the sum of the differences, as the daemon has it. */
export function distance(shares: Share[], target: Share[]): number {
  return Object.values(missing(shares, target)).reduce((sum, share) => sum + Math.abs(share), 0) / 2;
}

/** The label that was missing most. */
export function mostMissing(shares: Share[], target: Share[]): string {
  const found = Object.entries(missing(shares, target)).sort(([a, x], [b, y]) => y - x || a.localeCompare(b));
  return found[0]?.[0] ?? "";
}

function missing(shares: Share[], target: Share[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { name, share } of target) found[name] = share;
  for (const { name, share } of shares) found[name] = (found[name] ?? 0) - share;
  return found;
}

function cueOf(data: Data, at: number): Cue {
  return {
    sessionId: data.session_id!,
    role: data.role!,
    cue: data.cue!,
    label: data.label ?? null,
    heard: data.heard!,
    target: data.target!,
    at,
  };
}

function takeOf(id: string, data: Data, at: number): Take {
  return {
    id,
    sessionId: data.session_id!,
    legId: data.leg_id!,
    heardMs: data.heard_ms!,
    shares: data.shares!,
    target: data.target!,
    distance: data.distance ?? null,
    onTargetShare: data.on_target_share ?? null,
    mixtures: data.mixtures!,
    stretches: data.stretches!,
    at,
  };
}

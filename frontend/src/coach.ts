// What the coach says: the newest cue of each leg, and the takes that this page has seen. No DOM, no clock.

import type { AdviceV1, CloudEvent, CoachReportV1, Share } from "../../clients/javascript/index.js";

const KEPT_TAKES = 30;

export interface Cue {
  sessionId: string;
  role: string;
  cue: AdviceV1["data"]["cue"];
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
  mixtures: CoachReportV1["data"]["mixtures"];
  stretches: CoachReportV1["data"]["stretches"];
  /** When its session ended: wall clock, ms. */
  at: number;
}

export class Coach {
  /** By session and leg; those of sessions that go on. */
  readonly cues = new Map<string, Cue>();
  /** The newest first. */
  readonly takes: Take[] = [];

  apply(event: CloudEvent, at: number): void {
    if (event.type === "org.emotionstreamer.advice.v1") this.cues.set(idOf(event.data), cueOf(event.data, at));
    else if (event.type === "org.emotionstreamer.coach.report.v1") this.#report(event.data, at);
    else if (event.type === "org.emotionstreamer.session.ended.v1") this.#end(event.data.session_id);
  }

  /** Drop the cues of sessions that are no longer there: those of a daemon that died have no end. */
  keep(sessions: Record<string, unknown>): void {
    for (const [key, cue] of this.cues) if (!Object.hasOwn(sessions, cue.sessionId)) this.cues.delete(key);
  }

  hasTakeOf(sessionId: string): boolean {
    return this.takes.some((take) => take.sessionId === sessionId);
  }

  #end(sessionId: string): void {
    for (const [key, cue] of this.cues) if (cue.sessionId === sessionId) this.cues.delete(key);
  }

  #report(data: CoachReportV1["data"], at: number): void {
    const id = idOf(data);
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

function idOf({ session_id, leg_id }: { session_id: string; leg_id: string }): string {
  return `${session_id} ${leg_id}`;
}

function cueOf({ session_id, role, cue, label, heard, target }: AdviceV1["data"], at: number): Cue {
  return { sessionId: session_id, role, cue, label, heard, target, at };
}

function takeOf(id: string, data: CoachReportV1["data"], at: number): Take {
  return {
    id,
    sessionId: data.session_id,
    legId: data.leg_id,
    heardMs: data.heard_ms,
    shares: data.shares,
    target: data.target,
    distance: data.distance,
    onTargetShare: data.on_target_share,
    mixtures: data.mixtures,
    stretches: data.stretches,
    at,
  };
}

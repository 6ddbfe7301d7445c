// One party of a session: what holds now, and what came before, folded from events. No DOM, no clock of its own.

import type { EmotionV1, LegState, SessionStartedV1, UtteranceEndedV1, UtteranceStartedV1 } from "../../clients/javascript/index.js";

export type LegInfo = SessionStartedV1["data"]["legs"][number];
/** What a result of a second and that of a whole utterance have in common. */
export type Result = EmotionV1["data"] | UtteranceEndedV1["data"];

/** A stretch of a leg with one answer. Positions are milliseconds of the leg. */
export interface Piece {
  from: number;
  to: number;
  /** Probabilities in the order of the model's labels; empty where there is no answer. */
  shares: number[];
  /** Null where there is no answer, or the labels have no valence. */
  valence: number | null;
  /** Why there is no answer; null where there is one. */
  reason: string | null;
}

export interface Utterance {
  id: string;
  from: number;
  to: number | null;
}

/** From when to when: wall clock, ms. */
export interface Stretch {
  from: number;
  to: number;
}

const SILENT: Pick<LegState, "speaking" | "state" | "probability"> = { speaking: false, state: "none", probability: 0 };

export class Leg {
  /** What holds now. */
  current: LegState;
  codec = "";
  /** Wall clock of the leg's first sample, ms since 1970; null until an event says. */
  origin: number | null = null;
  readonly pieces: Piece[] = [];
  readonly utterances: Utterance[] = [];
  readonly gaps: { from: number; to: number; reason: string }[] = [];
  /** Wall clock, ms; `to` is null while it lasts. */
  readonly pauses: { from: number; to: number | null }[] = [];
  /** Wall clock from which on all is kept, ms: what came before was forgotten. */
  keptFrom = -Infinity;
  latencyMs: number | null = null;
  inferenceMs: number | null = null;
  model = "";
  quality = "";
  /** Wall clock of the newest event, ms. */
  heardAt = 0;

  constructor(
    readonly id: string,
    role: string,
  ) {
    const nothing = { since_ms: null, posterior: [], dimensions: null, abstained: false, reason: null };
    this.current = { role, analysed: true, paused: false, ...SILENT, ...nothing };
  }

  get role(): string {
    return this.current.role;
  }

  get analysed(): boolean {
    return this.current.analysed;
  }

  get paused(): boolean {
    return this.current.paused;
  }

  get speaking(): boolean {
    return this.current.speaking;
  }

  get state(): string {
    return this.current.state;
  }

  get probability(): number {
    return this.current.probability;
  }

  /** Since when it has its state: wall clock, ms. */
  get since(): number | null {
    const { since_ms } = this.current;
    return since_ms === null || this.origin === null ? null : this.origin + since_ms;
  }

  /** Take how its session describes it at a moment, wall clock, ms. */
  describe({ codec, paused }: LegInfo, at: number): void {
    this.codec = codec;
    this.origin ??= at; // until an event of the leg says it exactly
    const last = this.pauses.at(-1);
    const isPaused = last !== undefined && last.to === null;
    if (paused && !isPaused) this.pauses.push({ from: at, to: null });
    else if (!paused && isPaused) last.to = at;
  }

  startUtterance({ utterance_id, start_ms }: UtteranceStartedV1["data"], at: number): void {
    const newest = this.utterances.at(-1);
    if (newest?.id === utterance_id) return;
    if (newest !== undefined) newest.to ??= start_ms;
    this.origin = at - start_ms;
    this.utterances.push({ id: utterance_id, from: start_ms, to: null });
  }

  endUtterance({ utterance_id, audio: { start_ms, end_ms } }: UtteranceEndedV1["data"], at: number): void {
    this.origin = at - end_ms;
    const newest = this.utterances.at(-1);
    if (newest?.id === utterance_id) {
      newest.from = start_ms;
      newest.to = end_ms;
    } else {
      this.utterances.push({ id: utterance_id, from: start_ms, to: end_ms });
    }
  }

  /** Take a result; `labels` grows by those that it is the first to name. */
  addResult(data: Result, at: number, labels: string[]): void {
    const { audio, model } = data;
    this.origin = at - audio.end_ms;
    if ("latency_ms" in data) {
      this.latencyMs = data.latency_ms.audio_end_to_publish ?? this.latencyMs;
      this.inferenceMs = data.latency_ms.inference;
    }
    this.model = `${model.name} ${model.version} (${model.precision})`;
    this.quality = audio.quality;
    const utterance = this.utterances.at(-1);
    const newest = this.pieces.at(-1);
    const start = utterance?.id === data.utterance_id ? utterance.from : audio.start_ms;
    const from = newest !== undefined && newest.to > start ? newest.to : start;
    if (from >= audio.end_ms) return;
    this.pieces.push({
      from,
      to: audio.end_ms,
      shares: data.abstained ? [] : sharesOf(data, labels),
      valence: data.abstained ? null : (data.dimensions?.valence ?? null),
      reason: data.abstained ? (data.reason ?? "unknown") : null,
    });
  }

  lose(lostMs: number, reason: string, at: number): void {
    if (this.origin === null || lostMs === 0) return;
    const to = at - this.origin;
    this.gaps.push({ from: to - lostMs, to, reason });
  }

  end(at: number): void {
    const newest = this.utterances.at(-1);
    if (newest !== undefined && this.origin !== null) newest.to ??= at - this.origin;
    const pause = this.pauses.at(-1);
    if (pause !== undefined) pause.to ??= at;
    this.current = { ...this.current, ...SILENT };
  }

  /** Forget what was over before a moment, wall clock, ms. */
  forget(before: number): void {
    if (this.origin === null || before <= this.keptFrom) return;
    const position = before - this.origin;
    const old = [this.pieces, this.utterances, this.gaps].map((list) => drop<{ to: number | null }>(list, ({ to }) => (to ?? Infinity) < position));
    const pauses = drop(this.pauses, ({ to }) => (to ?? Infinity) < before);
    if (pauses + Math.max(...old) > 0) this.keptFrom = before;
  }
}

/** Take away the first that are old; return how many were. */
export function drop<T>(list: T[], isOld: (item: T) => boolean): number {
  let old = 0;
  while (old < list.length && isOld(list[old]!)) old++;
  if (old > 0) list.splice(0, old);
  return old;
}

function sharesOf(data: Result, labels: string[]): number[] {
  const shares: number[] = labels.map(() => 0);
  for (const { name, probability } of data.posterior) {
    let index = labels.indexOf(name);
    if (index < 0) index = labels.push(name) - 1;
    shares[index] = probability;
  }
  return shares;
}

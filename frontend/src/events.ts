// The events of the daemon, as docs/events.md describes them; fields that are not listed here are not used here.

export interface Category {
  name: string;
  probability: number;
}

export interface LegInfo {
  leg_id: string;
  role: string;
  codec: string;
  sample_rate: number;
  analysed: boolean;
}

export interface Result {
  session_id: string;
  leg_id: string;
  role: string;
  utterance_id: string;
  trigger?: string;
  audio: { start_ms: number; end_ms: number; speech_ms: number; concealed_ms: number; dropped_ms: number; quality: string };
  posterior: Category[];
  dimensions: { valence: number; arousal: number } | null;
  abstained: boolean;
  reason: string | null;
  model: { name: string; version: string; precision: string };
  latency_ms?: { audio_end_to_publish: number | null; inference: number };
}

export interface Share {
  name: string;
  share: number;
}

// Fields of each type by name; `unknown` types are kept out by the reducer.
export interface Data extends Partial<Result> {
  source_id?: string;
  legs?: LegInfo[];
  state?: string;
  probability?: number;
  since_ms?: number;
  start_ms?: number;
  detail?: string;
  duration_ms?: number | null;
  lost_ms?: number;
  lost_events?: number;
  leg_ids?: string[];
  where?: string;
  active?: boolean;
  alert_id?: string;
  status?: string;
  rule?: string;
  hop_ms?: number;
  suspended_legs?: number;
  cue?: string;
  label?: string | null;
  heard?: Share[];
  target?: Share[];
  distance?: number | null;
  heard_ms?: number;
  shares?: Share[];
  on_target_share?: number | null;
  mixtures?: { names: string[]; share: number; start_ms: number; end_ms: number }[];
  stretches?: { start_ms: number; end_ms: number; more: string; less: string }[];
}

export interface CloudEvent {
  id: string;
  type: string;
  time: string;
  data: Data;
}

const PREFIX = "org.emotionstreamer.";

export const kindOf = (event: CloudEvent): string => event.type.replace(PREFIX, "");

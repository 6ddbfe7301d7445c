// Made by make_types.py from docs/schemas: `make types`. Integers are numbers.
export type Role = "customer" | "agent" | "unknown" | "mixed";
/** Which audio the event is about. Milliseconds since the first sample of the leg. */
export interface Audio {
  /** Where it begins. */
  start_ms: number;
  /** Where it ends; not part of it. */
  end_ms: number;
  /** How much of it is speech. */
  speech_ms: number;
  /** How much of it was concealed: made up to fill a hole. */
  concealed_ms: number;
  /** How much was lost and not concealed. */
  dropped_ms: number;
  sample_rate: number;
  codec: string;
  /** RMS level, without a constant offset. */
  level_dbfs: number;
  /** Share of the samples that are at full scale, as those are that were cut off there. */
  clipped_share: number;
  /** The worst of three: the share of concealed and dropped audio (degraded from 1 %, poor from 10 %), clipped_share (from 0.1 % and 2 %) and level_dbfs (below -45 and -60). */
  quality: "good" | "degraded" | "poor";
}
/** Derived: what is to be expected of valence and arousal by posterior and by published ratings of the label words. No model measures them. null where a label has no rating. */
export type Dimensions = {
  valence: number;
  arousal: number;
} | null;
export type AbstainReason = "no_speech" | "music_or_tone" | "audio_lost" | "too_short" | "paused" | "low_confidence" | "overload" | null;
/** The model that gave the probabilities. */
export interface Model {
  name: string;
  version: string;
  /** Of the model's file. */
  sha256: string;
  /** E.g. int8, float32. */
  precision: string;
}
/** Where the audio of a leg comes from that `analyze` read from a file: a channel of a recording, or a stream in a packet capture. null for live audio. */
export type Origin = {
  /** The name as it was given; what is not printable is escaped. */
  file: string;
  /** Of a recording, from 1. */
  channel: number | null;
  /** Address and port of the sender, in a capture. */
  source: string | null;
  /** Address and port of the receiver, in a capture. */
  destination: string | null;
  /** The synchronization source with which the leg began, in a capture. */
  ssrc: string | null;
} | null;
export interface Share {
  name: string;
  /** Of the time, or of what was expressed in it. */
  share: number;
}
/** One cue for somebody who practises expression, sparse: [coach] in the configuration. */
export interface AdviceV1 {
  specversion: "1.0";
  id: string;
  source: string;
  type: "org.emotionstreamer.advice.v1";
  time: string;
  datacontenttype: "application/json";
  subject: string;
  data: {
    session_id: string;
    leg_id: string;
    role: Role;
    /** begin names the target; more and less name one label; on_target follows one of these, when the voice is near the target. */
    cue: "begin" | "more" | "less" | "on_target";
    /** The label of which more or less should be heard; null with the other cues. */
    label: string | null;
    /** Where the speech begins that the cue is about, from the first sample of the leg. */
    start_ms: number;
    /** Where it ends. */
    end_ms: number;
    /** What the voice expressed there, by falling share; empty with begin. */
    heard: Share[];
    /** What is practised, by falling share. */
    target: Share[];
    /** Between heard and target: half the sum of the differences; null with begin. */
    distance: number | null;
    /** The cue as an English sentence. */
    text: string;
  };
}
/** A rule of the configuration began to hold for a leg or a session, was acknowledged, or holds no more. */
export interface AlertV1 {
  specversion: "1.0";
  id: string;
  source: string;
  type: "org.emotionstreamer.alert.v1";
  time: string;
  datacontenttype: "application/json";
  /** <session_id>/<leg_id>, or <session_id> where the rule is about the whole session. */
  subject: string;
  data: {
    session_id: string;
    /** null where the rule is about the whole session: silence. */
    leg_id: string | null;
    /** Of the leg when the alert was raised; null where there is no leg. */
    role: "customer" | "agent" | "unknown" | "mixed" | null;
    /** The same in all events of one alert. */
    alert_id: string;
    /** The rule's name in the configuration. */
    rule: string;
    /** What the rule asks for: a probability that stays high, one that rises, or that nobody speaks. */
    kind: "above" | "rising" | "silence";
    /** Those whose posteriors are added up; empty where the rule asks for silence. */
    labels: string[];
    /** The rule's: the sum from which it holds, or by how much it rises; null where the rule asks for silence. */
    threshold: number | null;
    status: "raised" | "acknowledged" | "cleared";
    /** Sum of the posteriors of the labels as last heard, rounded to four decimals; null where the rule asks for silence, and after a crash. */
    probability: number | null;
    /** From when on the rule held, from the first sample of the leg; from the start of the session where there is no leg. */
    since_ms: number;
    raised_at: string;
    /** Whether somebody has acknowledged it so far. */
    acknowledged: boolean;
    /** Who did, as far as they said. */
    acknowledged_by: string | null;
    /** Why it was cleared; null before. */
    reason: "below" | "silence" | "speech" | "paused" | "role_changed" | "not_analysed" | "session_ended" | "rule_changed" | "daemon_restart" | "node_lost" | null;
    /** Alerts of the rule, in all sessions, that were due and not raised since the rule raised one before this. */
    muted: number;
  };
}
/** What the voice of a leg expressed, all its session long, compared with the target of [coach]. It precedes the end of the session. */
export interface CoachReportV1 {
  specversion: "1.0";
  id: string;
  source: string;
  type: "org.emotionstreamer.coach.report.v1";
  time: string;
  datacontenttype: "application/json";
  subject: string;
  data: {
    session_id: string;
    leg_id: string;
    role: Role;
    /** Up to the end of the last result. */
    duration_ms: number;
    /** Speech with results: what all shares are of. */
    heard_ms: number;
    /** Speech without: it was too short, lost, paused or not scored. */
    unsure_ms: number;
    /** What is practised, by falling share; empty where there is no target. */
    target: Share[];
    /** What was expressed, by falling share; empty where nothing was heard. */
    shares: Share[];
    /** Between shares and target: half the sum of the differences; null without a target, or where nothing was heard. */
    distance: number | null;
    /** Share of heard_ms in which the voice was near the target; null likewise. */
    on_target_share: number | null;
    /** Emotions that were expressed at once, the most frequent first. */
    mixtures: {
      /** In the order of the alphabet. */
      names: string[];
      /** Of heard_ms. */
      share: number;
      /** Where the longest stretch of it begins, from the first sample of the leg. */
      start_ms: number;
      /** Where it ends. */
      end_ms: number;
    }[];
    /** The longest stretches off the target, in the order of time. */
    stretches: {
      /** From the first sample of the leg. */
      start_ms: number;
      end_ms: number;
      /** The mean, as in advice.v1. */
      distance: number;
      /** The label that was missing most. */
      more: string;
      /** The label that there was too much of. */
      less: string;
    }[];
    /** Three English sentences; one where nothing was heard. */
    sentences: string[];
  };
}
/** What the voice expresses, as probabilities. It does not say what the person feels. */
export interface EmotionV1 {
  specversion: "1.0";
  id: string;
  source: string;
  type: "org.emotionstreamer.emotion.v1";
  time: string;
  datacontenttype: "application/json";
  subject: string;
  data: {
    session_id: string;
    leg_id: string;
    role: Role;
    utterance_id: string;
    /** interval: the last window, while someone speaks; speech_ended: the end of the utterance. */
    trigger: "interval" | "speech_ended";
    audio: Audio;
    categories: {
      name: string;
      probability: number;
    }[];
    posterior: {
      name: string;
      probability: number;
    }[];
    dimensions: Dimensions;
    abstained: boolean;
    /** Why it abstained; null where it did not. */
    reason: AbstainReason;
    model: Model;
    latency_ms: {
      /** From the arrival of the last sample to the making of this event; null where audio isn't live. */
      audio_end_to_publish: number | null;
      /** Duration of the model call. */
      inference: number;
    };
  };
}
/** Audio or events were lost: how much, where and why. */
export interface GapV1 {
  specversion: "1.0";
  id: string;
  source: string;
  type: "org.emotionstreamer.gap.v1";
  time: string;
  datacontenttype: "application/json";
  /** The session; where there is none, the source or sink. */
  subject: string;
  data: {
    reason: "overflow" | "concealed" | "subscriber_slow" | "broker_away" | "sink_slow" | "resume_expired" | "refused";
    /** The source, or the sink. */
    where: string;
    /** Audio lost, where known. */
    lost_ms: number;
    /** Events lost. */
    lost_events: number;
    /** How many losses this event stands for. */
    occurrences: number;
    /** The session it happened in, where there is one. */
    session_id: string | null;
    /** The legs that lost audio. */
    leg_ids: string[];
  };
}
/** There is more to analyse than the machine can do, and the hop was lengthened, legs were suspended or new ones refused; or that is over. */
export interface OverloadV1 {
  specversion: "1.0";
  id: string;
  source: string;
  type: "org.emotionstreamer.overload.v1";
  time: string;
  datacontenttype: "application/json";
  data: {
    /** False when it is over. */
    active: boolean;
    /** In force from this event on. */
    hop_ms: number;
    normal_hop_ms: number;
    waiting_windows: number;
    /** Legs that are not analysed for ten seconds or more, so that the others have results in time. */
    suspended_legs: number;
    /** What is to be done as a share of what can be done in the same time, of the scarcest of event loop, threads for the model and cores; above 1 it is too much. */
    load: number;
    /** Whether new legs of calls were refused in the last seconds because of the load. */
    refuses_legs: boolean;
  };
}
/** A session has another leg, or a leg has another role. */
export interface SessionChangedV1 {
  specversion: "1.0";
  id: string;
  source: string;
  type: "org.emotionstreamer.session.changed.v1";
  time: string;
  datacontenttype: "application/json";
  /** The session. */
  subject: string;
  data: {
    source_id: string;
    session_id: string;
    /** All its parties, including those that have left. */
    legs: {
      leg_id: string;
      role: Role;
      codec: string;
      sample_rate: number;
      /** False where [privacy] in the configuration forbids to analyse the leg; no emotion of it is published. */
      analysed: boolean;
      /** Whether a control client paused its analysis: what is said then is not heard. */
      paused: boolean;
      origin: Origin;
    }[];
    /** What a control client calls the session, where events.call_references allows it. */
    call_reference?: string;
  };
}
/** The conversation is over. Exactly one for each session. */
export interface SessionEndedV1 {
  specversion: "1.0";
  id: string;
  source: string;
  type: "org.emotionstreamer.session.ended.v1";
  time: string;
  datacontenttype: "application/json";
  /** The session. */
  subject: string;
  data: {
    source_id: string;
    session_id: string;
    reason: "hangup" | "timeout" | "error" | "shutdown" | "daemon_restart" | "node_lost";
    /** Null where the reason is daemon_restart or node_lost: of sessions that were open at a crash ids are kept, and no times. */
    duration_ms: number | null;
    /** What a control client calls the session, where events.call_references allows it. */
    call_reference?: string;
  };
}
/** The first audio of a conversation has come. Exactly one for each session. */
export interface SessionStartedV1 {
  specversion: "1.0";
  id: string;
  source: string;
  type: "org.emotionstreamer.session.started.v1";
  time: string;
  datacontenttype: "application/json";
  /** The session. */
  subject: string;
  data: {
    source_id: string;
    session_id: string;
    /** Its parties. */
    legs: {
      leg_id: string;
      role: Role;
      codec: string;
      sample_rate: number;
      /** False where [privacy] in the configuration forbids to analyse the leg; no emotion of it is published. */
      analysed: boolean;
      /** Whether a control client paused its analysis: what is said then is not heard. */
      paused: boolean;
      origin: Origin;
    }[];
    /** What a control client calls the session, where events.call_references allows it. */
    call_reference?: string;
  };
}
/** A source's state changed, or its figures. */
export interface SourceHealthV1 {
  specversion: "1.0";
  id: string;
  source: string;
  type: "org.emotionstreamer.source.health.v1";
  time: string;
  datacontenttype: "application/json";
  /** The source. */
  subject: string;
  data: {
    source_id: string;
    state: "starting" | "ok" | "silent" | "lost" | "stopped";
    /** One line for a person. */
    detail: string;
  };
}
/** What the leg expresses has changed, or ended: none. What a display shows. */
export interface StateV1 {
  specversion: "1.0";
  id: string;
  source: string;
  type: "org.emotionstreamer.state.v1";
  time: string;
  datacontenttype: "application/json";
  subject: string;
  data: {
    session_id: string;
    leg_id: string;
    role: Role;
    /** A label of the model, or none: nothing is claimed, after a silence, a pause, faded evidence or the end of the leg. */
    state: string;
    /** The posterior of the state; 0 where it is none. */
    probability: number;
    /** The state in the leg's event before; null in its first. */
    previous: string | null;
    /** Since when, from the first sample of the leg. */
    since_ms: number;
  };
}
/** The speech is over; the probabilities are those of the whole utterance. */
export interface UtteranceEndedV1 {
  specversion: "1.0";
  id: string;
  source: string;
  type: "org.emotionstreamer.utterance.ended.v1";
  time: string;
  datacontenttype: "application/json";
  subject: string;
  data: {
    session_id: string;
    leg_id: string;
    role: Role;
    utterance_id: string;
    audio: Audio;
    categories: {
      name: string;
      probability: number;
    }[];
    posterior: {
      name: string;
      probability: number;
    }[];
    dimensions: Dimensions;
    abstained: boolean;
    /** Why it abstained; null where it did not. */
    reason: AbstainReason;
    model: Model;
  };
}
/** Somebody began to speak. */
export interface UtteranceStartedV1 {
  specversion: "1.0";
  id: string;
  source: string;
  type: "org.emotionstreamer.utterance.started.v1";
  time: string;
  datacontenttype: "application/json";
  subject: string;
  data: {
    session_id: string;
    leg_id: string;
    role: Role;
    utterance_id: string;
    /** Where the speech began, since the first sample of the leg. */
    start_ms: number;
  };
}
/** An event of a type that is known here. A newer daemon may send others, too. */
export type CloudEvent =
  | AdviceV1
  | AlertV1
  | CoachReportV1
  | EmotionV1
  | GapV1
  | OverloadV1
  | SessionChangedV1
  | SessionEndedV1
  | SessionStartedV1
  | SourceHealthV1
  | StateV1
  | UtteranceEndedV1
  | UtteranceStartedV1;
/** As filters name them. */
export type EventType =
  | "advice.v1"
  | "alert.v1"
  | "coach.report.v1"
  | "emotion.v1"
  | "gap.v1"
  | "overload.v1"
  | "session.changed.v1"
  | "session.ended.v1"
  | "session.started.v1"
  | "source.health.v1"
  | "state.v1"
  | "utterance.ended.v1"
  | "utterance.started.v1";
/** What each command takes. */
export interface ControlRequests {
  /** Open a session, and a port for each of its legs. */
  open_session: {
    /** Opaque: no telephone number, no address. */
    call_reference: string;
    legs: ({
      role: Role;
      /** The only host that may send, as a numeric address; null lets every allowed one. */
      peer?: string | null;
      /** The only port of that host that may send; null lets all. It needs a peer. */
      peer_port?: number | null;
      /** own: a port, and the one after it for RTCP; the default. rtcp-mux: one port for both (RFC 5761). shared: none; the peer, whose peer_port is given, sends to the shared port. */
      port?: "own" | "rtcp-mux" | "shared";
      /** Seconds without a packet after which the leg ends; null is rtp.timeout_s. */
      timeout_s?: number | null;
      /** What an RTCP BYE of the sender does. ends: the leg ends; the default. ignored: it goes on with the next SSRC, as after a transfer, until end_session or timeout_s. */
      bye?: "ends" | "ignored";
      /** With what the sender encrypts (SRTP); null: it does not. Not with the shared port. The daemon needs the extra srtp. */
      srtp?: {
        suite: "AES_CM_128_HMAC_SHA1_80" | "AES_CM_128_HMAC_SHA1_32" | "AEAD_AES_128_GCM" | "AEAD_AES_256_GCM";
        /** Master key and master salt, base64: 30 bytes of AES_CM_128, 28 of AEAD_AES_128_GCM, 44 of AEAD_AES_256_GCM. */
        key: string;
      } | null;
    })[];
  };
  /** Open a port for another leg. */
  add_leg: {
    session_id: string;
    leg: {
      role: Role;
      /** The only host that may send, as a numeric address; null lets every allowed one. */
      peer?: string | null;
      /** The only port of that host that may send; null lets all. It needs a peer. */
      peer_port?: number | null;
      /** own: a port, and the one after it for RTCP; the default. rtcp-mux: one port for both (RFC 5761). shared: none; the peer, whose peer_port is given, sends to the shared port. */
      port?: "own" | "rtcp-mux" | "shared";
      /** Seconds without a packet after which the leg ends; null is rtp.timeout_s. */
      timeout_s?: number | null;
      /** What an RTCP BYE of the sender does. ends: the leg ends; the default. ignored: it goes on with the next SSRC, as after a transfer, until end_session or timeout_s. */
      bye?: "ends" | "ignored";
      /** With what the sender encrypts (SRTP); null: it does not. Not with the shared port. The daemon needs the extra srtp. */
      srtp?: {
        suite: "AES_CM_128_HMAC_SHA1_80" | "AES_CM_128_HMAC_SHA1_32" | "AEAD_AES_128_GCM" | "AEAD_AES_256_GCM";
        /** Master key and master salt, base64: 30 bytes of AES_CM_128, 28 of AEAD_AES_128_GCM, 44 of AEAD_AES_256_GCM. */
        key: string;
      } | null;
    };
  };
  /** Set who speaks on a leg. */
  set_role: {
    leg_id: string;
    role: Role;
  };
  /** Analyse nothing of a session, or of one leg of it, from now on. */
  pause: {
    session_id: string;
    leg_id?: string | null;
  };
  /** End a pause. */
  resume: {
    session_id: string;
    leg_id?: string | null;
  };
  /** End all legs of a session. */
  end_session: {
    session_id: string;
  };
  /** Return the open sessions. */
  list_sessions: {};
  /** Return the RTP figures. */
  statistics: {
    session_id?: string | null;
  };
  /** Say that somebody has seen an alert. */
  acknowledge_alert: {
    /** As in alert.v1. */
    alert_id: string;
    /** Who it is: everybody who sees the alert sees it. */
    by?: string | null;
  };
  /** Delete all that the history has of a session, and keep nothing more of it. */
  forget_session: {
    session_id: string;
  };
  /** Take no new legs, and end the daemon with its last session: of a node of a cluster. */
  drain: {};
}
/** What is replied to each command. */
export interface ControlReplies {
  /** RTP of each leg goes to its port. RTCP goes to the one after it, or to the same where the leg was opened with rtcp-mux or on the shared port. */
  open_session: {
    ok: true;
    session_id: string;
    legs: {
      leg_id: string;
      role: Role;
      /** Where the port was opened: rtp.host. */
      host: string;
      /** Even, unless it is the shared port. */
      port: number;
    }[];
    /** The node that the session is on; only where a cluster was asked. */
    node?: string;
    /** Of the node's HTTP port, as others reach it: its page and its streams are there; only where a gateway was asked and `cluster.url` is set. */
    url?: string;
  };
  /** RTP of each leg goes to its port. RTCP goes to the one after it, or to the same where the leg was opened with rtcp-mux or on the shared port. */
  add_leg: {
    ok: true;
    session_id: string;
    legs: {
      leg_id: string;
      role: Role;
      /** Where the port was opened: rtp.host. */
      host: string;
      /** Even, unless it is the shared port. */
      port: number;
    }[];
    /** The node that the session is on; only where a cluster was asked. */
    node?: string;
    /** Of the node's HTTP port, as others reach it: its page and its streams are there; only where a gateway was asked and `cluster.url` is set. */
    url?: string;
  };
  /** Who speaks on the leg from now on. */
  set_role: {
    ok: true;
    leg_id: string;
    role: Role;
  };
  /** It holds for the session, or for one leg of it. */
  pause: {
    ok: true;
    session_id: string;
    leg_id: string | null;
  };
  /** It holds for the session, or for one leg of it. */
  resume: {
    ok: true;
    session_id: string;
    leg_id: string | null;
  };
  /** Its legs have ended; or the history has nothing of it any more. */
  end_session: {
    ok: true;
    session_id: string;
  };
  /** Its legs have ended; or the history has nothing of it any more. */
  forget_session: {
    ok: true;
    session_id: string;
  };
  /** The sessions that are open. */
  list_sessions: {
    ok: true;
    sessions: ({
      session_id: string;
      source_id: string;
      /** Null where no client opened it. */
      call_reference: string | null;
      paused: boolean;
      legs: {
        leg_id: string;
        role: Role;
        codec: string;
        /** Whether privacy allows it; agent and mixed legs need a reason. */
        analysed: boolean;
        paused: boolean;
      }[];
      /** The node that the session is on; only where a cluster was asked. */
      node?: string;
      /** Of the node's HTTP port; only where a gateway was asked and `cluster.url` is set. */
      url?: string;
    })[];
    /** How many more are open. */
    left_out: number;
    /** Nodes of a cluster that did not answer; what is theirs is missing. */
    unanswered?: string[];
  };
  /** RTP figures since the start. */
  statistics: {
    ok: true;
    open_sessions: number;
    rtp: {
      open_legs: number;
      packets: number;
      /** Packets lost on the network (RFC 3550). */
      lost: number;
      /** Datagrams that were dropped, by reason. */
      dropped: Record<string, number>;
      /** Datagrams that the kernel dropped before the daemon read them. */
      kernel_drops: number;
      /** Of the session that was named. */
      legs: {
        leg_id: string;
        codec: string;
        packets: number;
        lost: number;
        /** Interarrival jitter (RFC 3550, 6.4.1). */
        jitter_ms: number;
        refused: number;
        undecodable: number;
      }[];
    } | null;
    /** Nodes of a cluster that did not answer; what is theirs is missing. */
    unanswered?: string[];
    /** By node, where a cluster was asked: its own figures. */
    nodes?: Record<string, {
      open_sessions: number | null;
      rtp?: {
        open_legs: number;
        packets: number;
        /** Packets lost on the network (RFC 3550). */
        lost: number;
        /** Datagrams that were dropped, by reason. */
        dropped: Record<string, number>;
        /** Datagrams that the kernel dropped before the daemon read them. */
        kernel_drops: number;
        /** Of the session that was named. */
        legs: {
          leg_id: string;
          codec: string;
          packets: number;
          lost: number;
          /** Interarrival jitter (RFC 3550, 6.4.1). */
          jitter_ms: number;
          refused: number;
          undecodable: number;
        }[];
      } | null;
    }>;
  };
  /** alert.v1 with the status acknowledged was published. */
  acknowledge_alert: {
    ok: true;
    alert_id: string;
    session_id: string;
  };
  /** The sessions that are left, as of list_sessions, and how long they may go on. */
  drain: {
    ok: true;
    sessions: ({
      session_id: string;
      source_id: string;
      /** Null where no client opened it. */
      call_reference: string | null;
      paused: boolean;
      legs: {
        leg_id: string;
        role: Role;
        codec: string;
        /** Whether privacy allows it; agent and mixed legs need a reason. */
        analysed: boolean;
        paused: boolean;
      }[];
    })[];
    /** How many more are open. */
    left_out: number;
    /** Seconds until the daemon ends at the latest. */
    drain_s: number;
  };
}

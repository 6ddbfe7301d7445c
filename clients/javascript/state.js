// What holds now, folded from events: the same as clients/python has, held equal by the files in clients/golden.

export const initialState = () => ({ sources: {}, sessions: {}, overload: null });

const newSession = () => ({ source_id: null, call_reference: null, started_at: null, legs: {}, alerts: {} });

const newLeg = (role) => ({
  role,
  analysed: true,
  paused: false,
  speaking: false,
  state: "none",
  probability: 0,
  since_ms: null,
  posterior: [],
  dimensions: null,
  abstained: false,
  reason: null,
});

const result = ({ posterior, dimensions, abstained, reason }) => ({ posterior, dimensions, abstained, reason });

// By type: what an event changes of its leg.
const changes = {
  "utterance.started.v1": () => ({ speaking: true }),
  "utterance.ended.v1": (data) => ({ ...result(data), speaking: false }),
  "emotion.v1": result,
  "state.v1": ({ state, probability, since_ms }) => ({ state, probability, since_ms }),
};

const newAlert = ({ leg_id, role, rule, kind, labels, threshold, probability, since_ms, raised_at, acknowledged, acknowledged_by }) => ({
  leg_id,
  role,
  rule,
  kind,
  labels,
  threshold,
  probability,
  since_ms,
  raised_at,
  acknowledged,
  acknowledged_by,
});

const withSession = (state, id, session) => ({ ...state, sessions: { ...state.sessions, [id]: session } });

/** The state after an event, a CloudEvent as it came. A state is never changed; unknown types change nothing. */
export function reduce(state, event) {
  const kind = event.type.replace("org.emotionstreamer.", "");
  const data = event.data ?? {};
  if (kind === "gap.v1") return data.reason === "resume_expired" ? initialState() : state; // a snapshot follows
  if (kind === "overload.v1") return { ...state, overload: data.active ? data : null };
  if (kind === "source.health.v1") {
    const source = { state: data.state, detail: data.detail };
    return { ...state, sources: { ...state.sources, [data.source_id]: source } };
  }
  if (kind === "session.ended.v1") {
    const { [data.session_id]: _, ...sessions } = state.sessions;
    return { ...state, sessions };
  }
  const session = state.sessions[data.session_id] ?? newSession();
  if (kind === "session.started.v1" || kind === "session.changed.v1") {
    const legs = { ...session.legs };
    for (const { leg_id, role, analysed, paused } of data.legs) legs[leg_id] = { ...(legs[leg_id] ?? newLeg(role)), role, analysed, paused };
    return withSession(state, data.session_id, {
      source_id: data.source_id,
      call_reference: data.call_reference ?? null,
      started_at: kind === "session.started.v1" ? event.time : session.started_at,
      legs,
      alerts: session.alerts,
    });
  }
  if (kind === "alert.v1") {
    const { [data.alert_id]: _, ...others } = session.alerts;
    const alerts = data.status === "cleared" ? others : { ...session.alerts, [data.alert_id]: newAlert(data) };
    return withSession(state, data.session_id, { ...session, alerts });
  }
  if (!Object.hasOwn(changes, kind)) return state;
  const leg = { ...(session.legs[data.leg_id] ?? newLeg(data.role)), role: data.role, ...changes[kind](data) };
  return withSession(state, data.session_id, { ...session, legs: { ...session.legs, [data.leg_id]: leg } });
}

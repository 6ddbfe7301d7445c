// What holds now, folded from events: the same as clients/python has, held equal by the files in clients/golden.

export const initialState = () => ({ nodes: {}, sources: {}, sessions: {}, overload: null });

const newNode = () => ({ sources: {}, overload: null });
const newSession = (node) => ({ node, source_id: null, call_reference: null, started_at: null, legs: {}, alerts: {} });

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

/** The name of the daemon that an event is from. */
export const nodeOf = (event) => (event.source ?? "").replace(/^\/emotion-streamer\//, "");

function withNode(state, name, change) {
  const known = Object.hasOwn(state.nodes, name) ? state.nodes[name] : newNode();
  return { ...state, nodes: { ...state.nodes, [name]: { ...known, ...change(known) } } };
}

function withSource(state, node, { source_id, state: current, detail }) {
  const source = { state: current, detail };
  const told = withNode(state, node, ({ sources }) => ({ sources: { ...sources, [source_id]: source } }));
  return { ...told, sources: { ...state.sources, [source_id]: source } };
}

function withOverload(state, node, data) {
  const overload = data.active ? data : null;
  const told = withNode(state, node, () => ({ overload }));
  const others = Object.keys(told.nodes).sort().map((name) => told.nodes[name].overload);
  return { ...told, overload: overload ?? others.find((each) => each !== null) ?? null };
}

/** The state after an event, a CloudEvent as it came. A state is never changed; unknown types change nothing. */
export function reduce(state, event) {
  const kind = event.type.replace("org.emotionstreamer.", "");
  const data = event.data ?? {};
  if (kind === "gap.v1") return data.reason === "resume_expired" ? initialState() : state; // a snapshot follows
  if (kind === "overload.v1") return withOverload(state, nodeOf(event), data);
  if (kind === "source.health.v1") return withSource(state, nodeOf(event), data);
  if (kind === "session.ended.v1") {
    const { [data.session_id]: _, ...sessions } = state.sessions;
    return { ...state, sessions };
  }
  const session = state.sessions[data.session_id] ?? newSession(nodeOf(event));
  if (kind === "session.started.v1" || kind === "session.changed.v1") {
    const legs = { ...session.legs };
    for (const { leg_id, role, analysed, paused } of data.legs) legs[leg_id] = { ...(legs[leg_id] ?? newLeg(role)), role, analysed, paused };
    return withSession(state, data.session_id, {
      node: session.node,
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

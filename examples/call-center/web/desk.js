// The agent desktop: it follows the calls of the exchange, and hands in what the embedded parts need.

const daemon = document.body.dataset.daemon;
const session = document.querySelector("emotion-session");
const alerts = document.querySelector("emotion-alerts");
const floor = document.querySelector("#floor");
let chosen = null;

async function ticket(view, session = "") {
  const asked = new URLSearchParams(session ? { view, session } : { view });
  const answer = await fetch(`/ticket?${asked}`, { method: "POST" });
  if (answer.ok) return answer.json();
  throw Object.assign(new Error(await answer.text()), { status: answer.status });
}

session.getTicket = () => ticket("session", session.session);
alerts.getTicket = () => ticket("alerts");
document.addEventListener("emotion-select", ({ detail }) => choose(detail.session_id));
document.addEventListener("emotion-acknowledge", ({ detail }) => {
  fetch("/acknowledge", { method: "POST", body: JSON.stringify({ alert_id: detail.alert_id }) });
});

function choose(id) {
  chosen = id;
  follow();
}

async function follow() {
  const answer = await fetch("/calls").catch(() => null);
  if (!answer?.ok) return;
  const calls = await answer.json();
  const current = calls.find((call) => call.session_id === chosen) ?? calls[0];
  document.querySelector("#calls").replaceChildren(...calls.map((call) => entry(call, call === current)));
  if (!current) return;
  chosen = current.session_id;
  for (const name of ["customer", "reference", "about"]) document.querySelector(`#${name}`).textContent = current[name];
  if (session.session !== chosen) session.session = chosen;
}

function entry(call, isCurrent) {
  const button = document.createElement("button");
  button.textContent = call.customer;
  button.setAttribute("aria-pressed", String(isCurrent));
  button.append(Object.assign(document.createElement("small"), { textContent: call.about }));
  button.onclick = () => choose(call.session_id);
  const item = document.createElement("li");
  item.append(button);
  return item;
}

setInterval(follow, 1000);
follow();
const { EmotionFrame } = await import(`${daemon}/elements.js`);
new EmotionFrame(floor, { getTicket: () => ticket("wall") }).addEventListener("select", ({ detail }) => choose(detail.session_id));

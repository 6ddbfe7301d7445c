// Driven by the tests: `golden FILE` prints the states after each event; `control URL REQUESTS` prints replies; `take URL OPTIONS COUNT` prints the ids of events; `acknowledge URL TOKEN ALERT` acknowledges by a ticket; `wrong URL` prints what is thrown.
import { readFileSync } from "node:fs";
import { Control, connect, initialState, reduce, RefusedError } from "../../../clients/javascript/index.js";

const [command, target, options, count] = process.argv.slice(2);
if (command === "golden") {
  let state = initialState();
  const freeze = (value) => (value && typeof value === "object" && Object.values(value).forEach(freeze), Object.freeze(value));
  const states = JSON.parse(readFileSync(target)).map(({ event }) => (state = freeze(reduce(state, freeze(event)))));
  console.log(JSON.stringify(states));
} else if (command === "control") {
  const control = new Control(target, { token: "pbx-0123456789abcdef", timeoutMs: 300 });
  const say = (promise) => promise.then((reply) => console.log(JSON.stringify(reply)), (error) => console.log(`${error.constructor.name}: ${error.message}`));
  for (const line of JSON.parse(options)) await Promise.all(line.map((each) => say(control.request(...each))));
  process.stdin.once("data", async () => {
    await say(control.request("list_sessions"));
    control.close();
    process.exit();
  });
} else if (command === "wrong") {
  for (const make of [connect, (url) => new Control(url)]) {
    try {
      make(target);
    } catch (error) {
      console.log(`${error.constructor.name}: ${error.message}`);
    }
  }
} else if (command === "acknowledge") {
  const getTicket = async () => {
    const headers = { Authorization: `Bearer ${options}` };
    return (await fetch(new URL("/api/ticket", target), { method: "POST", headers, body: '{"supervise": true}' })).json();
  };
  const control = new Control(target, { getTicket });
  const fields = { alert_id: count, by: "Kim" };
  console.log(JSON.stringify(await control.request("acknowledge_alert", fields)));
  await control.request("pause", { session_id: "call-1" }).catch((error) => console.log(error.message));
  control.close();
} else {
  try {
    let left = Number(count);
    const { tellStatus, tellCaughtUp, ...given } = JSON.parse(options);
    const onStatus = (status) => tellStatus && console.log(status);
    const onCaughtUp = () => tellCaughtUp && console.log("caught up");
    for await (const event of connect(target, { ...given, onStatus, onCaughtUp, onLag: (lost) => console.log(`lost ${lost}`) })) {
      console.log(event.id);
      if (--left === 0) break;
    }
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    console.log(`refused ${error.status}`);
  }
}

// Driven by the tests: `golden FILE` prints the states after each event; `take URL OPTIONS COUNT` prints the ids of events.
import { readFileSync } from "node:fs";
import { connect, initialState, reduce, RefusedError } from "../../../clients/javascript/index.js";

const [command, target, options, count] = process.argv.slice(2);
if (command === "golden") {
  let state = initialState();
  const freeze = (value) => (value && typeof value === "object" && Object.values(value).forEach(freeze), Object.freeze(value));
  const states = JSON.parse(readFileSync(target)).map(({ event }) => (state = freeze(reduce(state, freeze(event)))));
  console.log(JSON.stringify(states));
} else {
  try {
    let left = Number(count);
    for await (const event of connect(target, { ...JSON.parse(options), onLag: (lost) => console.log(`lost ${lost}`) })) {
      console.log(event.id);
      if (--left === 0) break;
    }
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    console.log(`refused ${error.status}`);
  }
}

// Drives Chromium for the tests: one command a line of JSON on standard input, one answer a line on standard output.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [modules, executablePath, ...more] = process.argv.slice(2);
const { chromium } = await import(pathToFileURL(`${modules}/playwright-core/index.mjs`).href);
const axe = readFileSync(`${modules}/axe-core/axe.min.js`, "utf8");
const WAIT_MS = 150_000;

const browser = await chromium.launch({ executablePath, timeout: WAIT_MS, args: ["--no-sandbox", "--force-color-profile=srgb", ...more] });
let page, session;
let problems = [];

const commands = {
  async open({ url, width = 1280, height = 800, scheme = "light", locale = "en-US", storage = true, hurry = 1 }) {
    await page?.context().close();
    problems = [];
    const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, locale });
    if (!storage) await context.addInitScript(withoutStorage);
    if (hurry !== 1) await context.addInitScript(hurried, hurry);
    page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") problems.push(message.text());
    });
    page.on("pageerror", (error) => problems.push(String(error)));
    session = await context.newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.goto(url);
  },
  resize: ({ width, height }) => page.setViewportSize({ width, height }),
  scheme: ({ scheme }) => page.emulateMedia({ colorScheme: scheme }),
  offline: ({ offline }) => page.context().setOffline(offline),
  /** Evaluate an expression in the page; not by Playwright's way, which the page's CSP does not let through. */
  evaluate: ({ expression }) => evaluate(expression),
  async wait({ selector, text = "", state = "visible" }) {
    let found = page.locator(selector);
    if (text) found = found.filter({ hasText: text });
    await found.first().waitFor({ state, timeout: WAIT_MS });
  },
  texts: ({ selector }) => page.locator(selector).allInnerTexts(),
  attribute: ({ selector, name }) => page.locator(selector).first().getAttribute(name),
  count: ({ selector }) => page.locator(selector).count(),
  click: ({ selector }) => page.locator(selector).first().click(),
  /** Click, save what is downloaded, and return its name. */
  async download({ selector, path }) {
    const [download] = await Promise.all([page.waitForEvent("download", { timeout: WAIT_MS }), page.locator(selector).first().click()]);
    await download.saveAs(path);
    return download.suggestedFilename();
  },
  fill: ({ selector, value }) => page.locator(selector).first().fill(value),
  select: ({ selector, value }) => page.locator(selector).first().selectOption(value),
  /** What the page may use, e.g. the microphone; nothing where the list is empty. */
  async permissions({ allowed }) {
    await page.context().clearPermissions();
    await page.context().grantPermissions(allowed);
  },
  press: ({ key }) => page.keyboard.press(key),
  url: () => page.url(),
  problems: () => problems,
  async screenshot({ path, full = true }) {
    await page.screenshot({ path, fullPage: full });
  },
  async axe() {
    await evaluate(`${axe}; 0`);
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const run = `axe.run(document, { runOnly: ${JSON.stringify(tags)} })`;
    const found = await evaluate(`${run}.then(({ violations }) => violations.map(({ id, impact, nodes }) =>
      ({ id, impact, where: nodes.slice(0, 3).map(({ target, failureSummary }) => target.join(" ") + ": " + failureSummary) })))`);
    return found.filter(({ impact }) => impact === "serious" || impact === "critical");
  },
  /** CPU seconds of the main thread so far, and the used heap in bytes after a collection of garbage. */
  async cost() {
    await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    const value = (name) => metrics.find((metric) => metric.name === name).value;
    return { at_s: value("Timestamp"), busy_s: value("TaskDuration"), heap_bytes: value("JSHeapUsedSize"), nodes: value("Nodes") };
  },
};

/** Every use of storage throws, in frames too, as where the browser's user has forbidden it. */
function withoutStorage() {
  const refuse = () => {
    throw new DOMException("Access is denied for this document.", "SecurityError");
  };
  for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches", "cookieStore"])
    Object.defineProperty(window, name, { get: refuse });
  Object.defineProperty(document, "cookie", { get: refuse, set: refuse });
}

/** The clocks that a page waits by run faster. */
function hurried(factor) {
  const { setTimeout, setInterval } = window;
  const now = performance.now.bind(performance);
  window.setTimeout = (act, ms = 0, ...more) => setTimeout(act, ms / factor, ...more);
  window.setInterval = (act, ms = 0, ...more) => setInterval(act, ms / factor, ...more);
  performance.now = () => now() * factor;
}

async function evaluate(expression) {
  const options = { expression, returnByValue: true, awaitPromise: true, allowUnsafeEvalBlockedByCSP: true };
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", options);
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

for await (const line of createInterface({ input: process.stdin })) {
  const { command, ...options } = JSON.parse(line);
  try {
    console.log(JSON.stringify({ result: (await commands[command](options)) ?? null }));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error?.stack ?? error) }));
  }
}
await browser.close();

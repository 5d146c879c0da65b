import { writeFileSync } from "node:fs";
import { harFromMessages } from "chrome-har";
import { visit, withPage } from "./playwright.mjs";

const EVENTS = [
  ...["loadEventFired", "domContentEventFired", "frameStartedLoading", "frameAttached"].map((name) => `Page.${name}`),
  ...[
    "requestWillBeSent",
    "requestWillBeSentExtraInfo",
    "requestServedFromCache",
    "dataReceived",
    "responseReceived",
  ].map((name) => `Network.${name}`),
  ...["responseReceivedExtraInfo", "resourceChangedPriority", "loadingFinished", "loadingFailed"].map(
    (name) => `Network.${name}`,
  ),
];

/** Records a visit as chrome-har makes a HAR of DevTools messages, with the bodies that its caller puts in. */
export async function recordChromeHar(origin, path) {
  await withPage({}, async (page, context) => {
    const devtools = await context.newCDPSession(page);
    const messages = [];
    const bodies = [];
    const responseOf = (id) =>
      messages.find(({ method, params }) => method === "Network.responseReceived" && params.requestId === id)?.params
        .response;
    for (const method of EVENTS) {
      devtools.on(method, (params) => {
        messages.push({ method, params });
        if (method !== "Network.loadingFinished") return;
        const { requestId } = params;
        const put = ({ body, base64Encoded }) =>
          Object.assign(responseOf(requestId) ?? {}, { body, ...(base64Encoded && { encoding: "base64" }) });
        bodies.push(devtools.send("Network.getResponseBody", { requestId }).then(put, () => undefined));
      });
    }
    await devtools.send("Page.enable");
    await devtools.send("Network.enable");
    await visit(page, origin);
    await Promise.all(bodies);
    writeFileSync(path, JSON.stringify(harFromMessages(messages, { includeTextFromResponseBody: true }), null, 2));
  });
}

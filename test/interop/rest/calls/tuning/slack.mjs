import { WebClient } from "@slack/web-api";

const slack = new WebClient("dummy", { retryConfig: { retries: 0 } });

export const calls = {
  "slack-message": async () => {
    const { ts } = await slack.chat.postMessage({
      channel: "C1",
      text: "Ready & <fuelled> – 100%",
      thread_ts: "1700000000.000100",
    });
    return ts;
  },
  "slack-message-blocks": async () => {
    const { ts } = await slack.chat.postMessage({
      channel: "C1",
      text: "Launch",
      blocks: [{ type: "section", text: { type: "mrkdwn", text: "*Launch* at 5 > 4?" } }, { type: "divider" }],
    });
    return ts;
  },
  "slack-history": async () => {
    const { messages } = await slack.conversations.history({
      channel: "C1",
      oldest: "1700000000.000100",
      inclusive: true,
      limit: 10,
    });
    return messages.length;
  },
  "slack-reaction": async () => {
    const { ok } = await slack.reactions.add({ channel: "C1", timestamp: "1700000000.000100", name: "rocket" });
    return ok;
  },
  "slack-invite": async () => {
    const { ok } = await slack.conversations.invite({ channel: "C1", users: "U1,U2" });
    return ok;
  },
  "slack-channel-create": async () => {
    const { channel } = await slack.conversations.create({ name: "launch-pad", is_private: true });
    return channel.id;
  },
};

import { WebClient } from "@slack/web-api";

const slack = new WebClient("dummy", { retryConfig: { retries: 0 } });

export const calls = {
  "slack-message-update": async () => {
    const { ts } = await slack.chat.update({ channel: "C1", ts: "1700000000.000100", text: "Done" });
    return ts;
  },
  "slack-channels": async () => {
    const { channels } = await slack.conversations.list({
      exclude_archived: true,
      limit: 50,
      types: "public_channel,private_channel",
    });
    return channels.length;
  },
  "slack-user-by-email": async () => {
    const { user } = await slack.users.lookupByEmail({ email: "ada+test@example.com" });
    return user.id;
  },
  "slack-users-all-pages": async () => {
    const ids = [];
    for await (const { members } of slack.paginate("users.list", { limit: 2 }))
      ids.push(...members.map(({ id }) => id));
    return ids;
  },
  "slack-status": async () => {
    const { ok } = await slack.users.profile.set({
      profile: { status_text: "At launch", status_emoji: ":rocket:", status_expiration: 0 },
    });
    return ok;
  },
};

import twilio from "twilio";

const client = twilio("AC1", "dummy");

export const calls = {
  "twilio-messages-filtered": async () => {
    const messages = await client.messages.list({
      to: "+4670000001",
      dateSentAfter: new Date(Date.UTC(2026, 0, 2, 3, 4, 5)),
      limit: 20,
    });
    return messages.length;
  },
  "twilio-message-delete": async () => {
    return client.messages("MM1").remove();
  },
};

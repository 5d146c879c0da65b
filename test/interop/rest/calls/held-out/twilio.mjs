import twilio from "twilio";

const client = twilio("AC1", "dummy");

export const calls = {
  "twilio-message-create": async () => {
    const { sid } = await client.messages.create({
      to: "+4670000001",
      from: "+4670000002",
      body: "Launch at 5 & <soon>, 100 % sure?",
      mediaUrl: ["https://example.com/a.png", "https://example.com/b.png?x=1&y=2"],
    });
    return sid;
  },
  "twilio-message-redact": async () => {
    const { sid } = await client.messages("MM1").update({ body: "" });
    return sid;
  },
  "twilio-call-create": async () => {
    const { sid } = await client.calls.create({
      to: "+4670000001",
      from: "+4670000002",
      twiml: "<Response><Say>Lift off</Say></Response>",
      statusCallbackEvent: ["initiated", "completed"],
      record: true,
      timeout: 30,
    });
    return sid;
  },
};

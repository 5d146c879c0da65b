import { always, empty, json } from "./reply.mjs";

const message = { sid: "MM1", account_sid: "AC1", status: "queued", body: "" };
const page = {
  messages: [message],
  page: 0,
  page_size: 20,
  next_page_uri: null,
  uri: "/2010-04-01/Accounts/AC1/Messages.json",
};

/** What api.twilio.com answers. */
export const twilio = [
  [/^POST api\.twilio\.com\/2010-04-01\/Accounts\/AC1\/Messages\.json$/, always(json(message, 201))],
  [/^GET api\.twilio\.com\/2010-04-01\/Accounts\/AC1\/Messages\.json$/, always(json(page))],
  [/^POST api\.twilio\.com\/2010-04-01\/Accounts\/AC1\/Messages\/MM1\.json$/, always(json(message))],
  [/^DELETE api\.twilio\.com\/2010-04-01\/Accounts\/AC1\/Messages\/MM1\.json$/, always(empty())],
  [
    /^POST api\.twilio\.com\/2010-04-01\/Accounts\/AC1\/Calls\.json$/,
    always(json({ sid: "CA1", account_sid: "AC1" }, 201)),
  ],
];

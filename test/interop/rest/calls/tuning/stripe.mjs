import Stripe from "stripe";

const stripe = new Stripe("dummy");

export const calls = {
  "stripe-customer-create": async () => {
    const customer = await stripe.customers.create({
      name: "Zoë & Sons <ltd>",
      email: "zoe+billing@example.com",
      address: { line1: "1 Main St", city: "Malmö", country: "SE" },
      preferred_locales: ["sv", "en"],
      metadata: { tier: "gold", account: "A 17" },
    });
    return customer.id;
  },
  "stripe-customer-delete": async () => {
    const { deleted } = await stripe.customers.del("cus_1");
    return deleted;
  },
  "stripe-subscription-cancel": async () => {
    const { status } = await stripe.subscriptions.cancel("sub_1", { invoice_now: true, prorate: true });
    return status;
  },
  "stripe-customers-search": async () => {
    const { data } = await stripe.customers.search({ query: "name:'Zoë' AND metadata['tier']:'gold'", limit: 5 });
    return data.length;
  },
  "stripe-file-upload": async () => {
    const { id } = await stripe.files.create({
      purpose: "dispute_evidence",
      file: { data: Buffer.from("evidence\n"), name: "evidence.txt", type: "text/plain" },
    });
    return id;
  },
  "stripe-meter-event": async () => {
    const { identifier } = await stripe.v2.billing.meterEvents.create({
      event_name: "thrust",
      identifier: "event-1",
      payload: { stripe_customer_id: "cus_1", value: "25" },
    });
    return identifier;
  },
};

import Stripe from "stripe";

const stripe = new Stripe("dummy");

export const calls = {
  "stripe-customers-filtered": async () => {
    const { data } = await stripe.customers.list({
      created: { gte: 1767225600, lt: 1769904000 },
      limit: 3,
      expand: ["data.default_source"],
    });
    return data.map(({ id }) => id);
  },
  "stripe-customers-all-pages": async () => {
    const ids = [];
    for await (const { id } of stripe.customers.list({ limit: 2 })) ids.push(id);
    return ids;
  },
  "stripe-customer-clear": async () => {
    const { id } = await stripe.customers.update("cus_1", { description: "", metadata: { tier: "" } });
    return id;
  },
  "stripe-customer-get-expanded": async () => {
    const { id } = await stripe.customers.retrieve("cus_1", {
      expand: ["default_source", "invoice_settings.default_payment_method"],
    });
    return id;
  },
  "stripe-price-create": async () => {
    const { id } = await stripe.prices.create({
      currency: "eur",
      unit_amount_decimal: "0.5",
      recurring: { interval: "month", interval_count: 3 },
      product_data: { name: "Fuel + oxidizer" },
    });
    return id;
  },
  "stripe-subscription-create": async () => {
    const { id } = await stripe.subscriptions.create({
      customer: "cus_1",
      items: [{ price: "price_a", quantity: 2 }, { price: "price_b" }],
      cancel_at_period_end: true,
      expand: ["latest_invoice"],
    });
    return id;
  },
  "stripe-invoice-finalize": async () => {
    const { status } = await stripe.invoices.finalizeInvoice("in_1");
    return status;
  },
};

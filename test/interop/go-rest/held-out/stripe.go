package heldout

import (
	"github.com/stripe/stripe-go/v85"

	"respool.test/go-rest/call"
)

var stripeCalls = call.Set{
	"stripe-customers-filtered": func(t call.T) {
		params := &stripe.CustomerListParams{CreatedRange: &stripe.RangeQueryParams{GreaterThanOrEqual: 1767225600, LesserThan: 1769904000}}
		params.Limit = stripe.Int64(3)
		params.AddExpand("data.default_source")
		for _, err := range call.Stripe(t).V1Customers.List(t.Ctx, params).All(t.Ctx) {
			call.Check(err)
		}
	},
	"stripe-customers-all-pages": func(t call.T) {
		params := &stripe.CustomerListParams{}
		params.Limit = stripe.Int64(2)
		for _, err := range call.Stripe(t).V1Customers.List(t.Ctx, params).All(t.Ctx) {
			call.Check(err)
		}
	},
	"stripe-customer-clear": func(t call.T) {
		call.Must(call.Stripe(t).V1Customers.Update(t.Ctx, "cus_1", &stripe.CustomerUpdateParams{
			Description: stripe.String(""),
			Metadata:    map[string]string{"tier": ""},
		}))
	},
	"stripe-customer-get-expanded": func(t call.T) {
		params := &stripe.CustomerRetrieveParams{}
		params.AddExpand("default_source")
		params.AddExpand("invoice_settings.default_payment_method")
		call.Must(call.Stripe(t).V1Customers.Retrieve(t.Ctx, "cus_1", params))
	},
	"stripe-price-create": func(t call.T) {
		call.Must(call.Stripe(t).V1Prices.Create(t.Ctx, &stripe.PriceCreateParams{
			Currency:          stripe.String("eur"),
			UnitAmountDecimal: stripe.Float64(0.5),
			Recurring:         &stripe.PriceCreateRecurringParams{Interval: stripe.String("month"), IntervalCount: stripe.Int64(3)},
			ProductData:       &stripe.PriceCreateProductDataParams{Name: stripe.String("Fuel + oxidizer")},
		}))
	},
	"stripe-subscription-create": func(t call.T) {
		call.Must(call.Stripe(t).V1Subscriptions.Create(t.Ctx, &stripe.SubscriptionCreateParams{
			Customer: stripe.String("cus_1"),
			Items: []*stripe.SubscriptionCreateItemParams{
				{Price: stripe.String("price_a"), Quantity: stripe.Int64(2)},
				{Price: stripe.String("price_b")},
			},
			CancelAtPeriodEnd: stripe.Bool(true),
			Expand:            []*string{stripe.String("latest_invoice")},
		}))
	},
	"stripe-invoice-finalize": func(t call.T) {
		call.Must(call.Stripe(t).V1Invoices.FinalizeInvoice(t.Ctx, "in_1", nil))
	},
}

package tuning

import (
	"strings"

	"github.com/stripe/stripe-go/v85"

	"respool.test/go-rest/call"
)

var stripeCalls = call.Set{
	"stripe-customer-create": func(t call.T) {
		call.Must(call.Stripe(t).V1Customers.Create(t.Ctx, &stripe.CustomerCreateParams{
			Name:             stripe.String("Zoë & Sons <ltd>"),
			Email:            stripe.String("zoe+billing@example.com"),
			Address:          &stripe.AddressParams{Line1: stripe.String("1 Main St"), City: stripe.String("Malmö"), Country: stripe.String("SE")},
			PreferredLocales: []*string{stripe.String("sv"), stripe.String("en")},
			Metadata:         map[string]string{"tier": "gold", "account": "A 17"},
		}))
	},
	"stripe-customer-delete": func(t call.T) {
		call.Must(call.Stripe(t).V1Customers.Delete(t.Ctx, "cus_1", nil))
	},
	"stripe-subscription-cancel": func(t call.T) {
		call.Must(call.Stripe(t).V1Subscriptions.Cancel(t.Ctx, "sub_1", &stripe.SubscriptionCancelParams{
			InvoiceNow: stripe.Bool(true),
			Prorate:    stripe.Bool(true),
		}))
	},
	"stripe-customers-search": func(t call.T) {
		for _, err := range call.Stripe(t).V1Customers.Search(t.Ctx, &stripe.CustomerSearchParams{
			SearchParams: stripe.SearchParams{Query: "name:'Zoë' AND metadata['tier']:'gold'", Limit: stripe.Int64(5)},
		}).All(t.Ctx) {
			call.Check(err)
		}
	},
	"stripe-file-upload": func(t call.T) {
		call.Must(call.Stripe(t).V1Files.Create(t.Ctx, &stripe.FileCreateParams{
			FileReader: strings.NewReader("evidence\n"),
			Filename:   stripe.String("evidence.txt"),
			Purpose:    stripe.String("dispute_evidence"),
		}))
	},
	"stripe-meter-event": func(t call.T) {
		call.Must(call.Stripe(t).V2BillingMeterEvents.Create(t.Ctx, &stripe.V2BillingMeterEventCreateParams{
			EventName:  stripe.String("thrust"),
			Identifier: stripe.String("event-1"),
			Payload:    map[string]string{"stripe_customer_id": "cus_1", "value": "25"},
		}))
	},
}

package call

import "github.com/stripe/stripe-go/v85"

// Stripe is a client for api.stripe.com.
func Stripe(t T) *stripe.Client {
	return stripe.NewClient("dummy", stripe.WithBackends(stripe.NewBackendsWithConfig(&stripe.BackendConfig{
		HTTPClient:        t.HTTP,
		EnableTelemetry:   stripe.Bool(false),
		LeveledLogger:     &stripe.LeveledLogger{},
		MaxNetworkRetries: stripe.Int64(0),
	})))
}

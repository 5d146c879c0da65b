package tuning

import (
	"time"

	openapi "github.com/twilio/twilio-go/rest/api/v2010"

	"respool.test/go-rest/call"
)

var twilioCalls = call.Set{
	"twilio-messages-filtered": func(t call.T) {
		params := &openapi.ListMessageParams{}
		params.SetTo("+4670000001").SetDateSentAfter(time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)).SetLimit(20)
		call.Must(call.Twilio(t).ListMessage(params))
	},
	"twilio-message-delete": func(t call.T) {
		call.Check(call.Twilio(t).DeleteMessage("MM1", nil))
	},
}

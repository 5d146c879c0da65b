package heldout

import (
	openapi "github.com/twilio/twilio-go/rest/api/v2010"

	"respool.test/go-rest/call"
)

var twilioCalls = call.Set{
	"twilio-message-create": func(t call.T) {
		params := &openapi.CreateMessageParams{}
		params.SetTo("+4670000001").SetFrom("+4670000002").SetBody("Launch at 5 & <soon>, 100 % sure?")
		params.SetMediaUrl([]string{"https://example.com/a.png", "https://example.com/b.png?x=1&y=2"})
		call.Must(call.Twilio(t).CreateMessage(params))
	},
	"twilio-message-redact": func(t call.T) {
		params := &openapi.UpdateMessageParams{}
		params.SetBody("")
		call.Must(call.Twilio(t).UpdateMessage("MM1", params))
	},
	"twilio-call-create": func(t call.T) {
		params := &openapi.CreateCallParams{}
		params.SetTo("+4670000001").SetFrom("+4670000002").SetTwiml("<Response><Say>Lift off</Say></Response>")
		params.SetStatusCallbackEvent([]string{"initiated", "completed"}).SetRecord(true).SetTimeout(30)
		call.Must(call.Twilio(t).CreateCall(params))
	},
}

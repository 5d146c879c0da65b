package heldout

import (
	"github.com/slack-go/slack"

	"respool.test/go-rest/call"
)

var slackCalls = call.Set{
	"slack-message-update": func(t call.T) {
		_, _, _, err := call.Slack(t).UpdateMessageContext(t.Ctx, "C1", "1700000000.000100", slack.MsgOptionText("Done", false))
		call.Check(err)
	},
	"slack-channels": func(t call.T) {
		_, _, err := call.Slack(t).GetConversationsContext(t.Ctx, &slack.GetConversationsParameters{
			ExcludeArchived: true,
			Limit:           50,
			Types:           []string{"public_channel", "private_channel"},
		})
		call.Check(err)
	},
	"slack-user-by-email": func(t call.T) {
		call.Must(call.Slack(t).GetUserByEmailContext(t.Ctx, "ada+test@example.com"))
	},
	"slack-users-all-pages": func(t call.T) {
		call.Must(call.Slack(t).GetUsersContext(t.Ctx, slack.GetUsersOptionLimit(2)))
	},
	"slack-status": func(t call.T) {
		call.Check(call.Slack(t).SetUserCustomStatusContext(t.Ctx, "At launch", ":rocket:", 0))
	},
}

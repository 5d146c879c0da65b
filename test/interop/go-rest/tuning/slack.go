package tuning

import (
	"github.com/slack-go/slack"

	"respool.test/go-rest/call"
)

var slackCalls = call.Set{
	"slack-message": func(t call.T) {
		_, _, err := call.Slack(t).PostMessageContext(t.Ctx, "C1", slack.MsgOptionText("Ready & <fuelled> – 100%", false), slack.MsgOptionTS("1700000000.000100"))
		call.Check(err)
	},
	"slack-message-blocks": func(t call.T) {
		_, _, err := call.Slack(t).PostMessageContext(t.Ctx, "C1",
			slack.MsgOptionText("Launch", false),
			slack.MsgOptionBlocks(
				slack.NewSectionBlock(slack.NewTextBlockObject(slack.MarkdownType, "*Launch* at 5 > 4?", false, false), nil, nil),
				slack.NewDividerBlock(),
			))
		call.Check(err)
	},
	"slack-history": func(t call.T) {
		_, err := call.Slack(t).GetConversationHistoryContext(t.Ctx, &slack.GetConversationHistoryParameters{
			ChannelID: "C1",
			Oldest:    "1700000000.000100",
			Inclusive: true,
			Limit:     10,
		})
		call.Check(err)
	},
	"slack-reaction": func(t call.T) {
		call.Check(call.Slack(t).AddReactionContext(t.Ctx, "rocket", slack.NewRefToMessage("C1", "1700000000.000100")))
	},
	"slack-invite": func(t call.T) {
		call.Must(call.Slack(t).InviteUsersToConversationContext(t.Ctx, "C1", "U1", "U2"))
	},
	"slack-channel-create": func(t call.T) {
		call.Must(call.Slack(t).CreateConversationContext(t.Ctx, slack.CreateConversationParams{ChannelName: "launch-pad", IsPrivate: true}))
	},
}

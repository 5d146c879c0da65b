// Package tuning holds the calls that the rules for matching may be fitted on.
package tuning

import "respool.test/llm/call"

// Calls are all of this half.
var Calls = call.Merge(chat, hosts, openaiResponses, anthropicMessages, gemini, converse, agents)

// Package heldout holds the calls that the rules for matching are tested with and never fitted on.
package heldout

import "respool.test/llm/call"

// Calls are all of this half.
var Calls = call.Merge(chat, hosts, openaiResponses, anthropicMessages, gemini, converse, agents)

// Package heldout holds the calls of the held-out half.
package heldout

import "respool.test/go-rest/call"

// Calls are all calls of this half.
var Calls = call.Merge(azureCalls, cloudflareCalls, digitaloceanCalls, elasticsearchCalls, githubCalls, gitlabCalls, hetznerCalls, linodeCalls, plainCalls, s3Calls, scalewayCalls, slackCalls, stripeCalls, twilioCalls)

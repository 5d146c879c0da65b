package heldout

import (
	"github.com/hetznercloud/hcloud-go/v2/hcloud"

	"respool.test/go-rest/call"
)

var hetznerCalls = call.Set{
	"hetzner-server-labels": func(t call.T) {
		_, _, err := call.Hetzner(t).Server.Update(t.Ctx, &hcloud.Server{ID: 42}, hcloud.ServerUpdateOpts{
			Labels: map[string]string{"env": "test"},
		})
		call.Check(err)
	},
}

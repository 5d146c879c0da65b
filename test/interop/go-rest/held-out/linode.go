package heldout

import (
	"encoding/json"

	"github.com/linode/linodego"

	"respool.test/go-rest/call"
)

var linodeCalls = call.Set{
	"linode-instances-by-tag": func(t call.T) {
		filter := linodego.Filter{}
		filter.AddField(linodego.Eq, "tags", "production")
		filter.AddField(linodego.Eq, "region", "eu-west")
		call.Must(call.Linode(t).ListInstances(t.Ctx, &linodego.ListOptions{
			PageOptions: &linodego.PageOptions{Page: 1},
			PageSize:    100,
			Filter:      string(call.Must(json.Marshal(&filter))),
		}))
	},
	"linode-instance-create": func(t call.T) {
		call.Must(call.Linode(t).CreateInstance(t.Ctx, linodego.InstanceCreateOptions{
			Region:         "eu-west",
			Type:           "g6-nanode-1",
			Label:          "web-1",
			Tags:           []string{"production", "web"},
			PrivateIP:      true,
			BackupsEnabled: true,
			PlacementGroup: &linodego.InstanceCreatePlacementGroupOptions{ID: 528, CompliantOnly: new(true)},
		}))
	},
	"linode-instance-boot": func(t call.T) {
		call.Check(call.Linode(t).BootInstance(t.Ctx, 123, 0))
	},
	"linode-instance-update": func(t call.T) {
		call.Must(call.Linode(t).UpdateInstance(t.Ctx, 123, linodego.InstanceUpdateOptions{
			Label:           "web-2",
			Tags:            &[]string{},
			WatchdogEnabled: new(false),
		}))
	},
	"linode-instance-delete": func(t call.T) {
		call.Check(call.Linode(t).DeleteInstance(t.Ctx, 123))
	},
	"linode-volume-resize": func(t call.T) {
		call.Check(call.Linode(t).ResizeVolume(t.Ctx, 77, 40))
	},
}

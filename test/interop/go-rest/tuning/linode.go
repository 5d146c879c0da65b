package tuning

import (
	"github.com/linode/linodego"

	"respool.test/go-rest/call"
)

var linodeCalls = call.Set{
	"linode-two-filters": func(t call.T) {
		for _, label := range []string{"web", "db"} {
			call.Must(call.Linode(t).ListVolumes(t.Ctx, &linodego.ListOptions{
				PageOptions: &linodego.PageOptions{Page: 1},
				Filter:      `{"label":"` + label + `"}`,
			}))
		}
	},
	"linode-record-create": func(t call.T) {
		call.Must(call.Linode(t).CreateDomainRecord(t.Ctx, 5, linodego.DomainRecordCreateOptions{
			Type:     linodego.RecordTypeMX,
			Name:     "mail",
			Target:   "mx.example.com",
			Priority: new(10),
		}))
	},
	"linode-firewall-rules": func(t call.T) {
		call.Must(call.Linode(t).UpdateFirewallRules(t.Ctx, 9, linodego.FirewallRuleSet{
			InboundPolicy:  "DROP",
			OutboundPolicy: "ACCEPT",
			Inbound: []linodego.FirewallRule{{
				Action:    "ACCEPT",
				Label:     "https",
				Ports:     "443",
				Protocol:  linodego.TCP,
				Addresses: linodego.NetworkAddresses{IPv4: &[]string{"0.0.0.0/0"}, IPv6: &[]string{"::/0"}},
			}},
			Outbound: []linodego.FirewallRule{},
		}))
	},
	"linode-types": func(t call.T) {
		call.Must(call.Linode(t).ListTypes(t.Ctx, nil))
	},
}

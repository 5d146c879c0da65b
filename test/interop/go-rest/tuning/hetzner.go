package tuning

import (
	"net"

	"github.com/hetznercloud/hcloud-go/v2/hcloud"

	"respool.test/go-rest/call"
)

var hetznerCalls = call.Set{
	"hetzner-servers-filtered": func(t call.T) {
		_, _, err := call.Hetzner(t).Server.List(t.Ctx, hcloud.ServerListOpts{
			ListOpts: hcloud.ListOpts{LabelSelector: "env=prod,tier in (web, api)", PerPage: 25},
			Status:   []hcloud.ServerStatus{hcloud.ServerStatusRunning, hcloud.ServerStatusOff},
			Sort:     []string{"name:asc", "id:desc"},
		})
		call.Check(err)
	},
	"hetzner-server-create": func(t call.T) {
		_, _, err := call.Hetzner(t).Server.Create(t.Ctx, hcloud.ServerCreateOpts{
			Name:       "web-1",
			ServerType: &hcloud.ServerType{Name: "cx22"},
			Image:      &hcloud.Image{Name: "debian-12"},
			Location:   &hcloud.Location{Name: "fsn1"},
			SSHKeys:    []*hcloud.SSHKey{{ID: 11}},
			Labels:     map[string]string{"env": "prod", "app": "web"},
		})
		call.Check(err)
	},
	"hetzner-server-poweron": func(t call.T) {
		_, _, err := call.Hetzner(t).Server.Poweron(t.Ctx, &hcloud.Server{ID: 42})
		call.Check(err)
	},
	"hetzner-server-delete": func(t call.T) {
		_, err := call.Hetzner(t).Server.Delete(t.Ctx, &hcloud.Server{ID: 42})
		call.Check(err)
	},
	"hetzner-server-retype": func(t call.T) {
		_, _, err := call.Hetzner(t).Server.ChangeType(t.Ctx, &hcloud.Server{ID: 42}, hcloud.ServerChangeTypeOpts{
			ServerType:  &hcloud.ServerType{Name: "cx32"},
			UpgradeDisk: false,
		})
		call.Check(err)
	},
	"hetzner-firewall-rules": func(t call.T) {
		_, network, err := net.ParseCIDR("0.0.0.0/0")
		call.Check(err)
		_, _, err = call.Hetzner(t).Firewall.SetRules(t.Ctx, &hcloud.Firewall{ID: 3}, hcloud.FirewallSetRulesOpts{
			Rules: []hcloud.FirewallRule{{
				Direction: hcloud.FirewallRuleDirectionIn,
				Protocol:  hcloud.FirewallRuleProtocolTCP,
				Port:      new("80-85"),
				SourceIPs: []net.IPNet{*network},
			}},
		})
		call.Check(err)
	},
	"hetzner-image-create": func(t call.T) {
		_, _, err := call.Hetzner(t).Server.CreateImage(t.Ctx, &hcloud.Server{ID: 42}, nil)
		call.Check(err)
	},
}

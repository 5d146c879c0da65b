package tuning

import (
	"github.com/digitalocean/godo"

	"respool.test/go-rest/call"
)

var digitaloceanCalls = call.Set{
	"digitalocean-droplets-by-tag": func(t call.T) {
		_, _, err := call.DigitalOcean(t).Droplets.ListByTag(t.Ctx, "web tier", &godo.ListOptions{Page: 1, PerPage: 25})
		call.Check(err)
	},
	"digitalocean-droplet-create": func(t call.T) {
		_, _, err := call.DigitalOcean(t).Droplets.Create(t.Ctx, &godo.DropletCreateRequest{
			Name:    "web-1",
			Region:  "fra1",
			Size:    "s-1vcpu-1gb",
			Image:   godo.DropletCreateImage{Slug: "debian-12-x64"},
			SSHKeys: []godo.DropletCreateSSHKey{{ID: 42}},
			IPv6:    true,
			Tags:    []string{"web"},
		})
		call.Check(err)
	},
	"digitalocean-droplet-resize": func(t call.T) {
		_, _, err := call.DigitalOcean(t).DropletActions.Resize(t.Ctx, 7, "s-2vcpu-2gb", true)
		call.Check(err)
	},
	"digitalocean-droplets-delete-by-tag": func(t call.T) {
		_, err := call.DigitalOcean(t).Droplets.DeleteByTag(t.Ctx, "old")
		call.Check(err)
	},
	"digitalocean-firewall-create": func(t call.T) {
		_, _, err := call.DigitalOcean(t).Firewalls.Create(t.Ctx, &godo.FirewallRequest{
			Name:          "web",
			InboundRules:  []godo.InboundRule{{Protocol: "tcp", PortRange: "443", Sources: &godo.Sources{Addresses: []string{"0.0.0.0/0", "::/0"}}}},
			OutboundRules: []godo.OutboundRule{{Protocol: "tcp", PortRange: "all", Destinations: &godo.Destinations{Addresses: []string{"0.0.0.0/0"}}}},
			DropletIDs:    []int{7},
			Tags:          []string{"web"},
		})
		call.Check(err)
	},
	"digitalocean-volume-create": func(t call.T) {
		_, _, err := call.DigitalOcean(t).Storage.CreateVolume(t.Ctx, &godo.VolumeCreateRequest{
			Region: "fra1", Name: "data", SizeGigaBytes: 10, FilesystemType: "ext4",
		})
		call.Check(err)
	},
}

package heldout

import (
	"github.com/digitalocean/godo"

	"respool.test/go-rest/call"
)

var digitaloceanCalls = call.Set{
	"digitalocean-record-edit": func(t call.T) {
		_, _, err := call.DigitalOcean(t).Domains.EditRecord(t.Ctx, "example.com", 9, &godo.DomainRecordEditRequest{
			Type: "A", Name: "www", Data: "192.0.2.1", TTL: 300,
		})
		call.Check(err)
	},
	"digitalocean-tag-resources": func(t call.T) {
		_, err := call.DigitalOcean(t).Tags.TagResources(t.Ctx, "web", &godo.TagResourcesRequest{
			Resources: []godo.Resource{{ID: "7", Type: godo.DropletResourceType}},
		})
		call.Check(err)
	},
}

package heldout

import (
	instance "github.com/scaleway/scaleway-sdk-go/api/instance/v1"
	"github.com/scaleway/scaleway-sdk-go/scw"

	"respool.test/go-rest/call"
)

var scalewayCalls = call.Set{
	"scaleway-servers-filtered": func(t call.T) {
		call.Must(instance.NewAPI(call.Scaleway(t)).ListServers(&instance.ListServersRequest{
			PerPage: new(uint32(20)),
			Tags:    []string{"web", "eu west"},
			State:   new(instance.ServerStateRunning),
			Order:   instance.ListServersRequestOrderCreationDateAsc,
		}, scw.WithContext(t.Ctx)))
	},
	"scaleway-servers-all-pages": func(t call.T) {
		call.Must(instance.NewAPI(call.Scaleway(t)).ListServers(&instance.ListServersRequest{
			PerPage: new(uint32(2)),
		}, scw.WithAllPages(), scw.WithContext(t.Ctx)))
	},
	"scaleway-server-create": func(t call.T) {
		call.Must(instance.NewAPI(call.Scaleway(t)).CreateServer(&instance.CreateServerRequest{
			Name:              "web-1",
			CommercialType:    "DEV1-S",
			Image:             new("22222222-2222-4222-8222-222222222222"),
			DynamicIPRequired: new(false),
			Tags:              []string{"web"},
			Volumes: map[string]*instance.VolumeServerTemplate{
				"0": {Size: new(20 * scw.GB), VolumeType: instance.VolumeVolumeTypeLSSD},
			},
		}, scw.WithContext(t.Ctx)))
	},
	"scaleway-server-update": func(t call.T) {
		call.Must(instance.NewAPI(call.Scaleway(t)).UpdateServer(&instance.UpdateServerRequest{
			ServerID: "33333333-3333-4333-8333-333333333333",
			Tags:     &[]string{"web", "blue"},
			Name:     new("web-2"),
		}, scw.WithContext(t.Ctx)))
	},
	"scaleway-ip-detach": func(t call.T) {
		call.Must(instance.NewAPI(call.Scaleway(t)).UpdateIP(&instance.UpdateIPRequest{
			IP:      "44444444-4444-4444-8444-444444444444",
			Server:  &instance.NullableStringValue{Null: true},
			Reverse: &instance.NullableStringValue{Value: "web.example.com"},
		}, scw.WithContext(t.Ctx)))
	},
}

package tuning

import (
	domain "github.com/scaleway/scaleway-sdk-go/api/domain/v2beta1"
	instance "github.com/scaleway/scaleway-sdk-go/api/instance/v1"
	registry "github.com/scaleway/scaleway-sdk-go/api/registry/v1"
	secret "github.com/scaleway/scaleway-sdk-go/api/secret/v1beta1"
	"github.com/scaleway/scaleway-sdk-go/scw"

	"respool.test/go-rest/call"
)

var scalewayCalls = call.Set{
	"scaleway-server-reboot": func(t call.T) {
		call.Must(instance.NewAPI(call.Scaleway(t)).ServerAction(&instance.ServerActionRequest{
			ServerID: "33333333-3333-4333-8333-333333333333",
			Action:   instance.ServerActionReboot,
		}, scw.WithContext(t.Ctx)))
	},
	"scaleway-ip-delete": func(t call.T) {
		call.Check(instance.NewAPI(call.Scaleway(t)).DeleteIP(&instance.DeleteIPRequest{
			IP: "44444444-4444-4444-8444-444444444444",
		}, scw.WithContext(t.Ctx)))
	},
	"scaleway-namespaces": func(t call.T) {
		call.Must(registry.NewAPI(call.Scaleway(t)).ListNamespaces(&registry.ListNamespacesRequest{
			Name:     new("images"),
			OrderBy:  registry.ListNamespacesRequestOrderByNameDesc,
			PageSize: new(uint32(10)),
		}, scw.WithContext(t.Ctx)))
	},
	"scaleway-namespace-update": func(t call.T) {
		call.Must(registry.NewAPI(call.Scaleway(t)).UpdateNamespace(&registry.UpdateNamespaceRequest{
			NamespaceID: "55555555-5555-4555-8555-555555555555",
			Description: new(""),
			IsPublic:    new(true),
		}, scw.WithContext(t.Ctx)))
	},
	"scaleway-namespace-create": func(t call.T) {
		call.Must(registry.NewAPI(call.Scaleway(t)).CreateNamespace(&registry.CreateNamespaceRequest{
			Name: "images",
		}, scw.WithContext(t.Ctx)))
	},
	"scaleway-dns-records": func(t call.T) {
		call.Must(domain.NewAPI(call.Scaleway(t)).UpdateDNSZoneRecords(&domain.UpdateDNSZoneRecordsRequest{
			DNSZone: "example.com",
			Changes: []*domain.RecordChange{
				{Add: &domain.RecordChangeAdd{Records: []*domain.Record{{Name: "www", Type: domain.RecordTypeA, Data: "192.0.2.1", TTL: 300}}}},
				{Delete: &domain.RecordChangeDelete{IDFields: &domain.RecordIdentifier{Name: "old", Type: domain.RecordTypeCNAME}}},
			},
		}, scw.WithContext(t.Ctx)))
	},
	"scaleway-secret-version": func(t call.T) {
		call.Must(secret.NewAPI(call.Scaleway(t)).CreateSecretVersion(&secret.CreateSecretVersionRequest{
			SecretID: "66666666-6666-4666-8666-666666666666",
			Data:     []byte("launch code >>> 00000000"),
		}, scw.WithContext(t.Ctx)))
	},
}

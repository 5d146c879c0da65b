package heldout

import (
	"strings"

	"github.com/cloudflare/cloudflare-go/v6"
	"github.com/cloudflare/cloudflare-go/v6/cache"
	"github.com/cloudflare/cloudflare-go/v6/dns"
	"github.com/cloudflare/cloudflare-go/v6/kv"
	"github.com/cloudflare/cloudflare-go/v6/shared"

	"respool.test/go-rest/call"
)

var cloudflareCalls = call.Set{
	"cloudflare-records-all-pages": func(t call.T) {
		pager := dns.NewRecordService(call.Cloudflare(t)...).ListAutoPaging(t.Ctx, dns.RecordListParams{
			ZoneID:  cloudflare.F("z1"),
			PerPage: cloudflare.F(2.0),
		})
		for pager.Next() {
		}
		call.Check(pager.Err())
	},
	"cloudflare-record-create": func(t call.T) {
		call.Must(dns.NewRecordService(call.Cloudflare(t)...).New(t.Ctx, dns.RecordNewParams{
			ZoneID: cloudflare.F("z1"),
			Body: dns.ARecordParam{
				Name:    cloudflare.F("www.example.com"),
				Type:    cloudflare.F(dns.ARecordTypeA),
				Content: cloudflare.F("192.0.2.1"),
				TTL:     cloudflare.F(dns.TTL1),
				Proxied: cloudflare.F(false),
				Comment: cloudflare.F("web <front>"),
			},
		}))
	},
	"cloudflare-record-edit": func(t call.T) {
		call.Must(dns.NewRecordService(call.Cloudflare(t)...).Edit(t.Ctx, "r1", dns.RecordEditParams{
			ZoneID: cloudflare.F("z1"),
			Body: dns.ARecordParam{
				Name:    cloudflare.F("www.example.com"),
				Type:    cloudflare.F(dns.ARecordTypeA),
				TTL:     cloudflare.F(dns.TTL(300)),
				Content: cloudflare.F("192.0.2.2"),
				Comment: cloudflare.Null[string](),
			},
		}))
	},
	"cloudflare-record-delete": func(t call.T) {
		call.Must(dns.NewRecordService(call.Cloudflare(t)...).Delete(t.Ctx, "r1", dns.RecordDeleteParams{ZoneID: cloudflare.F("z1")}))
	},
	"cloudflare-cache-purge": func(t call.T) {
		call.Must(cache.NewCacheService(call.Cloudflare(t)...).Purge(t.Ctx, cache.CachePurgeParams{
			ZoneID: cloudflare.F("z1"),
			Body: cache.CachePurgeParamsBodyCachePurgeSingleFile{
				Files: cloudflare.F([]string{"https://www.example.com/a.css?v=1&m=dark", "https://www.example.com/b c.js"}),
			},
		}))
	},
	"cloudflare-value-put": func(t call.T) {
		call.Must(kv.NewNamespaceValueService(call.Cloudflare(t)...).Update(t.Ctx, "n1", "settings/über uns", kv.NamespaceValueUpdateParams{
			AccountID:     cloudflare.F("a1"),
			Value:         cloudflare.F[kv.NamespaceValueUpdateParamsValueUnion](shared.UnionString("dark & blue")),
			ExpirationTTL: cloudflare.F(3600.0),
		}))
	},
	"cloudflare-value-upload": func(t call.T) {
		call.Must(kv.NewNamespaceService(call.Cloudflare(t)...).BulkUpdate(t.Ctx, "n1", kv.NamespaceBulkUpdateParams{
			AccountID: cloudflare.F("a1"),
			Body: []kv.NamespaceBulkUpdateParamsBody{
				{Key: cloudflare.F("a"), Value: cloudflare.F("1")},
				{Key: cloudflare.F("b"), Value: cloudflare.F(strings.Repeat("x", 3)), ExpirationTTL: cloudflare.F(60.0)},
			},
		}))
	},
}

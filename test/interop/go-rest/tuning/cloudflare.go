package tuning

import (
	"github.com/cloudflare/cloudflare-go/v6"
	"github.com/cloudflare/cloudflare-go/v6/dns"

	"respool.test/go-rest/call"
)

var cloudflareCalls = call.Set{
	"cloudflare-records-filtered": func(t call.T) {
		call.Must(dns.NewRecordService(call.Cloudflare(t)...).List(t.Ctx, dns.RecordListParams{
			ZoneID:  cloudflare.F("z1"),
			Type:    cloudflare.F(dns.RecordListParamsTypeA),
			Name:    cloudflare.F(dns.RecordListParamsName{Contains: cloudflare.F("www."), Endswith: cloudflare.F("example.com")}),
			Proxied: cloudflare.F(true),
			PerPage: cloudflare.F(100.0),
		}))
	},
}

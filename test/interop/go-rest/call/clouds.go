package call

import (
	"github.com/digitalocean/godo"
	"github.com/hetznercloud/hcloud-go/v2/hcloud"
	"github.com/linode/linodego"
	"github.com/scaleway/scaleway-sdk-go/scw"
	"github.com/slack-go/slack"
)

// Linode is a client for api.linode.com.
func Linode(t T) *linodego.Client {
	client := linodego.NewClient(t.HTTP)
	client.SetToken("dummy")
	client.SetRetryCount(0)
	return &client
}

// Scaleway is a client for api.scaleway.com.
func Scaleway(t T) *scw.Client {
	return Must(scw.NewClient(
		scw.WithHTTPClient(t.HTTP),
		scw.WithAuth("SCWXXXXXXXXXXXXXXXXX", "00000000-0000-4000-8000-000000000000"),
		scw.WithDefaultProjectID("11111111-1111-4111-8111-111111111111"),
		scw.WithDefaultZone(scw.ZoneFrPar1),
		scw.WithDefaultRegion(scw.RegionFrPar),
	))
}

// DigitalOcean is a client for api.digitalocean.com.
func DigitalOcean(t T) *godo.Client {
	return godo.NewClient(t.HTTP)
}

// Hetzner is a client for api.hetzner.cloud.
func Hetzner(t T) *hcloud.Client {
	return hcloud.NewClient(hcloud.WithToken("dummy"), hcloud.WithHTTPClient(t.HTTP))
}

// Slack is a client for slack.com.
func Slack(t T) *slack.Client {
	return slack.New("dummy", slack.OptionHTTPClient(t.HTTP))
}

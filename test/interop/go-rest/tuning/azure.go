package tuning

import (
	"github.com/Azure/azure-sdk-for-go/sdk/resourcemanager/resources/armresources"

	"respool.test/go-rest/call"
)

var azureCalls = call.Set{
	"azure-groups-filtered": func(t call.T) {
		client := call.Must(armresources.NewResourceGroupsClient("s1", call.AzureCredential(), call.Azure(t)))
		pager := client.NewListPager(&armresources.ResourceGroupsClientListOptions{
			Filter: new("tagName eq 'env' and tagValue eq 'prod'"),
			Top:    new(int32(10)),
		})
		for pager.More() {
			call.Must(pager.NextPage(t.Ctx))
		}
	},
	"azure-group-create": func(t call.T) {
		client := call.Must(armresources.NewResourceGroupsClient("s1", call.AzureCredential(), call.Azure(t)))
		call.Must(client.CreateOrUpdate(t.Ctx, "rg web", armresources.ResourceGroup{
			Location: new("westeurope"),
			Tags:     map[string]*string{"env": new("prod"), "cost center": new("7")},
		}, nil))
	},
	"azure-group-check": func(t call.T) {
		client := call.Must(armresources.NewResourceGroupsClient("s1", call.AzureCredential(), call.Azure(t)))
		call.Must(client.CheckExistence(t.Ctx, "web", nil))
	},
	"azure-provider-register": func(t call.T) {
		client := call.Must(armresources.NewProvidersClient("s1", call.AzureCredential(), call.Azure(t)))
		call.Must(client.Register(t.Ctx, "Microsoft.Storage", nil))
	},
}

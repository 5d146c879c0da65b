package heldout

import (
	"github.com/Azure/azure-sdk-for-go/sdk/resourcemanager/resources/armresources"

	"respool.test/go-rest/call"
)

var azureCalls = call.Set{
	"azure-group-retag": func(t call.T) {
		client := call.Must(armresources.NewResourceGroupsClient("s1", call.AzureCredential(), call.Azure(t)))
		call.Must(client.Update(t.Ctx, "web", armresources.ResourceGroupPatchable{
			Tags: map[string]*string{"env": new("test")},
		}, nil))
	},
}

import { ResourceManagementClient } from "@azure/arm-resources";

const credential = { getToken: async () => ({ token: "dummy", expiresOnTimestamp: Date.now() + 3_600_000 }) };
const azure = new ResourceManagementClient(credential, "s1");

export const calls = {
  "azure-groups-filtered": async () => {
    const names = [];
    const groups = azure.resourceGroups.list({ filter: "tagName eq 'env' and tagValue eq 'prod'", top: 10 });
    for await (const { name } of groups) names.push(name);
    return names;
  },
  "azure-group-create": async () => {
    const { id } = await azure.resourceGroups.createOrUpdate("rg web", {
      location: "westeurope",
      tags: { env: "prod", "cost center": "7" },
    });
    return id;
  },
  "azure-group-check": async () => {
    const { body } = await azure.resourceGroups.checkExistence("web");
    return body;
  },
  "azure-provider-register": async () => {
    const { namespace } = await azure.providers.register("Microsoft.Storage");
    return namespace;
  },
};

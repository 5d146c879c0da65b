import { ResourceManagementClient } from "@azure/arm-resources";

const credential = { getToken: async () => ({ token: "dummy", expiresOnTimestamp: Date.now() + 3_600_000 }) };
const azure = new ResourceManagementClient(credential, "s1");

export const calls = {
  "azure-group-retag": async () => {
    const { id } = await azure.resourceGroups.update("web", { tags: { env: "test" } });
    return id;
  },
};

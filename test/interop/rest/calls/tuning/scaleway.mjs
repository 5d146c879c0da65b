import { createClient, Domainv2beta1, Instancev1, Registryv1, Secretv1beta1 } from "@scaleway/sdk";

const client = createClient({
  accessKey: "SCWXXXXXXXXXXXXXXXXX",
  secretKey: "00000000-0000-4000-8000-000000000000",
  defaultProjectId: "11111111-1111-4111-8111-111111111111",
  defaultZone: "fr-par-1",
  defaultRegion: "fr-par",
});

export const calls = {
  "scaleway-server-reboot": async () => {
    const { task } = await new Instancev1.API(client).serverAction({
      serverId: "33333333-3333-4333-8333-333333333333",
      action: "reboot",
    });
    return task.id;
  },
  "scaleway-ip-delete": async () => {
    await new Instancev1.API(client).deleteIp({ ip: "44444444-4444-4444-8444-444444444444" });
    return "gone";
  },
  "scaleway-namespaces": async () => {
    const { namespaces } = await new Registryv1.API(client).listNamespaces({
      name: "images",
      orderBy: "name_desc",
      pageSize: 10,
    });
    return namespaces.length;
  },
  "scaleway-namespace-update": async () => {
    const { name } = await new Registryv1.API(client).updateNamespace({
      namespaceId: "55555555-5555-4555-8555-555555555555",
      description: "",
      isPublic: true,
    });
    return name;
  },
  "scaleway-namespace-create": async () => {
    const { name } = await new Registryv1.API(client).createNamespace({
      name: "images",
      description: "",
      isPublic: false,
    });
    return name;
  },
  "scaleway-dns-records": async () => {
    const { records } = await new Domainv2beta1.API(client).updateDNSZoneRecords({
      dnsZone: "example.com",
      changes: [
        { add: { records: [{ name: "www", type: "A", data: "192.0.2.1", ttl: 300, priority: 0, id: "" }] } },
        { delete: { idFields: { name: "old", type: "CNAME" } } },
      ],
      disallowNewZoneCreation: false,
    });
    return records.length;
  },
  "scaleway-secret-version": async () => {
    const { revision } = await new Secretv1beta1.API(client).createSecretVersion({
      secretId: "66666666-6666-4666-8666-666666666666",
      data: Buffer.from("launch code >>> 00000000").toString("base64"),
    });
    return revision;
  },
};

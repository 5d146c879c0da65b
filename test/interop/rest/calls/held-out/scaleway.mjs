import { createClient, Instancev1 } from "@scaleway/sdk";

const client = createClient({
  accessKey: "SCWXXXXXXXXXXXXXXXXX",
  secretKey: "00000000-0000-4000-8000-000000000000",
  defaultProjectId: "11111111-1111-4111-8111-111111111111",
  defaultZone: "fr-par-1",
  defaultRegion: "fr-par",
});

export const calls = {
  "scaleway-servers-filtered": async () => {
    const { servers } = await new Instancev1.API(client).listServers({
      perPage: 20,
      tags: ["web", "eu west"],
      state: "running",
      order: "creation_date_asc",
    });
    return servers.length;
  },
  "scaleway-servers-all-pages": async () => {
    const servers = await new Instancev1.API(client).listServers({ perPage: 2 }).all();
    return servers.map(({ name }) => name);
  },
  "scaleway-server-create": async () => {
    const { server } = await new Instancev1.API(client).createServer({
      name: "web-1",
      commercialType: "DEV1-S",
      image: "22222222-2222-4222-8222-222222222222",
      dynamicIpRequired: false,
      tags: ["web"],
      volumes: { 0: { size: 20_000_000_000, volumeType: "l_ssd" } },
      protected: false,
    });
    return server.name;
  },
  "scaleway-server-update": async () => {
    const { server } = await new Instancev1.API(client).updateServer({
      serverId: "33333333-3333-4333-8333-333333333333",
      tags: ["web", "blue"],
      name: "web-2",
    });
    return server.name;
  },
  "scaleway-ip-detach": async () => {
    const { ip } = await new Instancev1.API(client).updateIp({
      ip: "44444444-4444-4444-8444-444444444444",
      server: null,
      reverse: "web.example.com",
    });
    return ip.address;
  },
};

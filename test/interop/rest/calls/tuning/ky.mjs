import ky from "ky";

const hetzner = ky.create({ prefix: "https://api.hetzner.cloud/v1", headers: { authorization: "Bearer dummy" } });

export const calls = {
  "hetzner-servers-filtered": async () => {
    const { servers } = await hetzner
      .get("servers", {
        searchParams: [
          ["label_selector", "env=prod,tier in (web, api)"],
          ["status", "running"],
          ["status", "off"],
          ["sort", "name:asc"],
          ["sort", "id:desc"],
          ["per_page", 25],
        ],
      })
      .json();
    return servers.length;
  },
  "hetzner-server-create": async () => {
    const { server } = await hetzner
      .post("servers", {
        json: {
          name: "web-1",
          server_type: "cx22",
          image: "debian-12",
          location: "fsn1",
          ssh_keys: [11],
          labels: { env: "prod", app: "web" },
        },
      })
      .json();
    return server.id;
  },
  "hetzner-server-poweron": async () => {
    const { action } = await hetzner.post("servers/42/actions/poweron").json();
    return action.id;
  },
  "hetzner-server-delete": async () => {
    const { action } = await hetzner.delete("servers/42").json();
    return action.id;
  },
  "hetzner-server-retype": async () => {
    const { action } = await hetzner
      .post("servers/42/actions/change_type", { json: { server_type: "cx32", upgrade_disk: false } })
      .json();
    return action.id;
  },
  "hetzner-firewall-rules": async () => {
    const { actions } = await hetzner
      .post("firewalls/3/actions/set_rules", {
        json: { rules: [{ direction: "in", protocol: "tcp", port: "80-85", source_ips: ["0.0.0.0/0"] }] },
      })
      .json();
    return actions.length;
  },
  "hetzner-image-create": async () => {
    const { image } = await hetzner.post("servers/42/actions/create_image").json();
    return image.id;
  },
};

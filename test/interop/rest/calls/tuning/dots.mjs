import dots from "dots-wrapper";

const digitalocean = dots.createApiClient({ token: "dummy" });

export const calls = {
  "digitalocean-droplets-by-tag": async () => {
    const { data } = await digitalocean.droplet.listDroplets({ tag_name: "web tier", page: 1, per_page: 25 });
    return data.droplets.length;
  },
  "digitalocean-droplet-create": async () => {
    const { data } = await digitalocean.droplet.createDroplet({
      name: "web-1",
      region: "fra1",
      size: "s-1vcpu-1gb",
      image: "debian-12-x64",
      ssh_keys: [42],
      ipv6: true,
      tags: ["web"],
    });
    return data.droplet.id;
  },
  "digitalocean-droplet-resize": async () => {
    const { data } = await digitalocean.droplet.resizeDroplet({ droplet_id: 7, size: "s-2vcpu-2gb", disk: true });
    return data.action.id;
  },
  "digitalocean-droplets-delete-by-tag": async () => {
    const { status } = await digitalocean.droplet.deleteDropletsByTag({ tag_name: "old" });
    return status;
  },
  "digitalocean-firewall-create": async () => {
    const { data } = await digitalocean.firewall.createFirewall({
      name: "web",
      inbound_rules: [{ protocol: "tcp", ports: "443", sources: { addresses: ["0.0.0.0/0", "::/0"] } }],
      outbound_rules: [{ protocol: "tcp", ports: "all", destinations: { addresses: ["0.0.0.0/0"] } }],
      droplet_ids: [7],
      tags: ["web"],
    });
    return data.firewall.id;
  },
  "digitalocean-volume-create": async () => {
    const { data } = await digitalocean.volume.createVolume({
      region: "fra1",
      name: "data",
      size_gigabytes: 10,
      filesystem_type: "ext4",
    });
    return data.volume.id;
  },
};

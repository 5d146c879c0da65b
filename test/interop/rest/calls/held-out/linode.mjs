import {
  createLinode,
  deleteLinode,
  getLinodes,
  linodeBoot,
  resizeVolume,
  setToken,
  updateLinode,
} from "@linode/api-v4";

setToken("dummy");

export const calls = {
  "linode-instances-by-tag": async () => {
    const { data } = await getLinodes({ page: 1, page_size: 100 }, { tags: "production", region: "eu-west" });
    return data.length;
  },
  "linode-instance-create": async () => {
    const { id } = await createLinode({
      region: "eu-west",
      type: "g6-nanode-1",
      label: "web-1",
      tags: ["production", "web"],
      private_ip: true,
      backups_enabled: true,
      placement_group: { id: 528, compliant_only: true },
    });
    return id;
  },
  "linode-instance-boot": async () => {
    await linodeBoot(123);
    return "booted";
  },
  "linode-instance-update": async () => {
    const { id } = await updateLinode(123, { label: "web-2", tags: [], watchdog_enabled: false });
    return id;
  },
  "linode-instance-delete": async () => {
    await deleteLinode(123);
    return "gone";
  },
  "linode-volume-resize": async () => {
    await resizeVolume(77, { size: 40 });
    return "resized";
  },
};

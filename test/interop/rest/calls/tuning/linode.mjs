import { createDomainRecord, getLinodeTypes, getVolumes, setToken, updateFirewallRules } from "@linode/api-v4";

setToken("dummy");

export const calls = {
  "linode-two-filters": async () => {
    const ids = [];
    for (const label of ["web", "db"]) {
      const { data } = await getVolumes({ page: 1 }, { label });
      ids.push(data[0].label);
    }
    return ids;
  },
  "linode-record-create": async () => {
    const { id } = await createDomainRecord(5, { type: "MX", name: "mail", target: "mx.example.com", priority: 10 });
    return id;
  },
  "linode-firewall-rules": async () => {
    const { inbound } = await updateFirewallRules(9, {
      inbound_policy: "DROP",
      outbound_policy: "ACCEPT",
      inbound: [
        {
          action: "ACCEPT",
          label: "https",
          ports: "443",
          protocol: "TCP",
          addresses: { ipv4: ["0.0.0.0/0"], ipv6: ["::/0"] },
        },
      ],
      outbound: [],
    });
    return inbound.length;
  },
  "linode-types": async () => {
    const { data } = await getLinodeTypes();
    return data.length;
  },
};

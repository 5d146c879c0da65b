import dots from "dots-wrapper";

const digitalocean = dots.createApiClient({ token: "dummy" });

export const calls = {
  "digitalocean-record-edit": async () => {
    const { data } = await digitalocean.domain.updateDomainRecord({
      domain_name: "example.com",
      domain_record_id: 9,
      type: "A",
      name: "www",
      data: "192.0.2.1",
      ttl: 300,
    });
    return data.domain_record.id;
  },
  "digitalocean-tag-resources": async () => {
    const { status } = await digitalocean.tag.tagResources({
      tag_name: "web",
      resources: [{ resource_id: "7", resource_type: "droplet" }],
    });
    return status;
  },
};

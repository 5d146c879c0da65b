import { Client } from "@elastic/elasticsearch";

const elastic = new Client({ node: "https://search.example.com:9243", auth: { apiKey: "dummy" } });

export const calls = {
  "elasticsearch-search": async () => {
    const { hits } = await elastic.search({
      index: ["launches", "tests"],
      query: { range: { thrust: { gte: 7.5, lt: 1000 } } },
      sort: ["date"],
      size: 20,
      track_total_hits: true,
    });
    return hits.total.value;
  },
  "elasticsearch-index": async () => {
    const { result } = await elastic.index({
      index: "launches",
      id: "2026/01 ä",
      document: { name: "A & B", mass: 1234.5, ok: true },
      refresh: "wait_for",
    });
    return result;
  },
  "elasticsearch-exists": async () => {
    return elastic.exists({ index: "launches", id: "1" });
  },
  "elasticsearch-count": async () => {
    const { count } = await elastic.count({ index: "launches" });
    return count;
  },
  "elasticsearch-index-create": async () => {
    const { index } = await elastic.indices.create({
      index: "launches",
      settings: { number_of_shards: 1 },
      mappings: { properties: { date: { type: "date" } } },
    });
    return index;
  },
};

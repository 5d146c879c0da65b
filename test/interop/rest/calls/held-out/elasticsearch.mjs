import { Client } from "@elastic/elasticsearch";

const elastic = new Client({ node: "https://search.example.com:9243", auth: { apiKey: "dummy" } });

export const calls = {
  "elasticsearch-bulk": async () => {
    const { errors } = await elastic.bulk({
      operations: [
        { index: { _index: "launches", _id: "1" } },
        { name: "one" },
        { delete: { _index: "launches", _id: "2" } },
      ],
    });
    return errors;
  },
  "elasticsearch-update": async () => {
    const { result } = await elastic.update({ index: "launches", id: "1", doc: { name: "uno", pad: null } });
    return result;
  },
  "elasticsearch-delete-by-query": async () => {
    const { deleted } = await elastic.deleteByQuery({
      index: ["launches"],
      query: { term: { state: "scrubbed" } },
      conflicts: "proceed",
    });
    return deleted;
  },
};

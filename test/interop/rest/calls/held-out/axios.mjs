import axios from "axios";

const client = axios.create({ baseURL: "https://api.example.com/v1" });

export const calls = {
  "plain-query": async () => {
    const params = { q: "a+b & c/d", tag: ["x", "y z"], empty: "", näme: "ü" };
    const { status } = await client.get("/search", { params, paramsSerializer: { indexes: null } });
    return status;
  },
  "plain-path": async () => {
    return (await client.get(`/files/${encodeURIComponent("a b/ü+c:d@e;f=g,h")}/meta`)).status;
  },
  "plain-numbers": async () => {
    const { status } = await client.post("/quotes", {
      price: 10.0,
      rate: 1e21,
      tiny: 0.0000001,
      count: 9007199254740991,
      ratio: 0.1,
    });
    return status;
  },
  "plain-multipart": async () => {
    const form = new FormData();
    form.append("title", "Launch plan");
    form.append("file", new Blob(["T-10\nT-0\n"]), "plan ü.txt");
    return (await client.post("/uploads", form)).status;
  },
  "plain-delete-many": async () => {
    return (await client.delete("/items", { data: { ids: [1, 2, 3] } })).status;
  },
};

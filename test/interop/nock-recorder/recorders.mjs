/**
 * The recorders that users have: a nock, the client it listens to, the Node it needs, and how it is switched on.
 * @type {readonly { name: string, nock: string, client: "http" | "fetch", node: 20 | 22, way: "rec" | "back" }[]}
 */
export const RECORDERS = [
  { name: "13.5.6-http", nock: "nock13", client: "http", node: 20, way: "rec" },
  { name: "13.5.6-back", nock: "nock13", client: "http", node: 20, way: "back" },
  { name: "14.0.17-http", nock: "nock14", client: "http", node: 20, way: "rec" },
  { name: "14.0.17-fetch", nock: "nock14", client: "fetch", node: 20, way: "rec" },
  { name: "14.0.17-back", nock: "nock14", client: "fetch", node: 20, way: "back" },
  { name: "15.0.6-http", nock: "nock15", client: "http", node: 22, way: "rec" },
  { name: "15.0.6-fetch", nock: "nock15", client: "fetch", node: 22, way: "rec" },
];

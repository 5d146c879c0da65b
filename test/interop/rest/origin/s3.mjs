import { always, empty } from "./reply.mjs";

const xml = (body) => ({ status: 200, headers: { "content-type": "application/xml" }, body });
const list = `<?xml version="1.0" encoding="UTF-8"?>
<ListBucketResult><Name>acme-launch</Name><Prefix>reports/2026 q1/</Prefix><KeyCount>1</KeyCount><MaxKeys>50</MaxKeys><IsTruncated>false</IsTruncated><Contents><Key>reports/2026 q1/a.csv</Key><Size>4</Size></Contents></ListBucketResult>`;
const copied = `<?xml version="1.0" encoding="UTF-8"?>
<CopyObjectResult><ETag>"c"</ETag><LastModified>2026-01-02T03:04:05.000Z</LastModified></CopyObjectResult>`;
const deleted = `<?xml version="1.0" encoding="UTF-8"?>
<DeleteResult></DeleteResult>`;
const head = { "content-length": "8", "content-type": "image/png", etag: '"e"' };
const part = { "content-type": "text/csv", "content-range": "bytes 0-3/16", etag: '"e"' };

/** What Amazon S3 answers for two buckets. */
export const s3 = [
  [/^PUT acme-launch\.s3\.eu-west-1\.amazonaws\.com\/copy\.png$/, always(xml(copied))],
  [/^PUT acme-launch\.s3\.eu-west-1\.amazonaws\.com\/./, always({ status: 200, headers: { etag: '"e"' } })],
  [/^GET acme-launch\.s3\.eu-west-1\.amazonaws\.com\/$/, always(xml(list))],
  [/^GET acme-launch\.s3\.eu-west-1\.amazonaws\.com\/./, always({ status: 206, headers: part, body: "id,t" })],
  [/^HEAD acme-launch\.s3\.eu-west-1\.amazonaws\.com\/./, always({ status: 200, headers: head })],
  [/^POST acme-launch\.s3\.eu-west-1\.amazonaws\.com\/$/, always(xml(deleted))],
  [/^DELETE acme-launch\.s3\.eu-west-1\.amazonaws\.com\/./, always(empty())],
  [/^PUT acme-new\.s3\.eu-west-1\.amazonaws\.com\/$/, always({ status: 200, headers: { location: "/acme-new" } })],
];

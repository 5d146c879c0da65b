import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";

const s3 = new S3Client({ region: "eu-west-1", credentials: { accessKeyId: "dummy", secretAccessKey: "dummy" } });
const Bucket = "acme-launch";

export const calls = {
  "s3-object-put": async () => {
    const { ETag } = await s3.send(
      new PutObjectCommand({
        Bucket,
        Key: "reports/2026 q1/über+uns.csv",
        Body: "id,thrust\n1,7.5\n",
        ContentType: "text/csv",
      }),
    );
    return ETag;
  },
  "s3-object-put-bytes": async () => {
    const { ETag } = await s3.send(
      new PutObjectCommand({
        Bucket,
        Key: "logo.png",
        Body: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe, 1]),
      }),
    );
    return ETag;
  },
  "s3-objects-delete": async () => {
    const { $metadata } = await s3.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: "a & b.txt" }, { Key: "c.txt" }], Quiet: true } }),
    );
    return $metadata.httpStatusCode;
  },
  "s3-object-head": async () => {
    const { ContentLength } = await s3.send(new HeadObjectCommand({ Bucket, Key: "logo.png" }));
    return ContentLength;
  },
  "s3-object-copy": async () => {
    const { CopyObjectResult } = await s3.send(
      new CopyObjectCommand({ Bucket, Key: "copy.png", CopySource: "acme-launch/logo.png" }),
    );
    return CopyObjectResult.ETag;
  },
  "s3-object-delete": async () => {
    const { $metadata } = await s3.send(new DeleteObjectCommand({ Bucket, Key: "old/ä.txt" }));
    return $metadata.httpStatusCode;
  },
};

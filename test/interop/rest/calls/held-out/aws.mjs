import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectTaggingCommand,
  S3Client,
} from "@aws-sdk/client-s3";

const s3 = new S3Client({ region: "eu-west-1", credentials: { accessKeyId: "dummy", secretAccessKey: "dummy" } });
const Bucket = "acme-launch";

export const calls = {
  "s3-object-range": async () => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: "reports/big.csv", Range: "bytes=0-3" }));
    return Body.transformToString();
  },
  "s3-objects-list": async () => {
    const { Contents } = await s3.send(
      new ListObjectsV2Command({ Bucket, Prefix: "reports/2026 q1/", Delimiter: "/", MaxKeys: 50 }),
    );
    return Contents.map(({ Key }) => Key);
  },
  "s3-object-tag": async () => {
    const { $metadata } = await s3.send(
      new PutObjectTaggingCommand({ Bucket, Key: "logo.png", Tagging: { TagSet: [{ Key: "stage", Value: "final" }] } }),
    );
    return $metadata.httpStatusCode;
  },
  "s3-bucket-create": async () => {
    const { Location } = await s3.send(
      new CreateBucketCommand({
        Bucket: "acme-new",
        CreateBucketConfiguration: { LocationConstraint: "eu-west-1" },
      }),
    );
    return Location;
  },
};

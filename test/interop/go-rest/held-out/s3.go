package heldout

import (
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"

	"respool.test/go-rest/call"
)

var s3Calls = call.Set{
	"s3-object-range": func(t call.T) {
		answer := call.Must(call.S3(t).GetObject(t.Ctx, &s3.GetObjectInput{
			Bucket: new("acme-launch"),
			Key:    new("reports/big.csv"),
			Range:  new("bytes=0-3"),
		}))
		call.Check(answer.Body.Close())
	},
	"s3-objects-list": func(t call.T) {
		call.Must(call.S3(t).ListObjectsV2(t.Ctx, &s3.ListObjectsV2Input{
			Bucket:    new("acme-launch"),
			Prefix:    new("reports/2026 q1/"),
			Delimiter: new("/"),
			MaxKeys:   new(int32(50)),
		}))
	},
	"s3-object-tag": func(t call.T) {
		call.Must(call.S3(t).PutObjectTagging(t.Ctx, &s3.PutObjectTaggingInput{
			Bucket:  new("acme-launch"),
			Key:     new("logo.png"),
			Tagging: &types.Tagging{TagSet: []types.Tag{{Key: new("stage"), Value: new("final")}}},
		}))
	},
	"s3-bucket-create": func(t call.T) {
		call.Must(call.S3(t).CreateBucket(t.Ctx, &s3.CreateBucketInput{
			Bucket:                    new("acme-new"),
			CreateBucketConfiguration: &types.CreateBucketConfiguration{LocationConstraint: types.BucketLocationConstraintEuWest1},
		}))
	},
}

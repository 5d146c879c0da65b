package tuning

import (
	"bytes"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"

	"respool.test/go-rest/call"
)

var s3Calls = call.Set{
	"s3-object-put": func(t call.T) {
		call.Must(call.S3(t).PutObject(t.Ctx, &s3.PutObjectInput{
			Bucket:      new("acme-launch"),
			Key:         new("reports/2026 q1/über+uns.csv"),
			Body:        strings.NewReader("id,thrust\n1,7.5\n"),
			ContentType: new("text/csv"),
		}))
	},
	"s3-object-put-bytes": func(t call.T) {
		call.Must(call.S3(t).PutObject(t.Ctx, &s3.PutObjectInput{
			Bucket: new("acme-launch"),
			Key:    new("logo.png"),
			Body:   bytes.NewReader([]byte{0x89, 'P', 'N', 'G', 0, 0xff, 0xfe, 1}),
		}))
	},
	"s3-objects-delete": func(t call.T) {
		call.Must(call.S3(t).DeleteObjects(t.Ctx, &s3.DeleteObjectsInput{
			Bucket: new("acme-launch"),
			Delete: &types.Delete{
				Objects: []types.ObjectIdentifier{{Key: new("a & b.txt")}, {Key: new("c.txt")}},
				Quiet:   new(true),
			},
		}))
	},
	"s3-object-head": func(t call.T) {
		call.Must(call.S3(t).HeadObject(t.Ctx, &s3.HeadObjectInput{Bucket: new("acme-launch"), Key: new("logo.png")}))
	},
	"s3-object-copy": func(t call.T) {
		call.Must(call.S3(t).CopyObject(t.Ctx, &s3.CopyObjectInput{
			Bucket:     new("acme-launch"),
			Key:        new("copy.png"),
			CopySource: new("acme-launch/logo.png"),
		}))
	},
	"s3-object-delete": func(t call.T) {
		call.Must(call.S3(t).DeleteObject(t.Ctx, &s3.DeleteObjectInput{Bucket: new("acme-launch"), Key: new("old/ä.txt")}))
	},
}

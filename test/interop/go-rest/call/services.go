package call

import (
	"context"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/arm"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/cloudflare/cloudflare-go/v6/option"
	"github.com/elastic/go-elasticsearch/v9"
	"github.com/twilio/twilio-go/client"
	openapi "github.com/twilio/twilio-go/rest/api/v2010"
)

// Cloudflare are the options of the services of api.cloudflare.com.
func Cloudflare(t T) []option.RequestOption {
	return []option.RequestOption{
		option.WithBaseURL("https://api.cloudflare.com/client/v4/"),
		option.WithAPIToken("dummy"),
		option.WithHTTPClient(t.HTTP),
		option.WithMaxRetries(0),
	}
}

// S3 is a client for a region of Amazon S3.
func S3(t T) *s3.Client {
	return s3.New(s3.Options{
		Region:      "eu-west-1",
		Credentials: credentials.NewStaticCredentialsProvider("dummy", "dummy", ""),
		HTTPClient:  t.HTTP,
	})
}

// Elasticsearch is a client for a cluster.
func Elasticsearch(t T) *elasticsearch.Client {
	return Must(elasticsearch.NewClient(elasticsearch.Config{
		Addresses:    []string{"https://search.example.com:9243"},
		APIKey:       "dummy",
		Transport:    t.HTTP.Transport,
		DisableRetry: true,
	}))
}

// Twilio is a client for api.twilio.com.
func Twilio(t T) *openapi.ApiService {
	base := &client.Client{Credentials: client.NewCredentials("AC1", "dummy"), HTTPClient: t.HTTP}
	base.SetAccountSid("AC1")
	return openapi.NewApiServiceWithClient(base)
}

type staticToken struct{}

func (staticToken) GetToken(context.Context, policy.TokenRequestOptions) (azcore.AccessToken, error) {
	return azcore.AccessToken{Token: "dummy", ExpiresOn: time.Now().Add(time.Hour)}, nil
}

// AzureCredential is a token that the fake origin takes.
func AzureCredential() azcore.TokenCredential {
	return staticToken{}
}

// Azure are the options of clients of management.azure.com.
func Azure(t T) *arm.ClientOptions {
	return &arm.ClientOptions{
		ClientOptions:         policy.ClientOptions{Transport: t.HTTP, Retry: policy.RetryOptions{MaxRetries: -1}},
		DisableRPRegistration: true,
	}
}

package call

import "github.com/google/go-github/v89/github"

// GitHub is a client for api.github.com.
func GitHub(t T) *github.Client {
	return Must(github.NewClient(github.WithHTTPClient(t.HTTP), github.WithAuthToken("dummy")))
}

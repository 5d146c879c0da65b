package call

import gitlab "gitlab.com/gitlab-org/api/client-go/v2"

// GitLab is a client for gitlab.com.
func GitLab(t T) *gitlab.Client {
	return Must(gitlab.NewClient("dummy", gitlab.WithHTTPClient(t.HTTP), gitlab.WithoutRetries()))
}

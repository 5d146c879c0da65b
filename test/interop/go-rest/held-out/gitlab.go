package heldout

import (
	"strings"
	"time"

	gitlab "gitlab.com/gitlab-org/api/client-go/v2"

	"respool.test/go-rest/call"
)

var gitlabCalls = call.Set{
	"gitlab-issues-filtered": func(t call.T) {
		_, _, err := call.GitLab(t).Issues.ListProjectIssues("acme/space/rocket", &gitlab.ListProjectIssuesOptions{
			State:        new("opened"),
			Labels:       &gitlab.LabelOptions{"bug", "needs review"},
			NotLabels:    &gitlab.LabelOptions{"later"},
			IIDs:         &[]int64{3, 4},
			CreatedAfter: new(time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)),
			ListOptions:  gitlab.ListOptions{PerPage: 20, Page: 1},
		})
		call.Check(err)
	},
	"gitlab-project-by-path": func(t call.T) {
		_, _, err := call.GitLab(t).Projects.GetProject("acme/space/rocket", &gitlab.GetProjectOptions{Statistics: new(true)})
		call.Check(err)
	},
	"gitlab-file-update": func(t call.T) {
		_, _, err := call.GitLab(t).RepositoryFiles.UpdateFile(17, "src/main.go", &gitlab.UpdateFileOptions{
			Branch:        new("main"),
			Content:       new("package main\n\nfunc main() { println(\"<ok> & done\") }\n"),
			CommitMessage: new("Say ok"),
		})
		call.Check(err)
	},
	"gitlab-merge-request-create": func(t call.T) {
		_, _, err := call.GitLab(t).MergeRequests.CreateMergeRequest(17, &gitlab.CreateMergeRequestOptions{
			Title:              new("Add landing gear"),
			SourceBranch:       new("gear"),
			TargetBranch:       new("main"),
			Labels:             &gitlab.LabelOptions{"feature", "gear"},
			ReviewerIDs:        &[]int64{8, 9},
			RemoveSourceBranch: new(true),
		})
		call.Check(err)
	},
	"gitlab-issue-update": func(t call.T) {
		_, _, err := call.GitLab(t).Issues.UpdateIssue(17, 3, &gitlab.UpdateIssueOptions{
			StateEvent:  new("close"),
			AddLabels:   &gitlab.LabelOptions{"done", "checked"},
			AssigneeIDs: &[]int64{8},
		})
		call.Check(err)
	},
	"gitlab-upload": func(t call.T) {
		_, _, err := call.GitLab(t).ProjectMarkdownUploads.UploadProjectMarkdown(17, strings.NewReader("notes\n"), "notes.txt")
		call.Check(err)
	},
	"gitlab-project-star": func(t call.T) {
		_, _, err := call.GitLab(t).Projects.StarProject(17)
		call.Check(err)
	},
	"gitlab-issue-estimate": func(t call.T) {
		_, _, err := call.GitLab(t).Issues.SetTimeEstimate(17, 3, &gitlab.SetTimeEstimateOptions{Duration: new("3h30m")})
		call.Check(err)
	},
}

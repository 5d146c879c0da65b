package tuning

import (
	"time"

	"github.com/google/go-github/v89/github"

	"respool.test/go-rest/call"
)

var githubCalls = call.Set{
	"github-issues-filtered": func(t call.T) {
		client := call.GitHub(t)
		issues, _, err := client.Issues.ListByRepo(t.Ctx, "acme", "rocket", &github.IssueListByRepoOptions{
			State:       "open",
			Labels:      []string{"bug", "help wanted"},
			Sort:        "updated",
			Direction:   "desc",
			Since:       time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC),
			ListOptions: github.ListOptions{PerPage: 50},
		})
		call.Must(issues, err)
	},
	"github-issues-all-pages": func(t call.T) {
		client := call.GitHub(t)
		options := &github.IssueListByRepoOptions{State: "all", ListOptions: github.ListOptions{PerPage: 2}}
		for {
			_, answer, err := client.Issues.ListByRepo(t.Ctx, "acme", "rocket", options)
			call.Check(err)
			if answer.NextPage == 0 {
				break
			}
			options.ListOptions.Page = answer.NextPage
		}
	},
	"github-issue-create": func(t call.T) {
		_, _, err := call.GitHub(t).Issues.Create(t.Ctx, "acme", "rocket", &github.IssueRequest{
			Title:     new("Fuel < 10% & falling"),
			Body:      new("Seen at *launch*.\n\n> 3 of 4 tanks\n"),
			Labels:    &[]string{"bug", "fuel"},
			Assignees: &[]string{"ada"},
			Milestone: new(7),
		})
		call.Check(err)
	},
	"github-issue-without-milestone": func(t call.T) {
		_, _, err := call.GitHub(t).Issues.RemoveMilestone(t.Ctx, "acme", "rocket", 42)
		call.Check(err)
	},
	"github-file-delete": func(t call.T) {
		_, _, err := call.GitHub(t).Repositories.DeleteFile(t.Ctx, "acme", "rocket", "old/readme.txt", &github.RepositoryContentFileOptions{
			Message: new("Remove what is old"),
			SHA:     new("0123456789abcdef0123456789abcdef01234567"),
			Branch:  new("main"),
		})
		call.Check(err)
	},
	"github-label-get": func(t call.T) {
		_, _, err := call.GitHub(t).Issues.GetLabel(t.Ctx, "acme", "rocket", "good first issue")
		call.Check(err)
	},
	"github-search-code": func(t call.T) {
		_, _, err := call.GitHub(t).Search.Code(t.Ctx, "launch+abort in:file language:go repo:acme/rocket", &github.SearchOptions{
			Sort:        "indexed",
			Order:       "asc",
			ListOptions: github.ListOptions{PerPage: 10},
		})
		call.Check(err)
	},
	"github-topics-replace": func(t call.T) {
		_, _, err := call.GitHub(t).Repositories.ReplaceAllTopics(t.Ctx, "acme", "rocket", []string{"space", "go"})
		call.Check(err)
	},
	"github-star": func(t call.T) {
		_, err := call.GitHub(t).Activity.Star(t.Ctx, "acme", "rocket")
		call.Check(err)
	},
	"github-collaborator-check": func(t call.T) {
		yes, _, err := call.GitHub(t).Repositories.IsCollaborator(t.Ctx, "acme", "rocket", "nobody")
		call.Check(err)
		if yes {
			panic("nobody works there")
		}
	},
	"github-pull-merge": func(t call.T) {
		_, _, err := call.GitHub(t).PullRequests.Merge(t.Ctx, "acme", "rocket", 9, "Land safely", &github.PullRequestOptions{
			MergeMethod: "squash",
			SHA:         "0123456789abcdef0123456789abcdef01234567",
		})
		call.Check(err)
	},
	"github-ref-delete": func(t call.T) {
		_, err := call.GitHub(t).Git.DeleteRef(t.Ctx, "acme", "rocket", "heads/feature/landing gear")
		call.Check(err)
	},
	"github-gist-create": func(t call.T) {
		_, _, err := call.GitHub(t).Gists.Create(t.Ctx, github.CreateGistRequest{
			Description: new("Notes"),
			Public:      new(false),
			Files: map[github.GistFilename]*github.CreateGistFile{
				"z.txt": {Content: "last"},
				"a.txt": {Content: "first"},
			},
		})
		call.Check(err)
	},
}

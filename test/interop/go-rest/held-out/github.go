package heldout

import (
	"strings"
	"time"

	"github.com/google/go-github/v89/github"

	"respool.test/go-rest/call"
)

var githubCalls = call.Set{
	"github-issue-close": func(t call.T) {
		_, _, err := call.GitHub(t).Issues.Edit(t.Ctx, "acme", "rocket", 42, &github.IssueRequest{
			State:       new("closed"),
			StateReason: new("not_planned"),
		})
		call.Check(err)
	},
	"github-file-update": func(t call.T) {
		_, _, err := call.GitHub(t).Repositories.UpdateFile(t.Ctx, "acme", "rocket", "docs/über uns/a+b.md", &github.RepositoryContentFileOptions{
			Message: new("Say more"),
			Content: []byte("# Über uns\n\nWir >> bauen.\n"),
			SHA:     new("0123456789abcdef0123456789abcdef01234567"),
			Branch:  new("main"),
		})
		call.Check(err)
	},
	"github-branch-protect": func(t call.T) {
		_, _, err := call.GitHub(t).Repositories.UpdateBranchProtection(t.Ctx, "acme", "rocket", "main", &github.ProtectionRequest{
			RequiredStatusChecks: &github.RequiredStatusChecks{Strict: true, Contexts: &[]string{"test", "lint"}},
			EnforceAdmins:        true,
		})
		call.Check(err)
	},
	"github-asset-upload": func(t call.T) {
		data := "id,thrust\n1,7.5\n"
		release := &github.RepositoryRelease{UploadURL: "https://uploads.github.com/repos/acme/rocket/releases/5/assets{?name,label}"}
		_, _, err := call.GitHub(t).Repositories.UploadReleaseAssetFromRelease(t.Ctx, release, &github.UploadOptions{
			Name:      "thrust table.csv",
			Label:     "Thrust & mass",
			MediaType: "text/csv",
		}, strings.NewReader(data), int64(len(data)))
		call.Check(err)
	},
	"github-commits-of-path": func(t call.T) {
		_, _, err := call.GitHub(t).Repositories.ListCommits(t.Ctx, "acme", "rocket", &github.CommitsListOptions{
			SHA:    "release/2026",
			Path:   "src/main engine",
			Author: "ada",
			Until:  time.Date(2026, 6, 30, 0, 0, 0, 0, time.UTC),
		})
		call.Check(err)
	},
}

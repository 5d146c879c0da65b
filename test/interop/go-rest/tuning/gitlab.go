package tuning

import (
	gitlab "gitlab.com/gitlab-org/api/client-go/v2"

	"respool.test/go-rest/call"
)

var gitlabCalls = call.Set{
	"gitlab-file-get": func(t call.T) {
		_, _, err := call.GitLab(t).RepositoryFiles.GetFile(17, "docs/über uns/a+b.md", &gitlab.GetFileOptions{Ref: new("release/2026")})
		call.Check(err)
	},
	"gitlab-commit-create": func(t call.T) {
		_, _, err := call.GitLab(t).Commits.CreateCommit(17, &gitlab.CreateCommitOptions{
			Branch:        new("main"),
			CommitMessage: new("Two files"),
			Actions: []*gitlab.CommitActionOptions{
				{Action: new(gitlab.FileCreate), FilePath: new("a.txt"), Content: new("a\n")},
				{Action: new(gitlab.FileMove), FilePath: new("new/b.txt"), PreviousPath: new("b.txt")},
				{Action: new(gitlab.FileDelete), FilePath: new("c.txt")},
			},
		})
		call.Check(err)
	},
	"gitlab-branch-delete": func(t call.T) {
		_, err := call.GitLab(t).Branches.DeleteBranch(17, "feature/landing gear")
		call.Check(err)
	},
	"gitlab-group-variable-create": func(t call.T) {
		_, _, err := call.GitLab(t).GroupVariables.CreateVariable("acme/space", &gitlab.CreateGroupVariableOptions{
			Key:              new("STAGE"),
			Value:            new("launch pad=39A"),
			EnvironmentScope: new("production/*"),
			Protected:        new(false),
		})
		call.Check(err)
	},
	"gitlab-branches-all-pages": func(t call.T) {
		options := &gitlab.ListBranchesOptions{ListOptions: gitlab.ListOptions{PerPage: 2}}
		for {
			_, answer, err := call.GitLab(t).Branches.ListBranches(17, options)
			call.Check(err)
			if answer.NextPage == 0 {
				break
			}
			options.Page = answer.NextPage
		}
	},
}

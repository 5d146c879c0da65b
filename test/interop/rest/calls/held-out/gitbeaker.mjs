import { Gitlab } from "@gitbeaker/rest";

const gitlab = new Gitlab({ token: "dummy" });

export const calls = {
  "gitlab-issues-filtered": async () => {
    const issues = await gitlab.Issues.all({
      projectId: "acme/space/rocket",
      state: "opened",
      labels: "bug,needs review",
      not: { labels: "later" },
      iids: [3, 4],
      createdAfter: "2026-01-02T03:04:05Z",
      perPage: 20,
      page: 1,
    });
    return issues.length;
  },
  "gitlab-project-by-path": async () => {
    const { id } = await gitlab.Projects.show("acme/space/rocket", { statistics: true });
    return id;
  },
  "gitlab-file-update": async () => {
    const file = await gitlab.RepositoryFiles.edit(
      17,
      "src/main.go",
      "main",
      'package main\n\nfunc main() { println("<ok> & done") }\n',
      "Say ok",
    );
    return file.branch;
  },
  "gitlab-merge-request-create": async () => {
    const { iid } = await gitlab.MergeRequests.create(17, "gear", "main", "Add landing gear", {
      labels: "feature,gear",
      reviewerIds: [8, 9],
      removeSourceBranch: true,
    });
    return iid;
  },
  "gitlab-issue-update": async () => {
    const { state } = await gitlab.Issues.edit(17, 3, {
      stateEvent: "close",
      addLabels: "done,checked",
      assigneeIds: [8],
    });
    return state;
  },
  "gitlab-upload": async () => {
    const { url } = await gitlab.ProjectMarkdownUploads.create(17, {
      content: new Blob(["notes\n"]),
      filename: "notes.txt",
    });
    return url;
  },
  "gitlab-project-star": async () => {
    const { id } = await gitlab.Projects.star(17);
    return id;
  },
  "gitlab-issue-estimate": async () => {
    const { time_estimate } = await gitlab.Issues.addTimeEstimate(17, 3, "3h30m");
    return time_estimate;
  },
};

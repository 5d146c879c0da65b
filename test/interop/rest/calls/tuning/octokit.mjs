import { Octokit } from "@octokit/rest";

const github = new Octokit({ auth: "dummy" });
const repo = { owner: "acme", repo: "rocket" };

export const calls = {
  "github-issues-filtered": async () => {
    const { data } = await github.rest.issues.listForRepo({
      ...repo,
      state: "open",
      labels: "bug,help wanted",
      sort: "updated",
      direction: "desc",
      since: new Date(Date.UTC(2026, 0, 2, 3, 4, 5)).toISOString(),
      per_page: 50,
    });
    return data.length;
  },
  "github-issues-all-pages": async () => {
    const issues = await github.paginate(github.rest.issues.listForRepo, { ...repo, state: "all", per_page: 2 });
    return issues.map(({ number }) => number);
  },
  "github-issue-create": async () => {
    const { data } = await github.rest.issues.create({
      ...repo,
      title: "Fuel < 10% & falling",
      body: "Seen at *launch*.\n\n> 3 of 4 tanks\n",
      labels: ["bug", "fuel"],
      assignees: ["ada"],
      milestone: 7,
    });
    return data.number;
  },
  "github-issue-without-milestone": async () => {
    const { data } = await github.rest.issues.update({ ...repo, issue_number: 42, milestone: null });
    return data.number;
  },
  "github-file-delete": async () => {
    const { status } = await github.rest.repos.deleteFile({
      ...repo,
      path: "old/readme.txt",
      message: "Remove what is old",
      sha: "0123456789abcdef0123456789abcdef01234567",
      branch: "main",
    });
    return status;
  },
  "github-label-get": async () => {
    const { data } = await github.rest.issues.getLabel({ ...repo, name: "good first issue" });
    return data.id;
  },
  "github-search-code": async () => {
    const { data } = await github.rest.search.code({
      q: "launch+abort in:file language:go repo:acme/rocket",
      sort: "indexed",
      order: "asc",
      per_page: 10,
    });
    return data.total_count;
  },
  "github-topics-replace": async () => {
    const { data } = await github.rest.repos.replaceAllTopics({ ...repo, names: ["space", "go"] });
    return data.names;
  },
  "github-star": async () => {
    const { status } = await github.rest.activity.starRepoForAuthenticatedUser(repo);
    return status;
  },
  "github-collaborator-check": async () => {
    try {
      await github.rest.repos.checkCollaborator({ ...repo, username: "nobody" });
    } catch (error) {
      return error.status;
    }
  },
  "github-pull-merge": async () => {
    const { data } = await github.rest.pulls.merge({
      ...repo,
      pull_number: 9,
      commit_message: "Land safely",
      merge_method: "squash",
      sha: "0123456789abcdef0123456789abcdef01234567",
    });
    return data.merged;
  },
  "github-ref-delete": async () => {
    const { status } = await github.rest.git.deleteRef({ ...repo, ref: "heads/feature/landing gear" });
    return status;
  },
  "github-gist-create": async () => {
    const { data } = await github.rest.gists.create({
      description: "Notes",
      public: false,
      files: { "z.txt": { content: "last" }, "a.txt": { content: "first" } },
    });
    return data.id;
  },
};

import { Octokit } from "@octokit/rest";

const github = new Octokit({ auth: "dummy" });
const repo = { owner: "acme", repo: "rocket" };

export const calls = {
  "github-issue-close": async () => {
    const { data } = await github.rest.issues.update({
      ...repo,
      issue_number: 42,
      state: "closed",
      state_reason: "not_planned",
    });
    return data.number;
  },
  "github-file-update": async () => {
    const { status } = await github.rest.repos.createOrUpdateFileContents({
      ...repo,
      path: "docs/über uns/a+b.md",
      message: "Say more",
      content: Buffer.from("# Über uns\n\nWir >> bauen.\n").toString("base64"),
      sha: "0123456789abcdef0123456789abcdef01234567",
      branch: "main",
    });
    return status;
  },
  "github-branch-protect": async () => {
    const { status } = await github.rest.repos.updateBranchProtection({
      ...repo,
      branch: "main",
      required_status_checks: { strict: true, contexts: ["test", "lint"] },
      enforce_admins: true,
      required_pull_request_reviews: null,
      restrictions: null,
    });
    return status;
  },
  "github-asset-upload": async () => {
    const { data } = await github.rest.repos.uploadReleaseAsset({
      ...repo,
      release_id: 5,
      name: "thrust table.csv",
      label: "Thrust & mass",
      data: "id,thrust\n1,7.5\n",
      headers: { "content-type": "text/csv" },
    });
    return data.id;
  },
  "github-commits-of-path": async () => {
    const { data } = await github.rest.repos.listCommits({
      ...repo,
      sha: "release/2026",
      path: "src/main engine",
      author: "ada",
      until: "2026-06-30T00:00:00Z",
    });
    return data.length;
  },
};

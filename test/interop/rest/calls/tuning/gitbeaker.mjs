import { Gitlab } from "@gitbeaker/rest";

const gitlab = new Gitlab({ token: "dummy" });

export const calls = {
  "gitlab-file-get": async () => {
    const file = await gitlab.RepositoryFiles.show(17, "docs/über uns/a+b.md", "release/2026");
    return file.size;
  },
  "gitlab-commit-create": async () => {
    const { id } = await gitlab.Commits.create(17, "main", "Two files", [
      { action: "create", filePath: "a.txt", content: "a\n" },
      { action: "move", filePath: "new/b.txt", previousPath: "b.txt" },
      { action: "delete", filePath: "c.txt" },
    ]);
    return id;
  },
  "gitlab-branch-delete": async () => {
    await gitlab.Branches.remove(17, "feature/landing gear");
    return "gone";
  },
  "gitlab-group-variable-create": async () => {
    const { key } = await gitlab.GroupVariables.create("acme/space", "STAGE", "launch pad=39A", {
      environmentScope: "production/*",
      protected: false,
    });
    return key;
  },
  "gitlab-branches-all-pages": async () => {
    const branches = await gitlab.Branches.all(17, { perPage: 2 });
    return branches.map(({ name }) => name);
  },
};

import { expect, test } from "vitest";
import { noticeCodes } from "./notice-codes.ts";
import { collectNotices, noticeText, renderNotice, severityOf } from "./notices.ts";

test("counts every notice, keeps 20 of each code, hands each to the caller", () => {
  const seen: number[] = [];
  const notices = collectNotices((notice) => seen.push(notice.at.interaction ?? -1));
  for (let i = 0; i < 25; i++) notices.add({ code: "lost/timing", at: { interaction: i } });
  notices.add({ code: "lost/everything", at: {} });
  const report = notices.report();
  expect(report.counts).toEqual({ "lost/timing": 25, "lost/everything": 1 });
  expect(report.first).toHaveLength(21);
  expect(seen).toHaveLength(26);
});

test("a line for people", () => {
  const notice = {
    code: "lost/trailers",
    at: { file: "a.yaml", interaction: 2 },
    data: { part: "response", name: "X-Sum", target: "nock" },
  };
  expect(noticeText(notice)).toBe("response trailer X-Sum dropped; nock holds no trailers");
  expect(renderNotice(notice)).toBe("a.yaml: interaction 2: response trailer X-Sum dropped; nock holds no trailers");
});

test("a code that is not in the table is a mistake", () => {
  expect(() => severityOf("lost/nothing")).toThrow(TypeError);
  expect(() => severityOf("__proto__")).toThrow(TypeError);
});

test.each(Object.entries(noticeCodes))(
  "%s is told in lower case but for acronyms, without a full stop",
  (_, { text, doc }) => {
    expect(text).toMatch(/^([a-z0-9{]|[A-Z]{2,}).*[^.]$/);
    expect(doc).toMatch(/^([A-Z`]|nock|go-vcr).*\.$/);
  },
);

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { parse, stringify } from "yaml";

/** Persisters of the kinds that projects write for themselves, each from Polly's own for files. */
export const PERSISTERS = { yaml: yamlPersister, "text-json": textJsonPersister };

/** Writes YAML, so that people can read it. */
function yamlPersister(FSPersister) {
  return class YamlPersister extends FSPersister {
    onFindRecording(recordingId) {
      const file = this.fileOf(recordingId);
      return existsSync(file) ? parse(readFileSync(file, "utf8")) : null;
    }

    onSaveRecording(recordingId, har) {
      const file = this.fileOf(recordingId);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, stringify(JSON.parse(this.stringify(har))));
    }

    fileOf(recordingId) {
      return `${this.api.filenameFor(recordingId)}.yaml`;
    }
  };
}

/** Stores a JSON request body as its value, so that a diff shows what changed in it. */
function textJsonPersister(FSPersister) {
  return class TextJsonPersister extends FSPersister {
    onSaveRecording(recordingId, har) {
      const copy = JSON.parse(this.stringify(har));
      for (const { request } of copy.log.entries) if (request.postData) parseText(request.postData);
      super.onSaveRecording(recordingId, copy);
    }
  };
}

function parseText(postData) {
  if (!/^application\/json\b/.test(postData.mimeType) || postData.text === undefined) return;
  try {
    postData.textJSON = JSON.parse(postData.text);
    delete postData.text;
  } catch {
    // The body only claims to be JSON.
  }
}

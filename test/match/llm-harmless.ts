/** Changes that leave the meaning of a request, or that nobody but the API can tell apart; each has to occur. */
export const harmless: readonly { readonly pattern: RegExp; readonly why: string }[] = [
  // JSON Schema
  { pattern: /^(change|remove) .*\/\$schema$/, why: "names the dialect of the schema, not what it takes" },
  {
    pattern: /^(change|remove) .*(schema|Schema|parameters|json|items)\/additionalProperties$/,
    why: "schema libraries write false, people nothing; models are told the properties",
  },
  {
    pattern: /^remove .*\/(maximum|minimum) = -?9007199254740991$/,
    why: "zod bounds an integer by what a double holds",
  },
  {
    pattern: /^remove .*output_config\/.*\/population\/description$/,
    why: "the SDK writes those bounds as a description",
  },
  {
    pattern: /^remove .*(schema|Schema|parameters|json|items|size|day|mood|kind)\/type = "(object|string)"$/i,
    why: "implied by properties or enum",
  },
  { pattern: /^swap .*\/required\/\*$/, why: "required is a set" },
  { pattern: /^swap .*\/(tools|functionDeclarations)\/\*$/, why: "tools are a set" },
  // Explicit defaults
  { pattern: /^remove \/tool_choice = ("auto"|\{"type":"auto"\})$/, why: "auto is the default" },
  {
    pattern: /^remove \/toolConfig.* = (\{"functionCallingConfig":)?(\{"mode":)?"AUTO"\}*$/,
    why: "AUTO is the default",
  },
  { pattern: /^remove \/toolConfig\/toolChoice = \{"auto":\{\}\}$/, why: "auto is the default" },
  { pattern: /^remove \/parallel_tool_calls = true$/, why: "true is the default" },
  { pattern: /^remove \/(n|temperature) = 1$/, why: "1 is the default" },
  { pattern: /^remove \/presence_penalty = 0$/, why: "0 is the default" },
  { pattern: /^remove \/encoding_format = "float"$/, why: "float is the default" },
  { pattern: /^remove \/(generationConfig = \{\}|system = \[\])$/, why: "it is empty" },
  { pattern: /^remove \/stream = false$/, why: "false is the default" },
  { pattern: /^remove \/input\/\*\/content\/\*\/detail = "auto"$/, why: "auto is the default" },
  {
    pattern: /^(change|remove) .*\/strict$/,
    why: "the SDKs differ in it for the same schema, and only the decoding does",
  },
  { pattern: /^remove .*\/(content|system|tool_calls|tools)\/\*\/type$/, why: "implied by the block's other fields" },
  { pattern: /^change \/messages\/\*\/tool_calls\/\*\/type$/, why: "what the model said" },
  { pattern: /^remove \/contents\/\*\/role = "(user|model)"$/, why: "user is the default, and calls are the model's" },
  { pattern: /^(change|remove|rename) \/systemInstruction\/role$/, why: "the API ignores it" },
  // How the answer comes, not what it is
  { pattern: /^(change|remove|rename) \/stream_options(\/include_usage)?$/, why: "only whether usage is told" },
  {
    pattern: /^(change|remove|add|repeat) \/(include|additionalModelResponseFieldPaths)(\/\*)?$/,
    why: "only what else is told",
  },
  { pattern: /^(change|remove) \/store$/, why: "only whether it is kept" },
  { pattern: /^(change|remove|rename) \/system\/\*\/cache_control(\/type)?$/, why: "only what it costs" },
  { pattern: /^(change|remove) \/tools\/\*\/eager_input_streaming$/, why: "only how input is streamed" },
  { pattern: /^remove \/thread = \{"type":"create"\}$/, why: "create begins what only later requests refer to" },
  // In the URL, or in a header elsewhere
  {
    pattern: /^(change|add|remove) bedrock-or-vertex \/(stream|anthropic_version)$/,
    why: "the URL decides; there is one version",
  },
  { pattern: /^(change|remove|repeat|add) \/anthropic_beta(\/\*)?$/, why: "a header on the API itself" },
  { pattern: /^(change|remove) azure \/model$/, why: "the deployment in the URL decides" },
  // What the model said before
  { pattern: /^(remove|rename) \/messages\/\*\/(content|refusal|annotations) = (null|""|\[\])$/, why: "it is empty" },
  { pattern: /^\w+ \/messages\/\*\/reasoning(_details(\/.*)?)?$/, why: "the model's reasoning" },
  { pattern: /^(change|remove) \/messages\/\*\/name$/, why: "of the tool whose call it answers" },
  {
    pattern: /^(change|remove|rename) \/messages\/\*\/content\/\*\/(thinking|signature)$/,
    why: "the model's reasoning",
  },
  { pattern: /^(remove|repeat|swap) reasoning \/(messages\/\*\/content|input)\/\*$/, why: "the model's reasoning" },
  { pattern: /^(change|remove) \/contents\/\*\/parts\/\*\/thoughtSignature$/, why: "the model's reasoning" },
  {
    pattern: /^(change|remove|rename|repeat) \/input\/\*\/(encrypted_content|summary.*)$/,
    why: "the model's reasoning",
  },
  { pattern: /^(change|remove|rename|exchange) \/input\/\*\/(id|status)$/, why: "made up by the API" },
  {
    pattern: /^(change|remove) \/contents\/\*\/parts\/\*\/function(Call|Response)\/id$/,
    why: "without an id that fits, calls and results are paired by name, in order",
  },
  {
    pattern: /^exchange by-name \/contents\/\*\/parts\/\*\/function(Call|Response)\/id$/,
    why: "the name says which call a result is of",
  },
];

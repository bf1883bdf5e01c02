// Lets TypeScript judge an app manifest by the type that Slack's own client has for it, and prints one problem a line.
// Usage: node manifest.mjs FILE, where FILE is the manifest as JSON. Exit code 1 if there is any problem.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const here = fileURLToPath(new URL('.', import.meta.url));
const judged = join(here, 'manifest-under-judgement.ts');
// The list of scopes in the type is older than https://docs.slack.dev/reference/scopes/assistant.write.
const manifest = JSON.parse(readFileSync(process.argv[2], 'utf8'), (key, value) => (key === 'bot' ? value.filter((scope) => scope !== 'assistant:write') : value));
const source = `import type { Manifest } from '@slack/web-api/dist/types/request/manifest';
export const manifest: Manifest = ${JSON.stringify(manifest)};
`;
const options = { strict: true, noEmit: true, types: [], module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Node10, target: ts.ScriptTarget.ES2022 };
const host = ts.createCompilerHost(options);
const { readFile, fileExists, getSourceFile } = host;
host.readFile = (name) => (name === judged ? source : readFile(name));
host.fileExists = (name) => name === judged || fileExists(name);
host.getSourceFile = (name, version, ...rest) => (name === judged ? ts.createSourceFile(name, source, version) : getSourceFile(name, version, ...rest));
const problems = ts.getPreEmitDiagnostics(ts.createProgram([judged], options, host));
for (const problem of problems) console.log(ts.flattenDiagnosticMessageText(problem.messageText, ' '));
process.exit(problems.length > 0 ? 1 : 0);

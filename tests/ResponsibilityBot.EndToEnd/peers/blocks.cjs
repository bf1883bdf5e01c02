// Lets TypeScript judge messages and views by the types that Slack's own client has for them, and prints one problem a line.
// Usage: node blocks.cjs FOLDER, where FOLDER holds messages or views as JSON. Exit code 1 if there is any problem.
const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');
const ts = require('typescript');

const judged = join(__dirname, 'blocks-under-judgement.ts');
const messages = readdirSync(process.argv[2]).sort().map((file) => [file, JSON.parse(readFileSync(join(process.argv[2], file), 'utf8'))]);
const source = [
  `import type { KnownBlock, ModalView } from '@slack/types';`,
  ...messages.map(([file, message], index) => message.type === 'modal'
    ? `/* ${file} */ export const view${index}: Omit<ModalView, 'blocks'> & { blocks: KnownBlock[] } = ${JSON.stringify(message)};`
    : `/* ${file} */ export const message${index}: KnownBlock[] = ${JSON.stringify(message.blocks)};`),
].join('\n');
const options = { strict: true, noEmit: true, types: [], module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Node10, target: ts.ScriptTarget.ES2022 };
const host = ts.createCompilerHost(options);
const { readFile, fileExists, getSourceFile } = host;
host.readFile = (name) => (name === judged ? source : readFile(name));
host.fileExists = (name) => name === judged || fileExists(name);
host.getSourceFile = (name, version, ...rest) => (name === judged ? ts.createSourceFile(name, source, version) : getSourceFile(name, version, ...rest));
const problems = ts.getPreEmitDiagnostics(ts.createProgram([judged], options, host));
for (const problem of problems) {
  const line = problem.file ? messages[problem.file.getLineAndCharacterOfPosition(problem.start).line - 1]?.[0] : undefined;
  console.log(`${line ?? 'somewhere'}: ${ts.flattenDiagnosticMessageText(problem.messageText, ' ')}`);
}
console.log(`${messages.length} messages judged`);
process.exit(problems.length > 0 ? 1 : 0);

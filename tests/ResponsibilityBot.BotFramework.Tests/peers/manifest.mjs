// Lets Microsoft's own library judge an app manifest by the newest schema that it ships, and prints one problem a line.
// Usage: node manifest.mjs FILE. Exit code 1 if there is any problem.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const { AppManifestUtils } = require('@microsoft/app-manifest');

const schemas = join(dirname(require.resolve('@microsoft/app-manifest')), 'json-schemas', 'teams');
const minor = (folder) => Number(/^v1\.(\d+)$/.exec(folder)?.[1] ?? -1);
const newest = readdirSync(schemas).sort((a, b) => minor(b) - minor(a))[0];
const schema = JSON.parse(readFileSync(join(schemas, newest, 'MicrosoftTeams.schema.json'), 'utf8'));
const manifest = JSON.parse(readFileSync(process.argv[2], 'utf8'));

const problems = await AppManifestUtils.validateAgainstSchema(manifest, schema);
if (!manifest.$schema?.endsWith(`/teams/${newest}/MicrosoftTeams.schema.json`)) problems.push(`$schema is not that of ${newest}, the newest`);
for (const problem of problems) console.log(problem);
console.log(`judged by ${newest}`);
process.exit(problems.length > 0 ? 1 : 0);

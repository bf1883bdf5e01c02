// Writes ts-fsrs.json: what ts-fsrs with its default parameters and without fuzz makes of made-up histories of answers.
// Run it again (npm ci && node vectors.mjs) only to take a newer version of the package; the specs read the file.
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { FSRS, createEmptyCard, default_w, forgetting_curve, generatorParameters } from 'ts-fsrs';

const entry = createRequire(import.meta.url).resolve('ts-fsrs');
const { version } = JSON.parse(readFileSync(new URL('../package.json', `file://${entry}`)));
const fsrs = new FSRS(generatorParameters({ enable_fuzz: false, enable_short_term: true }));

// A small generator with a seed, so that the same histories come out on every machine.
let state = 20261125;
const below = bound => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * bound);
};

const MINUTE = 60_000;
const DAY = 1440;
const gaps = [() => 1 + below(30), () => DAY + below(DAY), () => DAY * (2 + below(9)), () => DAY * (10 + below(60)), () => DAY * (70 + below(600))];

const histories = [];
for (let n = 0; n < 80; n++) {
  let at = Date.UTC(2026, 0, 5, below(24), below(60));
  let card = createEmptyCard(new Date(at));
  const reviews = [];
  for (let m = 0; m < 3 + below(8); m++) {
    const grade = n % 2 === 0 ? (below(4) === 0 ? 1 : 3) : 1 + below(4);
    card = fsrs.next(card, new Date(at), grade).card;
    reviews.push({ at: new Date(at).toISOString(), grade, stability: card.stability, difficulty: card.difficulty });
    at += gaps[below(gaps.length)]() * MINUTE;
  }
  histories.push(reviews);
}

const recalls = [];
for (const stability of [0.001, 0.1, 0.43, 2.3065, 17, 365, 36500])
  for (const days of [0, 0.04, 0.5, 1, 2.3065, 14, 180, 3650])
    recalls.push({ stability, days, recall: forgetting_curve(default_w, days, stability) });

const lines = list => list.map(item => '    ' + JSON.stringify(item)).join(',\n');
writeFileSync(new URL('../ts-fsrs.json', import.meta.url), `{
  "package": "ts-fsrs",
  "version": ${JSON.stringify(version)},
  "parameters": ${JSON.stringify(default_w)},
  "recalls": [\n${lines(recalls)}\n  ],
  "histories": [\n${lines(histories)}\n  ]
}
`);

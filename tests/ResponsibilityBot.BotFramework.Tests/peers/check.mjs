// Reads {"cards": {name: card}, "texts": [{"text", "escaped"}]} from a file, lets the renderer and two Markdown readers judge it, and prints one
// problem a line. Usage: node check.mjs FILE. Exit code 1 if there is any problem.
import { readFileSync } from 'node:fs';
import adaptivecards from 'adaptivecards/dist/adaptivecards.js';
import MarkdownIt from 'markdown-it';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { hostConfig } from './host.mjs';

const { AdaptiveCard, HostConfig, SerializationContext, Versions } = adaptivecards;
const { cards, texts } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const problems = [];

for (const [name, json] of Object.entries(cards)) {
  const context = new SerializationContext(Versions.v1_5);
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(hostConfig('light'));
  card.parse(json, context);
  for (let i = 0; i < context.eventCount; i++) problems.push(`${name}: parsed with ${context.getEventAt(i).message}`);
  for (const failed of card.validateProperties().validationEvents) problems.push(`${name}: ${failed.message}`);
  if (card.getItemCount() !== json.body.length) problems.push(`${name}: ${json.body.length} elements were sent, ${card.getItemCount()} understood`);
}

const html = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const markdownIt = new MarkdownIt();
const readers = {
  'markdown-it': (text) => markdownIt.render(text),
  'micromark with GFM': (text) => micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()] }),
};
for (const { text, escaped } of texts) {
  for (const [reader, render] of Object.entries(readers)) {
    const shown = render(escaped).trim();
    if (shown !== (text === '' ? '' : `<p>${html(text)}</p>`)) problems.push(`${reader} shows ${JSON.stringify(escaped)} as ${shown}`);
  }
}

for (const problem of problems) console.log(problem);
console.log(`${Object.keys(cards).length} cards and ${texts.length} texts judged`);
process.exit(problems.length > 0 ? 1 : 0);

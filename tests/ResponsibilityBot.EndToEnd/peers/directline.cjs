// Speaks with the bot through botframework-directlinejs, as any page of somebody else would.
// Usage: node directline.cjs DOMAIN websocket|polling. Prints what it did; exit code 0 when all of it worked.
'use strict';

const { setTimeout: wait } = require('node:timers/promises');
global.XMLHttpRequest = require('xhr2');
global.WebSocket = require('ws');
const { DirectLine } = require('botframework-directlinejs');

const [domain, way] = process.argv.slice(2);
const patience = 20000;

const main = async () => {
  const generated = await fetch(`${domain}/tokens/generate`, { method: 'POST' });
  const { token } = await generated.json();
  // The random number decides how long it waits before it comes back: the shortest is three seconds.
  const line = new DirectLine({ domain, token, webSocket: way === 'websocket', pollingInterval: 200, random: () => 0 });
  const seen = [];
  line.activity$.subscribe(activity => seen.push(activity));
  const until = async (what, found) => {
    for (const end = Date.now() + patience; Date.now() < end; await wait(20)) {
      const activity = seen.find(found);
      if (activity) {
        console.log(`${what}: ${activity.text}`);
        return activity;
      }
    }
    throw new Error(`${what} did not come; seen: ${JSON.stringify(seen.map(activity => activity.text))}`);
  };
  const say = (text, clientActivityID) => new Promise((resolve, reject) =>
    line.postActivity({ type: 'message', text, from: { id: 'whoever' }, channelData: { clientActivityID } }).subscribe(resolve, reject));

  await until('welcome', activity => activity.text === 'welcome');
  const id = await say('hello', 'one');
  const own = await until('own', activity => activity.id === id);
  if (own.channelData.clientActivityID !== 'one' || own.from.id === 'whoever') throw new Error(`not preserved: ${JSON.stringify(own)}`);
  const answer = await until('answer', activity => activity.text === 'heard: hello');
  if (answer.replyToId !== id) throw new Error(`answers something else: ${JSON.stringify(answer)}`);

  if (way === 'websocket') {
    // A second socket takes the place of the first; the client comes back with its watermark and loses nothing.
    const answered = await fetch(`${domain}/conversations/${line.conversationId}?watermark=3`, { headers: { Authorization: `Bearer ${token}` } });
    const { streamUrl } = await answered.json();
    const second = new global.WebSocket(streamUrl);
    await new Promise((resolve, reject) => { second.onopen = resolve; second.onerror = reject; });
    const pushedOut = new Promise(resolve => { second.onclose = event => resolve(event.reason); });
    await say('still there?', 'two');
    await until('answer after coming back', activity => activity.text === 'heard: still there?');
    console.log(`second socket: ${await pushedOut}`);
  }

  const ids = seen.map(activity => activity.id);
  if (new Set(ids).size !== ids.length) throw new Error(`something came twice: ${ids}`);
  const file = { type: 'message', text: 'a file', from: { id: 'whoever' }, attachments: [{ contentType: 'text/plain', contentUrl: 'data:text/plain,x', name: 'a.txt' }] };
  const refused = await fetch(`${domain}/conversations/${line.conversationId}/activities`, {
    method: 'POST', headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }, body: JSON.stringify(file),
  });
  console.log(`file: ${refused.status}`);
  line.end();
};

main().then(() => process.exit(0), problem => {
  console.error(problem);
  process.exit(1);
});

// Slack's own framework behind its own receiver: answers 200 to what it takes, and something else to what it does not believe to come from Slack.
// Usage: node bolt.cjs SECRET. Prints where it listens.
const { App, HTTPReceiver, LogLevel } = require('@slack/bolt');

const receiver = new HTTPReceiver({ signingSecret: process.argv[2], endpoints: ['/slack/events'], logLevel: LogLevel.ERROR });
const app = new App({ receiver, logLevel: LogLevel.ERROR, authorize: async () => ({ botToken: 'xoxb-1', botId: 'BBOT', botUserId: 'UBOT' }) });
app.use(async ({ ack, next }) => {
  if (ack) await ack();
  await next();
});
app.start(0).then((server) => console.log(`listening on http://127.0.0.1:${server.address().port}/`));

// Judges messages to webhooks with the library that receivers use.
// Usage: node webhook.cjs CASES, a JSON list of { secret, id, timestamp, signature, body }. Prints a line for each: the message's type, or refused.
'use strict';

const { Webhook } = require('standardwebhooks');

for (const { secret, id, timestamp, signature, body } of JSON.parse(process.argv[2])) {
  try {
    const message = new Webhook(secret).verify(body, { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature });
    console.log(message.type);
  } catch (refused) {
    console.log(`refused: ${refused.message}`);
  }
}

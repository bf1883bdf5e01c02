// Asks the bot's tools through the official client of the Model Context Protocol.
// Usage: node mcp.cjs ADDRESS [KEY]. Prints what it heard, one line a step; exit code 0 when the protocol worked.
'use strict';

const { Client } = require('@modelcontextprotocol/sdk/client/index.js');
const { StreamableHTTPClientTransport } = require('@modelcontextprotocol/sdk/client/streamableHttp.js');

const [address, key] = process.argv.slice(2);

const main = async () => {
  const client = new Client({ name: 'a client that we did not write', version: '1.0.0' });
  const requestInit = key ? { headers: { Authorization: `Bearer ${key}` } } : {};
  try {
    await client.connect(new StreamableHTTPClientTransport(new URL(address), { requestInit }));
  } catch (refused) {
    console.log(`refused: ${refused.code}`);
    return;
  }
  console.log(`server: ${client.getServerVersion().name}`);
  const { tools } = await client.listTools();
  console.log(`tools: ${tools.map(tool => tool.name).sort().join(' ')}`);
  console.log(`read only: ${tools.every(tool => tool.annotations.readOnlyHint && !tool.annotations.destructiveHint)}`);
  // The client checks each structured answer against the schema that the server gave for it.
  const call = async (name, args) => {
    const { isError, structuredContent, content } = await client.callTool({ name, arguments: args });
    return isError ? { refused: content[0].text } : structuredContent;
  };
  const owned = await call('who_owns', { question: 'who patches the operating system in PaaS?' });
  console.log(`who_owns: ${owned.intent} ${owned.owner} ${owned.responsibilities} ${owned.targets} ${owned.sources.length > 0}`);
  console.log(`unknown: ${(await call('who_owns', { question: 'who won the cup final?' })).certainty}`);
  const duties = await call('duties', { target: 'amazon-rds' });
  console.log(`duties: ${duties.cells.length} ${duties.cells.every(cell => cell.target === 'amazon-rds')}`);
  const move = await call('move', { from: 'amazon-ec2', to: 'aws-lambda' });
  console.log(`move: ${move.duties.find(duty => duty.responsibility === 'guest-os-patching').change}`);
  console.log(`matrix: ${(await call('matrix', { targets: ['iaas', 'saas'], area: 'identity' })).cells.length}`);
  // What the tenant of the key holds otherwise than the table.
  const cells = file => file.cells.filter(cell => cell.layer !== 'baseline').map(cell => [cell.responsibility, cell.owner, cell.layer, cell.role]);
  const here = [
    ...cells(await call('duties', { target: 'amazon-ec2' })).map(cell => ['duties', ...cell]),
    ...cells(await call('matrix', { targets: ['iaas'] })).map(cell => ['matrix', ...cell]),
    ...move.duties.filter(duty => duty.layerBefore !== 'baseline').map(duty => ['move', duty.responsibility, duty.layerBefore, duty.roleBefore]),
    ...[(await call('who_owns', { question: 'who patches the operating system of Amazon EC2?' })).role].filter(role => role).map(role => ['who_owns', role]),
  ];
  console.log(`here: ${here.map(words => words.filter(word => word).join(' ')).join('; ') || 'nothing'}`);
  // As it holds for one workload, by every tool that takes one.
  const inCheckout = [await call('matrix', { workload: 'checkout' }), await call('duties', { target: 'amazon-ec2', workload: 'checkout' }), await call('move', { from: 'amazon-ec2', to: 'paas', workload: 'checkout' })];
  console.log(`workload: ${inCheckout.map(file => file.refused || [file.workload, ...(file.targets || []).map(target => target.id), ...(file.cells || []).filter(cell => cell.layer === 'workload').map(cell => cell.owner)].join(' ')).join('; ')}`);
  console.log(`wrong: ${(await call('duties', { target: 'amazon-rdss' })).refused}`);
  if (tools.some(tool => tool.name === 'gaps')) {
    const { gaps, organisation } = await call('gaps', {});
    console.log(`gaps: ${gaps.length}; ${organisation.map(gap => [gap.kind, gap.workload, gap.responsibilities.length > 0].join(' ')).join('; ') || 'nothing'}`);
  }
  else console.log(`gaps: ${await call('gaps', {}).then(() => 'answered', () => 'refused')}`);
  await client.close();
};

main().then(() => process.exit(0), problem => {
  console.error(problem);
  process.exit(1);
});

// Lists and calls the tools with the official MCP package, over HTTP (an address) or over pipes (a program); prints what came back as one JSON line.
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";

const [where, ...args] = process.argv.slice(2);
const transport = where.startsWith("http") ? new StreamableHTTPClientTransport(new URL(where)) : new StdioClientTransport({ command: where, args, env: process.env });
const client = new Client({ name: "check", version: "1.0.0" });
await client.connect(transport);
const { tools } = await client.listTools();
// The package checks structured content against the tool's output schema by itself.
const findings = await client.callTool({ name: "findings", arguments: { text: "58M with chest pain, no fever" } });
const calculation = await client.callTool({ name: "calculate", arguments: { calculator: "cockcroft-gault", inputs: { age: 72, sex: "female", weight: "60 kg", creatinine: "1.1 mg/dL" } } });
const medications = await client.callTool({ name: "check_medications", arguments: { medications: ["warfarin 3 mg od"], proposed: ["naproxen 500 mg bd"] } });
const differential = await client.callTool({ name: "differential", arguments: { text: "58M with crushing chest pain radiating to the left arm" } });
const search = await client.callTool({ name: "search", arguments: { query: "acute pancreatitis" } });
const guard = await client.callTool({ name: "guard", arguments: { text: "What is a normal potassium?" } });
const calculators = await client.callTool({ name: "calculators", arguments: { words: "fib" } });
await client.close();
console.log(JSON.stringify({
  tools: tools.map((tool) => tool.name).sort(),
  readOnly: tools.every((tool) => tool.annotations?.readOnlyHint === true && tool.outputSchema),
  findings: findings.structuredContent?.findings?.length ?? 0,
  value: calculation.structuredContent?.value,
  severity: medications.structuredContent?.alerts?.[0]?.severity,
  ranking: differential.structuredContent?.ranking?.length ?? 0,
  hits: search.structuredContent?.hits?.length ?? 0,
  decision: guard.structuredContent?.decision,
  calculators: calculators.structuredContent?.calculators?.length ?? 0,
}));

// Completes and streams one question in both forms of the wire with the openai package; prints what came back as one JSON line.
import OpenAI from "openai";

const client = new OpenAI({ baseURL: process.argv[2] + "/v1", apiKey: "any", maxRetries: 0 });
const messages = [{ role: "user", content: process.argv[3] }];
const whole = await client.chat.completions.create({ model: "clinical", messages });
let streamed = "";
let finish = null;
for await (const chunk of await client.chat.completions.create({ model: "clinical", messages, stream: true, stream_options: { include_usage: true } })) {
  streamed += chunk.choices[0]?.delta?.content ?? "";
  finish = chunk.choices[0]?.finish_reason ?? finish;
}

const response = await client.responses.create({ model: "clinical", input: process.argv[3] });
let responseStreamed = "";
let responseStatus = null;
for await (const event of await client.responses.create({ model: "clinical", input: process.argv[3], stream: true })) {
  if (event.type === "response.output_text.delta") responseStreamed += event.delta;
  if (event.type === "response.completed") responseStatus = event.response.status;
}

let refused = null;
try {
  await client.chat.completions.create({ model: "clinical", messages, tools: [{ type: "function", function: { name: "f", parameters: {} } }] });
} catch (error) {
  refused = { status: error.status, param: error.param };
}

console.log(JSON.stringify({ whole: whole.choices[0].message.content, finishWhole: whole.choices[0].finish_reason, streamed, finish, response: response.output_text, responseStreamed, responseStatus, refused }));

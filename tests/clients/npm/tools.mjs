// Offers a function with the openai package in both forms of the wire, answers the call, and prints what came back as one JSON line.
import OpenAI from "openai";

const client = new OpenAI({ baseURL: process.argv[2] + "/v1", apiKey: "any", maxRetries: 0 });
const [model, question, name] = ["local", process.argv[3], "lookup_ward"];
const parameters = { type: "object", properties: { topic: { type: "string" } }, required: ["topic"] };
const messages = [{ role: "user", content: question }];
const tools = [{ type: "function", function: { name, description: "Says on which ward a patient lies.", parameters } }];

const asked = (await client.chat.completions.create({ model, messages, tools })).choices[0];
messages.push(asked.message, { role: "tool", tool_call_id: asked.message.tool_calls[0].id, content: "Ward 7, bed 12" });
const answered = (await client.chat.completions.create({ model, messages, tools })).choices[0];

const input = [{ role: "user", content: question }];
const flat = [{ type: "function", name, description: "Says on which ward a patient lies.", parameters, strict: false }];
let call = null;
for await (const event of await client.responses.create({ model, input, tools: flat, stream: true })) {
  if (event.type === "response.output_item.done" && event.item.type === "function_call") call = event.item;
}
input.push(call, { type: "function_call_output", call_id: call.call_id, output: "Ward 7, bed 12" });
const response = await client.responses.create({ model, input, tools: flat });

console.log(JSON.stringify({ finish: asked.finish_reason, called: asked.message.tool_calls[0].function, answer: answered.message.content, responseCalled: call.name, response: response.output_text }));

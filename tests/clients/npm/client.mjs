// Completes and streams one question with the openai package; prints what came back as one JSON line.
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
console.log(JSON.stringify({ whole: whole.choices[0].message.content, finishWhole: whole.choices[0].finish_reason, streamed, finish }));

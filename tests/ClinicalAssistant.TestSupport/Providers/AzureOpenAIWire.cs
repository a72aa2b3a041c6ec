using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ClinicalAssistant.TestSupport;

/// <summary>Azure OpenAI: OpenAI's bodies with content filter results, the deployment in the path, errors in Azure's words.</summary>
internal sealed class AzureOpenAIWire : OpenAIWire
{
    public override string ModelOf(HttpContext context, RecordedRequest request) => (string?)context.Request.RouteValues["deployment"] ?? "";

    public override string? PresentedKey(RecordedRequest request) => request.Headers.GetValueOrDefault("api-key");

    public override string? Opening(string model)
    {
        var prompt = Body("", "", []);
        prompt["prompt_filter_results"] = new JsonArray(new JsonObject { ["prompt_index"] = 0, ["content_filter_results"] = Safe() });
        return Frame(prompt.ToJsonString()) + base.Opening(model);
    }

    public override ScriptedError Error(ScriptedFault fault, string model) => fault switch
    {
        ScriptedFault.Unauthorized => Error(401, "401", "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource."),
        ScriptedFault.ModelNotFound => Error(404, "DeploymentNotFound", "The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again."),
        ScriptedFault.RateLimited => Error(429, "429", "Requests to the ChatCompletions_Create Operation under Azure OpenAI API have exceeded call rate limit of your current OpenAI S0 pricing tier."),
        ScriptedFault.ContentFiltered => new ScriptedError(400, new
        {
            error = new
            {
                message = "The response was filtered due to the prompt triggering Azure OpenAI's content management policy. Please modify your prompt and retry.",
                type = (string?)null,
                param = "prompt",
                code = "content_filter",
                status = 400,
                innererror = new { code = "ResponsibleAIPolicyViolation", content_filter_result = new { violence = new { filtered = true, severity = "medium" } } },
            },
        }),
        _ => base.Error(fault, model),
    };

    protected override JsonObject Choice(JsonObject choice)
    {
        choice["content_filter_results"] = Safe();
        return choice;
    }

    private static ScriptedError Error(int status, string code, string message) => new(status, new { error = new { code, message } });

    private static JsonObject Safe()
    {
        var results = new JsonObject();
        foreach (var category in new[] { "hate", "self_harm", "sexual", "violence" })
            results[category] = new JsonObject { ["filtered"] = false, ["severity"] = "safe" };
        return results;
    }
}

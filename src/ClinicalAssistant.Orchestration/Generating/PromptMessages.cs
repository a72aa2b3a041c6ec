using System.Net;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ClinicalAssistant.Core;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;

namespace ClinicalAssistant.Orchestration.Generating;

/// <summary>
/// A prompt as Semantic Kernel renders it, message by message. The marks of the messages are read once, when the prompt is loaded: what is filled in afterwards stands inside its
/// message as it is, is never read for marks, and so cannot open another.
/// </summary>
public sealed partial class PromptMessages
{
    private static readonly Kernel Bare = new();
    private readonly KernelFunction _function;
    private readonly IReadOnlyList<(ChatRole Role, IPromptTemplate Template)> _messages;
    private readonly ConditionalWeakTable<IChatClient, ChatOptions> _options = [];

    private PromptMessages(KernelFunction function, IReadOnlyList<(ChatRole Role, IPromptTemplate Template)> messages)
    {
        (_function, _messages) = (function, messages);
        Variables = [.. function.Metadata.Parameters.Select(static parameter => parameter.Name)];
    }

    /// <summary>The variables that it is filled with.</summary>
    internal IReadOnlyList<string> Variables { get; }

    /// <summary>Reads a template; one without marks is one message of the user.</summary>
    /// <exception cref="WrongInputException">The marks are broken, or text stands outside them.</exception>
    /// <exception cref="KernelException">Semantic Kernel cannot read it.</exception>
    internal static PromptMessages Of(string name, PromptTemplateConfig config)
    {
        var function = KernelFunctionFactory.CreateFromPrompt(config);
        if (!Mark().IsMatch(config.Template))
            return new PromptMessages(function, [(ChatRole.User, Template(config, config.Template))]);
        var messages = Message().Matches(config.Template);
        if (!string.IsNullOrWhiteSpace(Message().Replace(config.Template, "")) || messages.Any(static message => Mark().IsMatch(message.Groups[2].ValueSpan)))
            throw new WrongInputException($"prompts/{name}/skprompt.txt: a mark of a message is broken or stands inside another message, or text stands outside the messages. Each is <message role=\"system\">, \"user\" or \"assistant\", then its text, then </message>.");
        return new PromptMessages(function, [.. messages.Select(message => (new ChatRole(message.Groups[1].Value), Template(config, WebUtility.HtmlDecode(message.Groups[2].Value))))]);
    }

    /// <summary>Fills it in and asks the client, with the settings that the prompt states for the provider's own client beneath.</summary>
    internal async IAsyncEnumerable<ChatResponseUpdate> AskAsync(IChatClient client, IChatClient provider, KernelArguments arguments, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var messages = new ChatMessage[_messages.Count];
        for (var i = 0; i < messages.Length; i++)
        {
            var text = await _messages[i].Template.RenderAsync(Bare, arguments, cancellationToken).ConfigureAwait(false);
            messages[i] = new ChatMessage(_messages[i].Role, text.Trim());
        }

        await foreach (var update in client.GetStreamingResponseAsync(messages, _options.GetValue(provider, Settings).Clone(), cancellationToken).ConfigureAwait(false))
            yield return update;
    }

    /// <summary>What the prompt's <c>execution_settings</c> ask of this client, as Semantic Kernel reads them.</summary>
    private ChatOptions Settings(IChatClient client)
    {
        var kernel = new Kernel(new ServiceCollection().AddSingleton(client).BuildServiceProvider());
        return kernel.ServiceSelector is IChatClientSelector selector && selector.TrySelectChatClient<IChatClient>(kernel, _function, [], out _, out var settings) && settings.ToChatOptions(kernel) is { } options
            ? options
            : new ChatOptions();
    }

    private static IPromptTemplate Template(PromptTemplateConfig config, string text) =>
        new KernelPromptTemplateFactory { AllowDangerouslySetContent = true }.Create(new PromptTemplateConfig(text) { Name = config.Name, AllowDangerouslySetContent = true });

    [GeneratedRegex(@"<message role=""(system|user|assistant)"">(.*?)</message>", RegexOptions.CultureInvariant | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Message();

    [GeneratedRegex("</?message", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();
}

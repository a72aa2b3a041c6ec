using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Models;

/// <summary>
/// Lets a reader who can use nothing before a sentence is whole say so: a stream then hands over text when a sentence may have ended, in one piece, and not each token
/// through every layer between. Nothing else about the stream changes.
/// </summary>
public static class Phrases
{
    private const string Wanted = "clinical.phrases";

    /// <summary>The client, asked for phrases.</summary>
    public static IChatClient Over(IChatClient client) => client.AsBuilder().ConfigureOptions(static options => (options.AdditionalProperties ??= [])[Wanted] = true).Build();

    /// <summary>Whether they are asked for; the mark itself goes no further.</summary>
    internal static bool TakeFrom(ChatOptions options)
    {
        if (options.AdditionalProperties?.Remove(Wanted) != true)
            return false;
        if (options.AdditionalProperties.Count == 0)
            options.AdditionalProperties = null;
        return true;
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Orchestration.Tasks.Education;

/// <summary>
/// Has a model make a text simpler: measure, rewrite, prove that no dose, number, negation, warning or follow-up was lost or changed against the source. A rewriting that lost
/// something is never kept; the last good version stands, which may be the source itself.
/// </summary>
public sealed partial class GradeLoop(EducationPrompts prompts)
{
    private const int MostRounds = 4;
    private const int ShownWords = 20;

    /// <summary>Runs the loop.</summary>
    /// <param name="client">The model.</param>
    /// <param name="source">The text; headings of Markdown are left out of its grade.</param>
    /// <param name="notCounted">Names that are left out of the grade.</param>
    /// <param name="cancellationToken">Ends the loop with what was reached.</param>
    public async Task<SimplerText> RunAsync(IChatClient client, string source, IReadOnlyList<string> notCounted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        var best = new SimplerText(source, Grade(source, notCounted), 0, []);
        IReadOnlyList<string> losses = [];
        for (var round = 1; round <= MostRounds && !best.Grade.IsPlain; round++)
        {
            ChatResponse reply;
            try
            {
                reply = await client.GetResponseAsync([new ChatMessage(ChatRole.System, Told(best.Grade, losses)), new ChatMessage(ChatRole.User, source)], cancellationToken: cancellationToken).ConfigureAwait(false);
            }
            catch (Exception fault)
            {
                // What was reached so far is good; a provider's message may quote what it was sent.
                return best with { Fault = fault.GetType().Name };
            }

            var text = reply.Text.Trim();
            losses = text.Length == 0 ? ["the whole text is lost"] : Fidelity.Losses(source, text);
            var grade = Grade(text, notCounted);
            best = best with { Rounds = round };
            best.Usage.Add(reply.Usage ?? new UsageDetails());
            if (losses.Count > 0)
                best = best with { Refused = [.. best.Refused, .. losses] };
            else if (grade.FleschKincaid < best.Grade.FleschKincaid)
                best = best with { Text = text, Grade = grade };
        }

        return best;
    }

    private static ReadingGrade Grade(string text, IReadOnlyList<string> notCounted) => ReadingGrade.Of(Heading().Replace(text, ""), notCounted) ?? new ReadingGrade(0, 0, []);

    private string Told(ReadingGrade grade, IReadOnlyList<string> losses) => prompts.Simplify
        .Replace("{{grade}}", string.Create(CultureInfo.InvariantCulture, $"{grade.FleschKincaid:0.0}"), StringComparison.Ordinal)
        .Replace("{{long_words}}", string.Join(", ", grade.LongWords.Take(ShownWords)), StringComparison.Ordinal)
        .Replace("{{losses}}", losses.Count == 0 ? "nothing so far" : string.Join("; ", losses), StringComparison.Ordinal);

    [GeneratedRegex(@"^\s*(#+ .*|\*\*[^*]+\*\*:?\s*)$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();
}

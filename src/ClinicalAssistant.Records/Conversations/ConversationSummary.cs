using ClinicalAssistant.Core;

namespace ClinicalAssistant.Records;

/// <summary>A conversation in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">The first words of its first question.</param>
/// <param name="Started">When its first question was asked.</param>
/// <param name="Updated">When its last question was asked.</param>
/// <param name="Turns">How many questions it holds.</param>
/// <param name="CallerId">Who began it.</param>
/// <param name="Door">Where it began.</param>
public sealed record ConversationSummary(
    string Id, string Title, DateTimeOffset Started, DateTimeOffset Updated, int Turns, string CallerId, Door Door) : PatientWords;

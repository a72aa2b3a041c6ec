using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration;

/// <summary>One stage of the way of a question.</summary>
/// <param name="Name">Its name, as the trace and the live status show it.</param>
/// <param name="Run">What it does to the consultation; the events it yields are recorded, then delivered.</param>
/// <param name="EvenWhenEnded">Whether it runs after the question was refused or has failed.</param>
internal sealed record Stage(string Name, Func<Consultation, CancellationToken, IAsyncEnumerable<AnswerEvent>> Run, bool EvenWhenEnded = false);

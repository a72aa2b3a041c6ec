using System.Collections.Concurrent;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Recording;

/// <summary>Keeps answers in memory for as long as the run lasts: evals and batches that leave no record on disk.</summary>
public sealed class MemoryRecorder : IConsultRecorder
{
    private readonly ConcurrentDictionary<string, Answer> _answers = new(StringComparer.Ordinal);

    /// <summary>The answer to a question, or null while it is open or unknown.</summary>
    public Answer? Find(string questionId) => _answers.GetValueOrDefault(questionId);

    /// <summary>Forgets an answer.</summary>
    public void Forget(string questionId) => _answers.TryRemove(questionId, out _);

    /// <inheritdoc />
    public ValueTask<IOpenRecord> OpenAsync(Question question, CancellationToken cancellationToken) => new(new OpenInMemory(_answers));

    private sealed class OpenInMemory(ConcurrentDictionary<string, Answer> answers) : IOpenRecord
    {
        public ValueTask NoteAsync(AnswerEvent answerEvent, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask CloseAsync(Answer answer, CancellationToken cancellationToken)
        {
            answers[answer.QuestionId] = answer;
            return ValueTask.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

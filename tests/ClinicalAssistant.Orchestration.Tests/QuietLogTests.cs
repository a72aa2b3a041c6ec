using System.Collections.Concurrent;
using ClinicalAssistant.TestSupport;
using Microsoft.Extensions.Logging;

namespace ClinicalAssistant.Orchestration.Tests;

public sealed class QuietLogTests
{
    [Fact]
    public async Task No_word_of_question_or_answer_reaches_a_log_at_any_level()
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Fail(ScriptedFault.ServerError).Reply("The zebrafinch sentence.");
        using var logs = new KeptLogs();
        await using var consulting = new Consulting(Consulting.Providers(("local", server)), logs: logs);
        await consulting.AnswerAsync("58M quokkasyndrome with chest pain and sweating");
        await consulting.AnswerAsync("58M quokkasyndrome with chest pain and sweating");
        Assert.DoesNotContain(logs.Lines, line => line.Contains("quokka", StringComparison.OrdinalIgnoreCase) || line.Contains("zebrafinch", StringComparison.OrdinalIgnoreCase) || line.Contains("sweating", StringComparison.OrdinalIgnoreCase));
    }

    private sealed class KeptLogs : ILoggerProvider, ILogger
    {
        public ConcurrentBag<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}

using Microsoft.Extensions.Logging;

namespace ClinicalAssistant.Models;

/// <summary>The log lines of this project. Names, reasons and figures only.</summary>
internal sealed partial class ModelsLog(ILogger logger)
{
    private readonly ILogger _logger = logger;

    [LoggerMessage(1, LogLevel.Information, "Provider {Provider}: {Reason} (status {Status}); attempt {Next} follows in {DelayMs} ms.")]
    public partial void Retrying(string provider, FailureReason reason, int? status, int next, double delayMs);

    [LoggerMessage(2, LogLevel.Warning, "Provider {Provider} failed: {Reason} (status {Status}, code {Code}).")]
    public partial void Failed(string provider, FailureReason reason, int? status, string? code);

    [LoggerMessage(3, LogLevel.Warning, "Provider {Provider} failed too often and is left alone for {Seconds} s.")]
    public partial void CircuitOpened(string provider, double seconds);

    [LoggerMessage(4, LogLevel.Information, "Provider {Provider} answers again.")]
    public partial void CircuitClosed(string provider);
}

using ClinicalAssistant.Core;
using ClinicalAssistant.Models;

namespace ClinicalAssistant.Cli.Running;

/// <summary>What the user reads of an exception, and the exit code it gives. No stack trace; of an unexpected one nothing but its type, as its message may quote a patient.</summary>
internal static class Faults
{
    public static int Report(Exception fault, TextWriter error, bool cancelled)
    {
        var (code, line) = fault switch
        {
            OperationCanceledException when cancelled => (ExitCode.Cancelled, "cancelled."),
            WrongInputException wrong => (ExitCode.WrongUse, wrong.Message),
            ProviderException provider => (provider.Reason is FailureReason.Unreachable or FailureReason.Timeout ? ExitCode.Unreachable : ExitCode.NotHeld, provider.Message),
            RecordUnavailableException record => (ExitCode.NotHeld, record.Message),
            _ => (ExitCode.NotHeld, $"something unexpected failed ({fault.GetType().Name}). Run 'clinical doctor'; it names what to mend."),
        };
        error.WriteLine("clinical: " + Printable.Text(line));
        return code;
    }
}

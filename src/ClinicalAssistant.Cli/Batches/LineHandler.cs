using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Cli.Batches;

/// <summary>
/// Handles one line of a batch: what is wrong with it becomes an error object with its id, and the run goes on. No error repeats what the line said.
/// </summary>
internal sealed class LineHandler<TLine, TResult>(
    JsonTypeInfo<TLine> lineType, JsonTypeInfo<TResult> resultType, Func<TLine, CancellationToken, ValueTask<TResult>> handle, Func<TResult, bool> holds)
    where TLine : class
{
    private static readonly JsonElement NoId = JsonDocument.Parse("null").RootElement;

    public async ValueTask<LineOutcome> HandleAsync(byte[]? line, long number, CancellationToken cancellationToken)
    {
        try
        {
            if (line is null)
                return Error(NoId, "too_long", "the line is longer than 64 MB", number);
            if (!Utf8.IsValid(line))
                return Error(NoId, "invalid_utf8", "the line is not valid UTF-8; save the file as UTF-8", number);
            if (JsonSerializer.Deserialize(line, lineType) is not { } read)
                return Error(NoId, "not_json", "the line is null; write a JSON object", number);
            var result = await handle(read, cancellationToken);
            return new LineOutcome(JsonSerializer.SerializeToUtf8Bytes(result, resultType), holds(result));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (JsonException fault)
        {
            return IdOf(line!) is { } id
                ? Error(id, "wrong_input", $"field {fault.Path ?? "$"} does not have the form expected there", number)
                : Error(NoId, "not_json", string.Create(CultureInfo.InvariantCulture, $"the line is not a JSON object (byte {(fault.BytePositionInLine ?? 0) + 1})"), number);
        }
        catch (WrongInputException wrong)
        {
            return Error(IdOf(line!) ?? NoId, "wrong_input", wrong.Message.TrimEnd('.'), number);
        }
        catch (Exception fault)
        {
            return Error(IdOf(line!) ?? NoId, "failed", $"the line could not be handled ({fault.GetType().Name}); 'clinical doctor' checks the installation", number);
        }
    }

    private static LineOutcome Error(JsonElement id, string code, string message, long number)
    {
        var error = new LineError(id, new LineError.Fault(code, string.Create(CultureInfo.InvariantCulture, $"Line {number}: {message}.")));
        return new LineOutcome(JsonSerializer.SerializeToUtf8Bytes(error, ContractJson.Wire.LineError), Held: false);
    }

    /// <summary>The id of a line that is a JSON object (null where it has none), or null where it is none.</summary>
    private static JsonElement? IdOf(byte[] line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind != JsonValueKind.Object ? null
                : document.RootElement.TryGetProperty("id", out var id) ? id.Clone() : NoId;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

using System.Text.Json;

namespace ClinicalAssistant.Fhir;

/// <summary>A FHIR server of the site cannot be read. The message says what to check, and holds neither tokens nor patient text.</summary>
public sealed class FhirServerException : Exception
{
    /// <summary>With the remedy as message.</summary>
    public FhirServerException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>Without a message.</summary>
    public FhirServerException()
        : this("The FHIR server cannot be read.")
    {
    }

    /// <summary>With the remedy as message.</summary>
    public FhirServerException(string message)
        : this(message, null)
    {
    }

    /// <summary>Sends; a fault of the network is this exception, the caller's cancellation passes through.</summary>
    internal static async Task<HttpResponseMessage> SendAsync(Func<Task<HttpResponseMessage>> send, FhirServer server, CancellationToken cancellationToken)
    {
        try
        {
            return await send();
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new FhirServerException($"{server.Base} does not answer ({fault.GetType().Name}). Check the address and the network.", fault);
        }
    }

    /// <summary>The body as JSON.</summary>
    internal static async Task<JsonDocument> JsonAsync(HttpResponseMessage response, FhirServer server, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), new JsonDocumentOptions { MaxDepth = PatientReader.MaximumDepth }, cancellationToken);
        }
        catch (Exception fault) when (fault is JsonException or HttpRequestException or IOException)
        {
            throw new FhirServerException($"{server.Base} answered with something that is no JSON.", fault);
        }
    }
}

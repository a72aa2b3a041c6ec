using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>Why a request of the wire is not taken.</summary>
internal sealed record WireRefusal(int Status, string Message, string? Param, string Code) : PatientWords
{
    /// <summary>Something that is not supported here.</summary>
    public static WireRefusal Unsupported(string message, string param) => new(StatusCodes.Status400BadRequest, message, param, "unsupported_value");

    public Task WriteAsync(HttpContext context) => OpenAIError.WriteAsync(context, Status, Message, Param, Code);
}

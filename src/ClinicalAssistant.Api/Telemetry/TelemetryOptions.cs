namespace ClinicalAssistant.Api.Telemetry;

/// <summary>Where traces and metrics go (section <c>Telemetry</c>). Nothing is sent anywhere until the site says so; none of it holds a word of question or answer.</summary>
public sealed class TelemetryOptions
{
    /// <summary>Address of an OpenTelemetry collector (OTLP over gRPC, such as http://127.0.0.1:4317); empty for none.</summary>
    public string OtlpEndpoint { get; set; } = "";

    /// <summary>Whether <c>/metrics</c> gives the metrics to Prometheus.</summary>
    public bool Prometheus { get; set; }
}

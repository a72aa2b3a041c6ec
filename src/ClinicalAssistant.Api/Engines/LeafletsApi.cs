using ClinicalAssistant.Orchestration.Tasks.Education;

namespace ClinicalAssistant.Api.Engines;

/// <summary>Patient leaflets: the list, and one as Markdown or a page.</summary>
internal static class LeafletsApi
{
    public static void MapLeaflets(this IEndpointRouteBuilder routes)
    {
        var leaflets = routes.MapGroup("/api/leaflets").WithTags("Leaflets");
        leaflets.MapGet("", (Leaflets written) => TypedResults.Ok(written.Topics.Select(topic => new LeafletJson(topic.Id, topic.Title, topic.Kind, topic.ClinicallyReviewed)).ToList()))
            .WithSummary("The topics of patient education.");
        leaflets.MapGet("/{topic}", async (string topic, Leaflets written, CancellationToken cancellationToken, string format = "html", string language = Leaflets.English, string? provider = null) =>
        {
            var leaflet = await written.WriteAsync(topic, format, language, provider, cancellationToken);
            return TypedResults.Text(leaflet.Text, format == "md" ? "text/markdown" : "text/html", System.Text.Encoding.UTF8);
        }).ProducesProblem(400).WithSummary("A leaflet to print: ?format=html (default) or md, ?language=es with a model.");
    }
}

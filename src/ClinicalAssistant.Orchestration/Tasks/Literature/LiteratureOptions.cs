using System.ComponentModel.DataAnnotations;

namespace ClinicalAssistant.Orchestration.Tasks.Literature;

/// <summary>
/// Searching PubMed over its E-utilities (section <c>Consult:Literature</c>). Off until the site turns it on: the question's search terms leave the site. Imported abstracts are
/// searched either way. Limits as the National Library of Medicine states them (support article KA-05317): 3 requests a second, 10 with an API key.
/// </summary>
public sealed class LiteratureOptions
{
    /// <summary>Whether PubMed may be asked.</summary>
    public bool Online { get; set; }

    /// <summary>Address of the E-utilities.</summary>
    public string Endpoint { get; set; } = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/";

    /// <summary>Name of this installation, as the service asks for.</summary>
    public string Tool { get; set; } = "clinical-assistant";

    /// <summary>Mail address of who runs it, as the service asks for.</summary>
    public string Email { get; set; } = "";

    /// <summary>API key, which allows more requests a second; empty for none.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>How many abstracts are fetched for a question.</summary>
    [Range(1, 50)]
    public int Articles { get; set; } = 8;

    /// <summary>How long one request may take, in seconds.</summary>
    [Range(1, 120)]
    public int TimeoutSeconds { get; set; } = 15;

    /// <summary>How long answers of the service are kept in memory, in hours.</summary>
    [Range(0, 168)]
    public int CacheHours { get; set; } = 12;

    /// <summary>Years after which an article is marked as old.</summary>
    [Range(1, 50)]
    public int OldAfterYears { get; set; } = 10;
}

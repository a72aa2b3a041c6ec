using System.ComponentModel.DataAnnotations;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>The CDS Hooks service of the site (section <c>CdsHooks</c>).</summary>
public sealed class CdsOptions
{
    /// <summary>File with one trusted caller a line: <c>issuer key-set</c>, the key set a JWKS file or an https address; empty where callers use the site's own keys.</summary>
    public string IssuersFile { get; set; } = "";

    /// <summary>Origins of web pages that may call, separated by semicolons; <c>*</c> for any, empty for none.</summary>
    public string Origins { get; set; } = "https://sandbox.cds-hooks.org;http://localhost:8080";

    /// <summary>The address that callers know the server by, where a proxy stands before it (<c>https://cds.hospital.example</c>): tokens must be for it.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>A page that cards link to, about this service at this site; empty for none.</summary>
    public string DocumentationUrl { get; set; } = "";

    /// <summary>Cards in one answer at most.</summary>
    [Range(1, 50)]
    public int MostCards { get; set; } = 10;

    /// <summary>Whether the site's record system documents that it knows <c>actionSelectionBehavior</c> of CDS Hooks 3.0: orders that meet each other then come as one suggestion with an action each.</summary>
    public bool ActionSelection { get; set; }

    /// <summary>How often the server answers its own example requests when it starts, so that the first caller does not wait for what is loaded and compiled at first use; zero for not at all.</summary>
    [Range(0, 1_000)]
    public int WarmUpRounds { get; set; } = 30;

    /// <summary>Milliseconds for which data that did not come with a request may be fetched from the caller's FHIR server, where that is on the site's list.</summary>
    [Range(0, 10_000)]
    public int FetchMilliseconds { get; set; } = 1_500;

    /// <summary>Minutes for which the answer to the same request is kept; zero to work each out anew.</summary>
    [Range(0, 60)]
    public int KeepMinutes { get; set; } = 5;
}

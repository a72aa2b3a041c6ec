namespace ClinicalAssistant.Records.Database;

/// <summary>One run of an eval suite.</summary>
internal sealed class EvalRunRow
{
    public long Number { get; set; }

    public string Tenant { get; set; } = "";

    public string Suite { get; set; } = "";

    public long Started { get; set; }

    public long Ended { get; set; }

    public int Passed { get; set; }

    public int Failed { get; set; }

    public int Errors { get; set; }

    public string? Summary { get; set; }
}

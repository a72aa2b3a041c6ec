namespace ClinicalAssistant.Core;

/// <summary>The wire names of the tasks, as scripts and configuration write them.</summary>
public static class ClinicalTask
{
    /// <summary>Diagnosis and decision support.</summary>
    public const string Diagnosis = "diagnosis";

    /// <summary>Patient education in plain words.</summary>
    public const string Education = "education";

    /// <summary>Notes, letters, summaries.</summary>
    public const string Documentation = "documentation";

    /// <summary>Medication safety.</summary>
    public const string Medication = "medication";

    /// <summary>Scores and formulae.</summary>
    public const string Calculation = "calculation";

    /// <summary>Published literature and biomedicine.</summary>
    public const string Literature = "literature";

    /// <summary>Image analysis.</summary>
    public const string Imaging = "imaging";

    /// <summary>Medical education of professionals.</summary>
    public const string Training = "training";

    /// <summary>Whatever no other task claims clearly.</summary>
    public const string General = "general";
}

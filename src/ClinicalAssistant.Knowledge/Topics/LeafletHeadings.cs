namespace ClinicalAssistant.Knowledge;

/// <summary>The headings of leaflets, for answers that are made of a topic.</summary>
public static class LeafletHeadings
{
    /// <summary>The heading above the questions that check understanding.</summary>
    public static string TeachBack => LeafletText.Note("teach_back");

    /// <summary>Questions that check understanding whatever the subject, for texts that bring none of their own.</summary>
    public static IReadOnlyList<string> GeneralTeachBack => [LeafletText.Note("teach_back_what"), LeafletText.Note("teach_back_do"), LeafletText.Note("teach_back_help")];

    /// <summary>The heading of a section, as readers see it.</summary>
    public static string Of(string heading) => LeafletText.Heading(heading);
}

namespace ClinicalAssistant.Guardrails;

/// <summary>How a token of a note is written.</summary>
internal enum Shape : byte
{
    /// <summary>A mark or a symbol.</summary>
    Mark,

    /// <summary>The end of a line.</summary>
    LineEnd,

    /// <summary>ASCII digits.</summary>
    Digits,

    /// <summary>Letters without a capital, or of a script without case.</summary>
    Lower,

    /// <summary>A capital first, others after.</summary>
    Title,

    /// <summary>Two capitals or more, no small letter.</summary>
    Upper,

    /// <summary>One capital letter.</summary>
    Initial,
}

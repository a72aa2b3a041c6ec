namespace ClinicalAssistant.Core;

/// <summary>What a <see cref="Token"/> is.</summary>
public enum TokenKind
{
    /// <summary>Letters, with digits and apostrophes inside (<c>SpO2</c>, <c>doesn't</c>).</summary>
    Word,

    /// <summary>Digits with decimal point or thousands commas (<c>38.2</c>, <c>16,000</c>), without sign or unit.</summary>
    Number,

    /// <summary>One punctuation mark or symbol.</summary>
    Mark,

    /// <summary>The end of a line.</summary>
    LineEnd,
}

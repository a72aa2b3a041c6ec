namespace ClinicalAssistant.Knowledge;

/// <summary>A result in words instead of a number.</summary>
internal enum ResultWord
{
    Normal,
    High,
    Low,
}

namespace ClinicalAssistant.Core;

/// <summary>What a sentence of a document can rest on.</summary>
public enum DocumentSourceKind
{
    /// <summary>Something said, dictated or noted down in the material.</summary>
    Utterance,

    /// <summary>An entry of the patient's record.</summary>
    Record,
}

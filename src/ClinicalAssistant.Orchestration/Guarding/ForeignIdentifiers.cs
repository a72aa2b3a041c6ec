using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.Orchestration.Guarding;

/// <summary>Names and numbers of people in an answer that neither the question, the record nor the evidence holds.</summary>
internal static class ForeignIdentifiers
{
    private static readonly IdentifierType[] OfPeople =
        [IdentifierType.Name, IdentifierType.Phone, IdentifierType.Fax, IdentifierType.Email, IdentifierType.Ssn, IdentifierType.Mrn, IdentifierType.HealthPlan, IdentifierType.Account, IdentifierType.License];

    private static readonly IReadOnlyList<SentenceFault> None = [];

    /// <summary>The check of one answer's sentences against what the answer may name; the texts are read once, when a sentence first names somebody.</summary>
    public static Func<string, IReadOnlyList<SentenceFault>> Of(Deidentifier deidentifier, Func<IEnumerable<string>> known)
    {
        var words = new Lazy<KnownWords>(() => new KnownWords(known()));
        return sentence =>
        {
            List<SentenceFault>? faults = null;
            foreach (var span in deidentifier.Deidentify(sentence).Spans)
            {
                if (Array.IndexOf(OfPeople, span.Type) >= 0 && IsTelling(span) && !IsKnown(span, words.Value))
                    (faults ??= []).Add(new SentenceFault("foreign_identifier", span.Type.ToString().ToLowerInvariant()));
            }

            return faults is null ? None : faults;
        };
    }

    /// <summary>A telephone number has seven digits or more; fewer are a range or a ratio.</summary>
    private static bool IsTelling(IdentifierSpan span) => span.Type is not (IdentifierType.Phone or IdentifierType.Fax) || span.Value.Count(char.IsAsciiDigit) >= 7;

    private static bool IsKnown(IdentifierSpan span, KnownWords words) => span.Type == IdentifierType.Name ? words.HasName(span.Value) : words.HasNumber(span.Value);

    /// <summary>The texts that an answer to a question may take names from.</summary>
    public static IEnumerable<string> Texts(string question, IEnumerable<Turn> history, Patient? patient, IReadOnlyList<Evidence> evidence) =>
    [
        question,
        .. history.Select(turn => turn.Text),
        .. (patient?.Identifiers ?? []).Select(identifier => identifier.Value),
        .. Entries(patient).SelectMany(entry => new[] { entry.Text, entry.Detail }).OfType<string>(),
        .. (patient?.Observations ?? []).SelectMany(observation => new[] { observation.Name, observation.Text }).OfType<string>(),
        .. evidence.SelectMany(piece => new[] { piece.Text, piece.Source?.Title, piece.Source?.Publisher }).OfType<string>(),
    ];

    private static IEnumerable<RecordEntry> Entries(Patient? patient) =>
        patient is null ? [] : ((IEnumerable<IReadOnlyList<RecordEntry>?>)[patient.Allergies, patient.Medications, patient.Conditions, patient.Encounters, patient.Documents]).SelectMany(list => list ?? []);
}

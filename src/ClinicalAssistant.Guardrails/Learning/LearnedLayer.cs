using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// The learned layer of the input guard: a fast classifier reads every message, and what it leaves in doubt an encoder reads again; then the mean of both margins counts.
/// It adds to the rules, and where it sees next to no harm a rule's refusal becomes caution. Deterministic, without input or output after loading, safe for concurrent use.
/// </summary>
public sealed class LearnedLayer
{
    // Below these probabilities the classifier alone is sure enough that there is nothing (docs/decisions/0030).
    private const double ClearOfHarm = 0.09;
    private const double ClearOfEmergency = 0.5;
    private const double ClearOfInjection = 0.1;

    // In longer texts, nearly all of them vignettes and notes full of symptoms, the classifier and the rules tell emergencies alone.
    private const int LongText = 500;

    // Above this an emergency stays one whatever the encoder says.
    private const double SureOfEmergency = 0.95;
    private const double LeastProbability = 1e-6;
    private readonly RequestClassifier _classifier;
    private readonly RequestEncoder? _encoder;

    /// <summary>A layer of a classifier and an encoder.</summary>
    /// <param name="classifier">Reads everything, in well under 0.2 ms for 1 kB.</param>
    /// <param name="encoder">Reads again, in milliseconds; null where the site has none: then the classifier's word stands.</param>
    public LearnedLayer(RequestClassifier classifier, RequestEncoder? encoder)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        (_classifier, _encoder) = (classifier, encoder);
    }

    /// <summary>Versions of the classifier and, after a space, of the encoder where there is one.</summary>
    public string Version => _encoder is null ? _classifier.Version : $"{_classifier.Version} {_encoder.Version}";

    /// <summary>Whether an encoder reads again what is in doubt.</summary>
    public bool HasEncoder => _encoder is not null;

    /// <summary>Reads the folders <c>classifier</c> and <c>encoder</c>. A folder with anything in it is meant to be used.</summary>
    /// <param name="guardrails">The guardrails folder.</param>
    /// <returns>The layer, or null where the site has no classifier: the rules then decide alone.</returns>
    /// <exception cref="WrongInputException">A file is missing, damaged, or does not belong to the others: names the file and the remedy.</exception>
    public static LearnedLayer? Load(string guardrails)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(guardrails);
        var (classifier, encoder) = (Path.Combine(guardrails, "classifier"), Path.Combine(guardrails, "encoder"));
        if (!IsUsed(classifier))
            return null;
        var second = IsUsed(encoder) ? Task.Run(() => RequestEncoder.Load(encoder)) : null;
        return new LearnedLayer(RequestClassifier.Load(classifier), second?.GetAwaiter().GetResult());

        static bool IsUsed(string folder) => Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any();
    }

    /// <summary>How likely a message asks for harm, tells of a present emergency, or speaks to the program, and of which kind.</summary>
    /// <param name="text">The message, of any length; empty text scores as harmless.</param>
    public ClassifierScore Score(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > LongText ? Score(text, DoubtOfRequest, keepsEmergency: true) : ScoreTurns(text);
    }

    /// <summary>The same for turns put together, of any length: read for emergencies too, so that two such texts can be compared.</summary>
    /// <param name="text">The turns.</param>
    public ClassifierScore ScoreTurns(string text) => Score(text, Doubt, keepsEmergency: false);

    /// <summary>The same for a text that asks for nothing (a document, a passage, a tool's result): it is read again only where it may speak to the program.</summary>
    /// <param name="text">The text, of any length.</param>
    public ClassifierScore ScoreData(string text) => Score(text, DoubtOfInjection, keepsEmergency: true);

    private ClassifierScore Score(string text, Func<ClassifierScore, double> doubt, bool keepsEmergency)
    {
        var first = _classifier.Score(text);
        if (_encoder is null || doubt(first) == 0)
            return first;
        var second = _encoder.Read(text, part => doubt(_classifier.Score(part)));
        var mean = Mean(first, second);
        if (keepsEmergency || first.Emergency > SureOfEmergency)
            mean = mean with { Emergency = first.Emergency, EmergencyKind = first.EmergencyKind };

        // What was not read as a whole may hold more than what was: the encoder then adds, and takes nothing away.
        return second.IsWhole ? mean : mean with { Harm = Math.Max(first.Harm, mean.Harm), Injection = Math.Max(first.Injection, mean.Injection) };
    }

    /// <summary>How much a score leaves in doubt: 0 where the classifier is sure, else how near it is to sure of something.</summary>
    private static double Doubt(ClassifierScore score)
    {
        var emergency = score.Emergency is < ClearOfEmergency or > SureOfEmergency ? 0 : score.Emergency;
        return Math.Max(emergency, DoubtOfRequest(score));
    }

    private static double DoubtOfRequest(ClassifierScore score) => Math.Max(score.Harm < ClearOfHarm ? 0 : score.Harm, DoubtOfInjection(score));

    private static double DoubtOfInjection(ClassifierScore score) => score.Injection < ClearOfInjection ? 0 : score.Injection;

    private static ClassifierScore Mean(ClassifierScore first, EncoderReading second) => new(Mean(first.Harm, second.Harm), second.Category)
    {
        Emergency = Mean(first.Emergency, second.Emergency),
        EmergencyKind = second.EmergencyKind,
        Injection = Mean(first.Injection, second.Injection),
    };

    private static double Mean(double probability, double margin)
    {
        var bounded = Math.Clamp(probability, LeastProbability, 1 - LeastProbability);
        return 1 / (1 + Math.Exp(-(Math.Log(bounded / (1 - bounded)) + margin) / 2));
    }
}

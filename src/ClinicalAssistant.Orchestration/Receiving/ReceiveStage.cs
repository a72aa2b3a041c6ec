using System.Globalization;
using System.Text;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Receiving;

/// <summary>Checks that the question can be used and makes its text safe to read: no control characters, no broken surrogates.</summary>
internal sealed class ReceiveStage(ConsultOptions options)
{
    // More than one control or replacement character in fifty is not writing.
    private const int BinaryShare = 50;
    private const int ShownProblems = 5;

    public async IAsyncEnumerable<AnswerEvent> RunAsync(Consultation consultation, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        var question = consultation.Question;
        if (question.Audience == Audience.Patient && !options.AllowPatientAudience)
            throw new WrongInputException("Answers for patients are turned off here. The site turns them on with Consult:AllowPatientAudience (one batch: --allow-patient-audience).");
        if (question.Text.Length > options.MaxQuestionLength)
            throw new WrongInputException(string.Create(CultureInfo.InvariantCulture,
                $"The question has {question.Text.Length} characters; at most {options.MaxQuestionLength} are read. Shorten it, or raise Consult:MaxQuestionLength."));
        var text = Readable(question.Text, out var replaced);
        if (string.IsNullOrWhiteSpace(text))
            throw new WrongInputException("The question is empty. Type what you want to know, for example a presentation, a topic, or a note to draft.");
        if (replaced * BinaryShare > text.Length + BinaryShare)
            throw new WrongInputException("The question looks like binary or wrongly encoded text. Send plain text in UTF-8.");
        if (!ReferenceEquals(text, question.Text))
        {
            consultation.Question = question with { Text = text };
            if (replaced > 0)
                yield return new Notice("characters_replaced", string.Create(CultureInfo.InvariantCulture, $"{replaced} characters that cannot be read were replaced by spaces."));
        }

        if (question.PatientProblems.Count > 0)
            yield return new Notice("patient_record", "Not all of the patient record could be used: " + string.Join(" ", question.PatientProblems.Take(ShownProblems)) + (question.PatientProblems.Count > ShownProblems ? string.Create(CultureInfo.InvariantCulture, $" And {question.PatientProblems.Count - ShownProblems} more.") : ""));
        if (LanguageHint.LooksOtherThanEnglish(text))
            yield return new Notice("language", "This does not look like English. The clinical engines here read English; findings in another language may be missed. Ask again in English, or check the findings shown.");
    }

    private static string Readable(string text, out int replaced)
    {
        replaced = 0;
        StringBuilder? clean = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var lone = char.IsSurrogate(c) && !(char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]));
            if (!lone && char.IsHighSurrogate(c))
            {
                clean?.Append(c).Append(text[i + 1]);
                i++;
                continue;
            }

            if (lone || c == '\uFFFD' || (char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
            {
                clean ??= new StringBuilder(text, 0, i, text.Length);
                clean.Append(' ');
                replaced++;
                continue;
            }

            clean?.Append(c);
        }

        return clean?.ToString() ?? text;
    }
}

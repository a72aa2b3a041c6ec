using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Guarding;

/// <summary>Takes one answer's draft as it comes and gives what may be released of it: prose sentence by sentence, an object whole.</summary>
internal interface IDraftReview
{
    /// <summary>A generator starts from the beginning; what is pending of another is dropped.</summary>
    void Start(bool fromReference);

    /// <summary>Some more text, at any boundary.</summary>
    IEnumerable<AnswerEvent> Push(string words);

    /// <summary>The generator broke off; what is pending is dropped.</summary>
    void Cut();

    /// <summary>The draft is at its end.</summary>
    /// <param name="called">What becomes of the calls of the calling program's functions, after the text; null where none was asked for.</param>
    IEnumerable<AnswerEvent> Close(IEnumerable<AnswerEvent>? called);
}

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>
/// Makes clauses of utterances. A question and its reply make one ("any fever? no" gives "Denies fever"); what a clinician says of findings and plans, and
/// what a patient tells, make one each; acknowledgements make none. Questions nobody answered state nothing.
/// </summary>
internal sealed class StatementReader(SourceText source, Sex sex)
{
    private const int Fragment = 5;

    private readonly ThirdPerson _patient = new(sex);
    private readonly List<Statement> _statements = [];
    private readonly List<(string Text, int Utterance)> _asked = [];

    /// <summary>The statements in the order of the material.</summary>
    public IReadOnlyList<Statement> Read()
    {
        for (var place = 0; place < source.Utterances.Count; place++)
        {
            var utterance = source.Utterances[place];
            if (utterance.Speaker == UtteranceSpeaker.Author)
                Add(utterance.Text.TrimEnd('.', ' '), [new SpokenTurn(UtteranceSpeaker.Author, utterance.Text)], place);
            else if (utterance.Speaker == UtteranceSpeaker.Clinician)
                Clinician(utterance, place);
            else
                Reply(utterance, place);
        }

        return _statements;
    }

    private void Clinician(Utterance utterance, int place)
    {
        var answered = _asked.Count > 0 && source.Utterances[_asked[0].Utterance].Speaker == UtteranceSpeaker.Clinician && place > _asked[0].Utterance;
        if (answered && !IsColleague(place))
            _asked.Clear();
        foreach (var piece in SpokenPieces.Of(utterance.Text))
        {
            if (Replies.Asks(piece))
            {
                _asked.Add((piece.TrimEnd('?', ' '), place));
            }
            else if (!Replies.Acknowledges(piece))
            {
                // A question that is followed by more of the same speaker's words was not waited on.
                _asked.RemoveAll(question => question.Utterance == place);
                Add(ClinicianClause.Write(piece), [.. _asked.Select(Turn), new SpokenTurn(UtteranceSpeaker.Clinician, piece)], place);
            }
        }
    }

    // One clinician asks, another answers: what is asked is the context of the answer.
    private bool IsColleague(int place) => _asked.Count > 0 && place - _asked[^1].Utterance == 1;

    private void Reply(Utterance utterance, int place)
    {
        var pieces = SpokenPieces.Of(utterance.Text).ToList();
        if (pieces.Count == 0)
            return;
        var questions = _asked.ToList();
        _asked.Clear();
        var first = 0;
        if (questions.Count > 0 && !Replies.Asks(pieces[0]))
        {
            var (yes, rest) = Replies.Read(pieces[0]);
            first = 1;
            if (yes is { } answer)
                Answered(questions, answer, rest, pieces[0], utterance, place);
            else
                Told(questions, pieces[0], utterance, place);
        }

        foreach (var piece in pieces.Skip(first))
        {
            if (!Replies.Asks(piece) && !Replies.Acknowledges(piece))
                Add(Clause(piece, utterance.Speaker), [.. questions.Take(1).Select(Turn), new SpokenTurn(utterance.Speaker, piece)], place);
        }
    }

    private void Answered(List<(string Text, int Utterance)> questions, bool yes, string rest, string said, Utterance utterance, int place)
    {
        // "any fever? any chills?" is one list; of other questions the last one is answered.
        var asked = questions.Count > 1 && questions.All(question => AskedThing.IsListed(question.Text)) ? questions : [questions[^1]];
        var things = asked.Select(question => AskedThing.Of(question.Text)).ToList();
        SpokenTurn[] turns = [.. asked.Select(Turn), new SpokenTurn(utterance.Speaker, said)];
        int[] places = [.. asked.Select(question => question.Utterance).Distinct(), place];
        var telling = rest.Length > 0 && rest.Contains(' ', StringComparison.Ordinal) && !Replies.Acknowledges(rest) ? Clause(rest, utterance.Speaker) : "";
        if (things.TrueForAll(thing => thing is not null))
        {
            var text = (yes ? "Reports " : "Denies ") + string.Join(yes ? ", " : " or ", things);
            if (yes && telling.Length > 0)
                text += "; " + Uncapital(telling);
            else if (telling.Length > 0)
                Add(telling, turns, places);
            Add(text, turns, places);
            return;
        }

        var quoted = string.Join(", ", asked.Select(question => question.Text));
        Add($"Asked \u201c{quoted}\u201d: {(yes ? "yes" : "no")}" + (telling.Length > 0 ? "; " + Uncapital(telling) : ""), turns, places);
    }

    private void Told(List<(string Text, int Utterance)> questions, string piece, Utterance utterance, int place)
    {
        if (Replies.Acknowledges(piece))
            return;
        var question = questions[^1];
        SpokenTurn[] turns = [.. questions.Select(Turn), new SpokenTurn(utterance.Speaker, piece)];
        // A whole sentence stands by itself; a fragment means nothing without its question.
        if (piece.Count(c => c == ' ') >= Fragment)
            Add(Clause(piece, utterance.Speaker), turns, place);
        else
            Add($"Asked \u201c{question.Text}\u201d: {piece.TrimEnd('.', ' ', ',')}", turns, [question.Utterance, place]);
    }

    private string Clause(string piece, UtteranceSpeaker speaker) => speaker == UtteranceSpeaker.Companion
        ? $"Companion: \u201c{piece.TrimEnd('.', ' ', ',')}\u201d"
        : _patient.Write(piece);

    private void Add(string text, SpokenTurn[] turns, params int[] places)
    {
        if (text.Any(char.IsLetterOrDigit))
            _statements.Add(new Statement(text, turns, [.. places.Distinct().Order()]));
    }

    private void Add(string text, IReadOnlyList<SpokenTurn> turns, int place) => Add(text, [.. turns], [place]);

    private static SpokenTurn Turn((string Text, int Utterance) question) => new(UtteranceSpeaker.Clinician, question.Text + "?");

    private static string Uncapital(string text) => text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Cli.Chat;

/// <summary>The conversation at hand and what was chosen for it.</summary>
internal sealed class ChatState(string id)
{
    private readonly List<ChatTurn> _turns = [];

    /// <summary>The conversation's id in the record.</summary>
    public string Id { get; private set; } = id;

    /// <summary>The patient, or null.</summary>
    public Patient? Patient { get; set; }

    /// <summary>The task chosen, or null to let the router choose.</summary>
    public string? Task { get; set; }

    /// <summary>The audience chosen, or null for the site's own.</summary>
    public string? Audience { get; set; }

    /// <summary>The provider or route chosen, or null for the task's own.</summary>
    public string? Model { get; set; }

    /// <summary>The finding that /ask asked about last, or null.</summary>
    public string? Asked { get; set; }

    /// <summary>What was asked and answered, oldest first.</summary>
    public IReadOnlyList<ChatTurn> Turns => _turns;

    /// <summary>The last whole answer, or null.</summary>
    public Answer? LastAnswer => _turns.FindLast(turn => turn.Answer is not null)?.Answer;

    /// <summary>The turns as a next question's history.</summary>
    public IReadOnlyList<Turn> History =>
    [
        .. _turns.SelectMany(turn => turn.Released.Length == 0
            ? [new Turn(Speaker.User, turn.Question)]
            : new[] { new Turn(Speaker.User, turn.Question), new Turn(Speaker.Assistant, turn.Released) }),
    ];

    public void Add(ChatTurn turn) => _turns.Add(turn);

    /// <summary>Another conversation: what was said and the patient are left behind.</summary>
    public void Begin(string id)
    {
        Id = id;
        _turns.Clear();
        Patient = null;
        Asked = null;
    }
}

namespace ClinicalAssistant.Core;

/// <summary>What an audit entry can say was done.</summary>
public static class AuditActions
{
    /// <summary>A question was asked; its turn is open.</summary>
    public const string Ask = "ask";

    /// <summary>A turn was closed with its answer; the digest covers both.</summary>
    public const string Answer = "answer";

    /// <summary>A turn was broken off and marked so.</summary>
    public const string Interrupt = "interrupt";

    /// <summary>A conversation or document was read.</summary>
    public const string Read = "read";

    /// <summary>Conversations were listed.</summary>
    public const string List = "list";

    /// <summary>A state of a document was kept: drafted, edited or signed; the detail is its version.</summary>
    public const string Keep = "keep";

    /// <summary>A document was deleted, or a conversation's turns; the detail then lists their questions' ids.</summary>
    public const string Delete = "delete";

    /// <summary>A patient's or a user's data was exported.</summary>
    public const string Export = "export";

    /// <summary>Feedback on an answer was stored.</summary>
    public const string Feedback = "feedback";

    /// <summary>A caller asked for something it has no right to.</summary>
    public const string Deny = "deny";

    /// <summary>A key was made.</summary>
    public const string CreateKey = "create-key";

    /// <summary>A key was revoked.</summary>
    public const string RevokeKey = "revoke-key";

    /// <summary>An engine was used on text that is not kept.</summary>
    public const string Use = "use";

    /// <summary>An eval suite was run.</summary>
    public const string Evaluate = "evaluate";
}

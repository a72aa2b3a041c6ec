using System.Globalization;

using ClinicalAssistant.Records.Database;

namespace ClinicalAssistant.Records.Auditing;

/// <summary>What the audit trail holds of a closed turn: a hash over every column of question and answer, in the clear, so that it outlives a change of encryption keys.</summary>
internal static class TurnDigest
{
    // What may change without the words: the row's number is the database's, the process is gone with its end.
    private static readonly string[] LeftOut = [nameof(TurnRow.Instance)];

    private static readonly Func<TurnRow, object?>[] Columns =
    [
        .. TurnColumns.Asked.Concat(TurnColumns.Answered).DistinctBy(static column => column.Name)
            .Where(static column => !LeftOut.Contains(column.Name)).OrderBy(static column => column.Name, StringComparer.Ordinal).Select(static column => column.Value),
    ];

    public static string Of(TurnRow turn) => AuditChain.Hash(Columns.Select(column => column(turn) switch
    {
        null => null,
        string words => TextProtection.Storable(words),
        var number => Convert.ToString(number, CultureInfo.InvariantCulture),
    }));
}

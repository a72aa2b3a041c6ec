using System.Globalization;
using System.Text;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Reads citation marks: <c>[1]</c>, <c>[1, 3]</c>, <c>[2-4]</c>, and <c>[E1]</c> or <c>[ev-3]</c> where the evidence's own ids have that form.
/// </summary>
internal sealed class Citations(IReadOnlyList<Evidence> evidence)
{
    private const int LongestMark = 80;
    private const int LongestSpan = 20;
    private readonly Dictionary<string, string> _ids = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _forms = new(StringComparer.OrdinalIgnoreCase);
    private int _read;

    /// <summary>The ids cited, in order, and the sentence with what stands inside the marks blanked, so that places stay.</summary>
    public (IReadOnlyList<string> Cited, string Text) Read(string sentence)
    {
        for (; _read < evidence.Count; _read++)
        {
            _ids.TryAdd(evidence[_read].Id, evidence[_read].Id);
            _forms.Add(Form(evidence[_read].Id));
        }

        List<string>? cited = null;
        StringBuilder? text = null;
        var here = new List<string>();
        for (var open = sentence.IndexOf('[', StringComparison.Ordinal); open >= 0; open = sentence.IndexOf('[', open + 1))
        {
            var close = sentence.IndexOf(']', open);
            if (close < 0)
                break;
            here.Clear();
            if (close - open - 1 is 0 or > LongestMark || !ReadMark(sentence[(open + 1)..close], here))
                continue;
            (cited ??= []).AddRange(here);
            text ??= new StringBuilder(sentence);
            for (var i = open + 1; i < close; i++)
                text[i] = ' ';
        }

        return (cited is null ? [] : cited, text?.ToString() ?? sentence);
    }

    private bool ReadMark(string inside, List<string> ids)
    {
        foreach (var part in inside.Replace(" and ", ",", StringComparison.Ordinal).Split([',', ';', '&'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IsId(part))
                ids.Add(_ids.GetValueOrDefault(part, part));
            else if (!AddSpan(part, ids))
                return false;
        }

        return ids.Count > 0;
    }

    /// <summary>A number, or what looks like the evidence's own ids.</summary>
    private bool IsId(string part) => !part.AsSpan().ContainsAnyExceptInRange('0', '9') || _ids.ContainsKey(part) || _forms.Contains(Form(part));

    /// <summary>"2-4", "E2–E4", "E2-4".</summary>
    private bool AddSpan(string part, List<string> ids)
    {
        var dash = part.IndexOfAny(['-', '–']);
        if (dash <= 0 || !IsId(part[..dash].Trim()))
            return false;
        var (first, last) = (part[..dash].Trim(), part[(dash + 1)..].Trim());
        var lead = first.TrimEnd([.. "0123456789"]);
        if (last.StartsWith(lead, StringComparison.OrdinalIgnoreCase))
            last = last[lead.Length..];
        if (!int.TryParse(first.AsSpan(lead.Length), CultureInfo.InvariantCulture, out var from) || !int.TryParse(last, CultureInfo.InvariantCulture, out var to) || to < from || to - from > LongestSpan)
            return false;
        for (var i = from; i <= to; i++)
        {
            var id = lead + i.ToString(CultureInfo.InvariantCulture);
            ids.Add(_ids.GetValueOrDefault(id, id));
        }

        return true;
    }

    /// <summary>The id with each run of digits as one.</summary>
    private static string Form(string id)
    {
        var form = new StringBuilder(id.Length);
        for (var i = 0; i < id.Length; i++)
        {
            if (!char.IsAsciiDigit(id[i]))
                form.Append(id[i]);
            else if (i == 0 || !char.IsAsciiDigit(id[i - 1]))
                form.Append('0');
        }

        return form.ToString();
    }
}

namespace ClinicalAssistant.Guardrails;

/// <summary>Names that are told to be kept off something.</summary>
internal static class KeptOff
{
    private const int LongestList = 14;

    /// <summary>"Keep ice, butter and creams off it": the bare names between are denied, over the commas of their list.</summary>
    public static void Deny(Tokens tokens, uint[] concepts, List<StatementPart> parts, bool[] denied)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens.Word(i) is not "keep")
                continue;
            var off = i + 1;
            while (off < tokens.Count && off - i <= LongestList && IsBareName(tokens, off))
                off++;
            if (off + 1 >= tokens.Count || off == i + 1 || tokens.Word(off) is not "off" || !IsOfList(tokens, off) || tokens.Word(off + 1) is not ("it" or "them" or "the" or "his" or "her" or "your" or "this" or "that"))
                continue;
            for (var p = 0; p < parts.Count; p++)
            {
                if (parts[p].End <= i || parts[p].First > off)
                    continue;
                for (var k = Math.Max(i, parts[p].First); k < Math.Min(off, parts[p].End); k++)
                {
                    denied[k] = true;
                    if (concepts[k] != 0 && parts[p].Concepts.Contains(concepts[k]))
                        parts[p].Denied.Add(concepts[k]);
                }

                parts[p] = parts[p] with { AdvisesAgainst = true };
            }
        }
    }

    /// <summary>A name in a list: no verb, no number and no word that leads elsewhere ("keep giving it on days off").</summary>
    private static bool IsBareName(Tokens tokens, int token) =>
        IsOfList(tokens, token) && !char.IsAsciiDigit(tokens.Word(token)[0]) && !tokens.Word(token).EndsWith("ing") && !StatementParts.ItemHasVerb(tokens, token, token + 1)
        && tokens.Word(token) is not ("off" or "away" or "if" or "when" or "but" or "so" or "on" or "up" or "at" or "in" or "to" or "with" or "while" or "through" or "during" or "until" or "for" or "throw" or "put" or "take" or "give" or "move" or "go" or "get" or "it" or "him" or "her" or "them");

    /// <summary>Whether a token follows the one before with nothing or a comma between.</summary>
    private static bool IsOfList(Tokens tokens, int token) => tokens.Text.AsSpan(tokens[token - 1].End, tokens[token].Start - tokens[token - 1].End).Trim() is "" or "," or "-";
}

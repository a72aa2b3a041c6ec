using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Says where in a JSON file something is wrong.</summary>
internal static class JsonPlace
{
    /// <summary>What a parser found, by line and column of the whole file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="fault">The parser's.</param>
    /// <param name="lineOfStart">Line on which the parsed part begins, from 1.</param>
    public static WrongInputException Wrong(SourceFile file, JsonException fault, int lineOfStart = 1) =>
        file.Wrong((int)(fault.LineNumber ?? 0) + lineOfStart, (int)(fault.BytePositionInLine ?? 0) + 1, "this is not valid JSON: the file is broken or ends early here. Mend it, or fetch it again.", fault);
}

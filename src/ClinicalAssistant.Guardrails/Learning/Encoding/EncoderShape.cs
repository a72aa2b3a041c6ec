using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace ClinicalAssistant.Guardrails;

/// <summary>How large an encoder is.</summary>
/// <param name="Layers">Layers of attention.</param>
/// <param name="Width">Numbers a piece.</param>
/// <param name="Heads">Heads of attention, each over an equal share of the width.</param>
/// <param name="Inner">Numbers a piece between the two matrices after attention.</param>
/// <param name="Pieces">Pieces of words it knows.</param>
/// <param name="Longest">Most pieces of a text, with its two marks.</param>
/// <param name="Hidden">Numbers between the text's vector and the outputs.</param>
/// <param name="Outputs">Outputs.</param>
internal readonly record struct EncoderShape(int Layers, int Width, int Heads, int Inner, int Pieces, int Longest, int Hidden, int Outputs)
{
    [JsonIgnore]
    public int HeadWidth => Width / Heads;

    /// <summary>Whether an encoder of this size can be multiplied out.</summary>
    [JsonIgnore]
    public bool IsSound => Layers > 0 && IsMultiplied(Width) && IsMultiplied(Inner) && Heads > 0 && Width % Heads == 0 && Pieces > 0 && Pieces % 2 == 0 && Longest > 2 && Hidden > 0 && Outputs > 0;

    /// <summary>SHA-256, in hexadecimal, of the size and the numbers: the same numbers mean something else in another shape.</summary>
    public string Hash(byte[] weights)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Layers} {Width} {Heads} {Inner} {Pieces} {Longest} {Hidden} {Outputs}")));
        hash.AppendData(weights);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static bool IsMultiplied(int columns) => columns is > 0 and <= QuantizedMatrix.MostColumns && columns % QuantizedMatrix.ColumnsTogether == 0;
}

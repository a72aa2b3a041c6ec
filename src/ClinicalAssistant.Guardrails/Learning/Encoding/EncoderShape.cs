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
    public int HeadWidth => Width / Heads;
}

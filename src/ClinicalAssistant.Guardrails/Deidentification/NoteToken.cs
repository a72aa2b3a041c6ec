namespace ClinicalAssistant.Guardrails;

/// <summary>A piece of a note: letters, digits, a mark or a line end. Letters and digits stand apart, so that every code falls into its parts.</summary>
internal struct NoteToken
{
    public int Start;
    public int End;
    public Shape Shape;

    /// <summary>White space stands before it.</summary>
    public bool Spaced;

    /// <summary>Taken by an identifier, or protected from becoming one.</summary>
    public bool Taken;

    /// <summary>Looks like a part of a term ("Humphrey 24-2"): no rule takes it for a name, the tagger may.</summary>
    public bool Term;

    public Sense Sense;

    /// <summary>It begins places, regions, organisations or terms of several words.</summary>
    public Sense Starts;

    public readonly bool IsWord => Shape >= Shape.Lower;

    public readonly bool IsCapital => Shape >= Shape.Title;

    public readonly int Length => End - Start;

    public readonly bool Is(Sense sense) => ((Sense | Starts) & sense) != 0;
}

namespace ClinicalAssistant.Guardrails;

/// <summary>What the tagger decides on at once: a word, a run of letters and digits that holds a digit, a mark or a line end.</summary>
internal struct TagUnit
{
    public int From;
    public int To;
    public Shape Shape;
    public Sense Sense;

    /// <summary>A hash of the word in lower case, or of the pattern of a run with digits.</summary>
    public uint Word;

    /// <summary>The group of like meaning that the word belongs to; 0 for none.</summary>
    public uint Group;

    /// <summary>A hash of how it is written and of all that the lexicons know of it.</summary>
    public uint Signature;

    /// <summary>The same with less detail.</summary>
    public uint Kind;

    /// <summary>A hash of the first word of the line.</summary>
    public uint Line;

    /// <summary>The group of that word.</summary>
    public uint LineGroup;

    /// <summary>What the rules found the same word to be in other places of the note, and whether it stands there in small letters.</summary>
    public uint Elsewhere;

    /// <summary>How many dates the rules found in the note (none, one, more), and with which marks.</summary>
    public uint Dates;

    public Tag Tag;

    /// <summary>The tagger may decide on it.</summary>
    public bool Open;

    /// <summary>The name, place or organisation that a rule took it for, which the tagger may take back; <see cref="Tag.Kept"/> where it looks like a term; <see cref="Tag.None"/> otherwise.</summary>
    public Tag Ruled;

    /// <summary>Its place among the units that a decision is due on; below 0 for the others.</summary>
    public int Score;
}

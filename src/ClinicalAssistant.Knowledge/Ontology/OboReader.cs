using System.Text;

namespace ClinicalAssistant.Knowledge;

/// <summary>Reads an ontology in OBO format (1.2 and 1.4): the header and the term stanzas; other stanzas are passed over.</summary>
internal sealed class OboReader
{
    private readonly SourceFile _file;
    private readonly OntologyDraft _draft;
    private TermDraft? _term;
    private int _line;
    private int _start;

    private OboReader(SourceFile file)
    {
        _file = file;
        _draft = new OntologyDraft(file);
    }

    /// <exception cref="Core.WrongInputException">The file breaks the format; names line and column.</exception>
    public static OntologyDraft Read(SourceFile file) => new OboReader(file).Read();

    private OntologyDraft Read()
    {
        var stanza = "";
        var opened = 0;
        foreach (var (number, start, length) in _file.Lines())
        {
            (_line, _start) = (number, start);
            var line = Encoding.UTF8.GetString(_file.Bytes, start, length).Trim();
            if (line.Length == 0 || line[0] == '!')
                continue;
            if (line[0] == '[')
            {
                Close(opened);
                stanza = line[^1] == ']' ? line[1..^1] : throw _file.Wrong(number, length, "a stanza's name does not end with ']'. Mend it, or fetch the file again.");
                opened = number;
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 1)
                throw _file.Wrong(number, 1, "this is neither a stanza nor 'tag: value'. Mend it, or fetch the file again.");
            var (tag, value) = (line[..colon], line[(colon + 1)..].Trim());
            if (stanza.Length == 0)
                Header(tag, value);
            else if (stanza == "Term")
                Tag(tag, value);
        }

        Close(opened);
        return _draft;
    }

    private void Header(string tag, string value)
    {
        if (tag == "data-version")
            _draft.Version = value;
        else if (tag == "property_value" && value.Split(' ', 3) is [var property, var content, ..])
        {
            if (property.EndsWith("license", StringComparison.Ordinal))
                _draft.Licence = content.Trim('"');
            else if (property.EndsWith("title", StringComparison.Ordinal) && Quoted(value) is { } title)
                _draft.Title = title.Text;
        }
    }

    private void Tag(string tag, string value)
    {
        if (tag == "id")
        {
            if (_term is not null)
                throw _file.Wrong(_line, 1, "a second id in one stanza. Begin a new [Term].");
            _draft.Terms.Add(_term = new TermDraft(TermIds.Short(FirstWord(value)) ?? value, _start));
            return;
        }

        if (_term is null)
            throw _file.Wrong(_line, 1, "the stanza does not begin with its id. Mend it, or fetch the file again.");
        switch (tag)
        {
            case "name":
                _term.Label = value;
                break;
            case "is_obsolete":
                _term.Obsolete = value.StartsWith("true", StringComparison.Ordinal);
                break;
            case "replaced_by":
                _term.ReplacedBy = Id(value);
                break;
            case "alt_id":
                _term.AlternativeIds.Add(Id(value));
                break;
            case "is_a":
                _term.Parents.Add((Id(value), _start));
                break;
            case "synonym":
                var (text, end) = Quoted(value) ?? throw _file.Wrong(_line, tag.Length + 3, "a synonym without closing quotation mark. Mend it, or fetch the file again.");
                _term.Synonyms.Add((text, Kind(value[end..])));
                break;
        }
    }

    private string Id(string value) => TermIds.Short(FirstWord(value)) ?? throw _file.Wrong(_line, 1, $"'{FirstWord(value)}' is no term id such as HP:0001250. Mend it, or fetch the file again.");

    private static string FirstWord(string value) => value.IndexOfAny([' ', '{', '!']) is var end and >= 0 ? value[..end] : value;

    private static (string Text, int End)? Quoted(string value)
    {
        var start = value.IndexOf('"', StringComparison.Ordinal);
        if (start < 0)
            return null;
        var text = new StringBuilder();
        for (var i = start + 1; i < value.Length; i++)
        {
            if (value[i] == '"')
                return (text.ToString(), i + 1);
            if (value[i] == '\\' && i + 1 < value.Length)
                i++;
            text.Append(value[i]);
        }

        return null;
    }

    private static SynonymKind Kind(string qualifiers)
    {
        if (qualifiers.Contains("layperson", StringComparison.Ordinal))
            return SynonymKind.Layperson;
        if (qualifiers.Contains("abbreviation", StringComparison.Ordinal))
            return SynonymKind.Abbreviation;
        return FirstWord(qualifiers.TrimStart()) switch
        {
            "EXACT" => SynonymKind.Exact,
            "BROAD" => SynonymKind.Broad,
            "NARROW" => SynonymKind.Narrow,
            _ => SynonymKind.Related,
        };
    }

    private void Close(int opened)
    {
        if (_term is { Label: null, Obsolete: false })
            throw _file.Wrong(opened, 1, $"the term {_term.Id} has no name. Mend it, or fetch the file again.");
        _term = null;
    }
}

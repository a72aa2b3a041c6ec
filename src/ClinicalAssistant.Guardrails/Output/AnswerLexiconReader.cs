using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Reads the sections <c>synonyms</c>, <c>broader</c>, <c>opposites</c> and <c>formulas</c> of the policy files.</summary>
internal static class AnswerLexiconReader
{
    public static AnswerLexicon Read(IReadOnlyList<PolicyNode> files, PolicyTerms terms)
    {
        var synonyms = new List<int>();
        var classes = new List<(int Members, PolicyNode Class)>();
        var opposites = new List<OppositeAxis>();
        var prefixes = new List<(string, string)>();
        var treatments = new List<(int, int)>();
        var formulas = new List<Formula>();
        foreach (var file in files)
        {
            foreach (var item in file.Optional("synonyms")?.Items ?? [])
            {
                if (item.Items.Count < 2)
                    throw item.Wrong("needs two terms or more that say the same");
                synonyms.Add(terms.Group(item.Items));
            }

            foreach (var item in file.Optional("broader")?.Items ?? [])
            {
                item.Only("class", "members");
                classes.Add((terms.Group(item.Required("members").Items), item.Required("class")));
            }

            foreach (var item in file.Optional("treatments")?.Items ?? [])
            {
                item.Only("id", "names", "medicines");
                treatments.Add((terms.Group(item.Required("names").Items), terms.Group(item.Required("medicines").Items)));
            }

            foreach (var item in file.Optional("opposites")?.Items ?? [])
            {
                item.Only("id", "poles", "code", "strict", "by_figure");
                var poles = item.Required("poles").Items;
                if (poles.Count < 2)
                    throw item.Wrong("needs two poles or more");
                opposites.Add(new OppositeAxis(item.Required("id").Text, [.. poles.Select(pole => terms.Group(pole.Items))], item.OptionalText("code") ?? "opposite_of_evidence") { IsStrict = item.Optional("strict") is not null, IsByFigure = item.Optional("by_figure") is not null });
            }

            foreach (var item in file.Optional("formulas")?.Items ?? [])
                formulas.Add(FormulaReader.Read(item.Text) ?? throw item.Wrong("is no formula, such as \"pulse pressure = systolic − diastolic\""));

            foreach (var item in file.Optional("opposite_prefixes")?.Items ?? [])
            {
                if (item.Items.Count != 2)
                    throw item.Wrong("needs two prefixes");
                prefixes.Add((item.Items[0].Text, item.Items[1].Text));
            }
        }

        var lexicon = new AnswerLexicon(synonyms, [], opposites, prefixes);
        return new AnswerLexicon(synonyms, [.. classes.Select(c => (c.Members, ClassConcept(c.Class, lexicon, terms)))], opposites, prefixes) { Formulas = formulas, Treatments = treatments };
    }

    /// <summary>The one concept that a class's name reads as.</summary>
    private static uint ClassConcept(PolicyNode name, AnswerLexicon lexicon, PolicyTerms terms)
    {
        var tokens = Tokens.Read(name.Text);
        var concepts = Concepts.Of(terms.Index.Find(tokens), lexicon);
        foreach (var concept in concepts)
        {
            if (concept != 0)
                return concept;
        }

        throw name.Wrong("holds no word with a meaning of its own");
    }
}

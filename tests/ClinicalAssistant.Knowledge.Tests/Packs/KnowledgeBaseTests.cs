using ClinicalAssistant.Core;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Knowledge.Tests;

public sealed class KnowledgeBaseTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pack").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_embedded_pack_loads_with_its_conditions_findings_and_sources()
    {
        var pack = EmbeddedPack.Instance;

        Assert.True(pack.Conditions.Count >= 30);
        Assert.True(pack.Conditions.ContainsKey("acute-coronary-syndrome"));
        Assert.True(pack.Findings.Count > 300);
        Assert.Matches("^[0-9a-f]{12}$", pack.Version);
    }

    [Fact]
    public void The_same_files_have_the_same_version() =>
        Assert.Equal(EmbeddedPack.Instance.Version, KnowledgeBase.Load(Repository.Path("knowledge")).Version);

    [Fact]
    public void A_sound_pack_has_no_problems()
    {
        WritePack();

        Assert.Empty(KnowledgeBase.Load(_folder).Verify());
    }

    [Theory]
    [InlineData("\"finding\":\"CA:a\"", "\"finding\":\"CA:gone\"", "There is no finding CA:gone.")]
    [InlineData("\"source\":\"s\"", "\"source\":\"t\"", "There is no source t.")]
    [InlineData("\"frequency\":0.5", "\"frequency\":1.5", "A share is not between 0 and 1.")]
    [InlineData("\"frequency\":0.5,", "", "It has no figure.")]
    [InlineData("\"to\":120", "\"to\":90", "The ranges end before 120 years.")]
    [InlineData("\"urgency\"", "\"urgencyy\":1,\"urgency\"", "The format has no such field.")]
    [InlineData("\"discriminators\":[{", "\"x\":[{", "It has none.")]
    [InlineData("\"read\":\"all\"", "\"note\":\"\"", "It does not say what was read.")]
    [InlineData("\"urgency\"", "\"synonyms\":[\"name B\"],\"urgency\"", "\"name B\" is the name of b.")]
    public void Verification_names_what_must_be_mended(string sound, string broken, string what)
    {
        WritePack(text => text.Replace(sound, broken, StringComparison.Ordinal));

        Assert.Contains(KnowledgeBase.Load(_folder).Verify(), problem => problem.What == what && problem.Remedy.Length > 5 && problem.File == "conditions/x/a.json");
    }

    [Fact]
    public void Words_with_two_meanings_are_named()
    {
        WritePack();
        Write("findings/y.json", """[{"id":"CA:c","label":"Other","kind":"symptom","synonyms":["Ache"],"background":0.1,"red_flag":{"why":"x"}}]""");

        Assert.Contains(KnowledgeBase.Load(_folder).Verify(), problem => problem.What.Contains("also stand for", StringComparison.Ordinal));
    }

    [Fact]
    public void Unreadable_json_stops_the_load_and_names_file_and_line()
    {
        WritePack(text => text.Replace("\"name\":", "\n\"name\";", StringComparison.Ordinal));

        var problem = Assert.Throws<WrongInputException>(() => KnowledgeBase.Load(_folder));

        Assert.Contains("conditions/x/a.json, line 2", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_that_is_no_prevalence_class_stops_the_load_and_names_the_field()
    {
        WritePack(text => text.Replace("\"common\"", "\"frequentish\"", StringComparison.Ordinal));

        Assert.Contains("prevalence", Assert.Throws<WrongInputException>(() => KnowledgeBase.Load(_folder)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("")]
    public void A_folder_without_a_pack_is_refused_with_the_remedy(string below)
    {
        var problem = Assert.Throws<WrongInputException>(() => KnowledgeBase.Load(Path.Combine(_folder, below)));

        Assert.Contains("setting", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(x-32)*5/9", 98.6, 37)]
    [InlineData("x*0.0915+2.15", 0, 2.15)]
    [InlineData("x", 3, 3)]
    public void Unit_factors_may_be_straight_line_expressions(string expression, double from, double to) =>
        Assert.Equal((decimal)to, LinearExpression.Read(expression)!.Apply((decimal)from), 3);

    [Theory]
    [InlineData("x*x")]
    [InlineData("5")]
    [InlineData("(x")]
    [InlineData("x/0")]
    public void Other_expressions_are_no_unit_factors(string expression) => Assert.Null(LinearExpression.Read(expression));

    private void WritePack(Func<string, string>? change = null)
    {
        Write("sources/x.json", """[{"id":"s","title":"T","publisher":"P","year":2020,"url":"https://example.org","opened":"2026-01-01"}]""");
        Write("findings/x.json", """[{"id":"CA:a","label":"Ache","kind":"symptom","background":0.1},{"id":"CA:b","label":"Burn","kind":"symptom","background":0.1}]""");
        Write("conditions/x/b.json", Condition("b", "a"));
        Write("conditions/x/a.json", (change ?? (text => text))(Condition("a", "b")));
    }

    private static string Condition(string id, string neighbour) => $$"""
        {"id":"{{id}}","name":"Name {{id}}","urgency":"routine","summary":{"text":"t","basis":"published","source":"s"},
        "prevalence":{"primary_care":"common","emergency":"rare","basis":"estimated"},"age":[{"from":0,"to":120,"weight":1}],
        "findings":[{"finding":"CA:a","frequency":0.5,"basis":"published","source":"s","read":"all"},{"finding":"CA:b","lr_positive":2.5,"basis":"estimated"}],
        "discriminators":[{"from":"{{neighbour}}","finding":"CA:b","favours":"{{id}}","basis":"estimated"}]}
        """;

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}

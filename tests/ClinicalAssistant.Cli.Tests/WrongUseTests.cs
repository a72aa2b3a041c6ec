using ClinicalAssistant.Cli.Tests.Support;

namespace ClinicalAssistant.Cli.Tests;

public sealed class WrongUseTests
{
    [Theory]
    [InlineData("gaurd", "did you mean 'guard'")]
    [InlineData("58-year-old man with chest pain", "clinical ask")]
    public async Task An_unknown_verb_is_told_what_was_meant_and_never_repeated(string token, string said)
    {
        using var site = new Site();
        var run = await site.RunAsync(token);
        Assert.Equal(2, run.Code);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(token, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_option_shows_where_help_is()
    {
        using var site = new Site();
        var run = await site.RunAsync("guard", "--strict", "text");
        Assert.Equal(2, run.Code);
        Assert.Contains("clinical guard --help", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_with_a_typo_is_named_with_those_that_are_known()
    {
        using var site = new Site();
        File.WriteAllText(Path.Combine(site.Home, "appsettings.json"), """{"Records":{"RetentionDay":3}}""");
        var run = await site.RunAsync("guard", "text");
        Assert.Equal(2, run.Code);
        Assert.Contains("Records:RetentionDay", run.Error, StringComparison.Ordinal);
        Assert.Contains("RetentionDays", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_settings_file_that_is_broken_is_named_with_its_line()
    {
        using var site = new Site();
        var run = await site.RunAsync("guard", "text", "--config", site.File_("site.json", "{\n\"Records\": {,}\n}"));
        Assert.Equal(2, run.Code);
        Assert.Contains("site.json line 2", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ask")]
    [InlineData("guard")]
    [InlineData("differential")]
    [InlineData("calculate")]
    public async Task A_verb_without_its_one_thing_says_how_it_is_used(string verb)
    {
        using var site = new Site();
        var run = await site.RunAsync(verb);
        Assert.Equal(2, run.Code);
        Assert.Contains("--", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("search", "gout")]
    [InlineData("differential", "chest pain")]
    public async Task An_unknown_pack_names_the_packs_there_are(string verb, string text)
    {
        using var site = new Site();
        var run = await site.RunAsync(verb, text, "--pack", "hpo");
        Assert.Equal(2, run.Code);
        Assert.Contains("embedded", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chat_needs_a_terminal()
    {
        using var site = new Site();
        var run = await site.RunAsync();
        Assert.Equal(2, run.Code);
        Assert.Contains("clinical ask", run.Error, StringComparison.Ordinal);
    }
}

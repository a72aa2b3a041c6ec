using System.IO.Compression;
using System.Text;
using System.Text.Json;
using ClinicalAssistant.Cli.Tests.Support;

namespace ClinicalAssistant.Cli.Tests;

public sealed class BatchTests
{
    [Fact]
    public async Task Lines_come_out_in_their_order_with_their_ids()
    {
        using var site = new Site();
        var input = string.Concat(Enumerable.Range(1, 300).Select(i => $$"""{"id":{{i}},"text":"chest pain {{new string('x', i % 7 * 400)}}"}""" + "\n"));
        var run = await site.PipeAsync(input, "guard", "--input", "-");
        Assert.Equal(0, run.Code);
        Assert.Equal(Enumerable.Range(1, 300), run.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetInt32()));
    }

    [Fact]
    public async Task A_bad_line_gives_an_error_with_its_id_and_the_run_goes_on()
    {
        using var site = new Site();
        byte[] input =
        [
            .. "{\"id\":\"a\",\"text\":\"fever\"}\n"u8, .. "not json\n"u8, .. "{\"id\":\"b\"}\n"u8, .. "\n  \r\n"u8, .. "{\"id\":\"c\",\"text\":\""u8, 0xff, .. "\"}\n"u8,
            .. "{\"id\":\"d\",\"text\":7}\n"u8, .. "[]\n"u8, .. "null\n"u8, .. "{\"id\":\"e\",\"text\":\"\\ud800\"}\n"u8, .. "{\"id\":{\"n\":1},\"text\":\"cough\"}"u8,
        ];
        var run = await site.PipeAsync(input, "guard", "--input", "-");
        Assert.Equal(1, run.Code);
        var lines = run.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(
            ["a:", "null:not_json", "b:wrong_input", "null:invalid_utf8", "d:wrong_input", "null:not_json", "null:not_json"],
            lines.Take(7).Select(Shown));
        Assert.StartsWith("e:", Shown(lines[7]), StringComparison.Ordinal);
        Assert.Equal(1, lines[8].GetProperty("id").GetProperty("n").GetInt32());
        Assert.Contains("with errors", run.Error, StringComparison.Ordinal);

        static string Shown(JsonElement line) =>
            (line.GetProperty("id") is { ValueKind: JsonValueKind.String } id ? id.GetString() : line.GetProperty("id").GetRawText()) + ":"
            + (line.TryGetProperty("error", out var error) ? error.GetProperty("code").GetString() : "");
    }

    [Fact]
    public async Task An_error_names_the_line_and_never_repeats_it()
    {
        using var site = new Site();
        var run = await site.PipeAsync("\n{\"id\":1,\"text\":\"Jane Roe\",}\n", "guard", "--input", "-");
        Assert.Contains("Line 2:", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Jane", run.Out + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_packed_file_is_read_and_a_file_is_written()
    {
        using var site = new Site();
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes("{\"id\":1,\"text\":\"Fever and cough for 3 days\"}\n"));
        var run = await site.RunAsync("findings", "--input", site.File_("in.jsonl.gz", packed.ToArray()), "--output", site.PathOf("out.jsonl"));
        Assert.Equal(0, run.Code);
        Assert.Empty(run.Out);
        Assert.Contains("\"HP:0001945\"", File.ReadAllText(site.PathOf("out.jsonl")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_only_looks_packed_is_told()
    {
        using var site = new Site();
        var run = await site.RunAsync("findings", "--input", site.File_("in.jsonl.gz", "{}"));
        Assert.Equal(2, run.Code);
        Assert.Contains("gzip", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_200_kB_is_handled_like_any_other()
    {
        using var site = new Site();
        var run = await site.PipeAsync($$"""{"id":1,"text":"{{new string('a', 200_000)}} fever"}""", "guard", "--input", "-");
        Assert.Equal(0, run.Code);
        Assert.Contains("\"decision\"", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ask", """{"id":1,"question":"What is gout?"}""", "outcome")]
    [InlineData("guard", """{"id":1,"text":"chest pain","where":"document"}""", "decision")]
    [InlineData("verify", """{"id":1,"question":"q","evidence":[{"id":"1","text":"Gout is arthritis."}],"answer":"Gout is arthritis [1]."}""", "sentences")]
    [InlineData("deidentify", """{"id":1,"text":"Seen on 3 May 2024."}""", "spans")]
    [InlineData("findings", """{"id":1,"text":"58M with fever"}""", "findings")]
    [InlineData("differential", """{"id":1,"observed":["HP:0001945"],"sex":"F","age":30}""", "ranking")]
    [InlineData("calculate", """{"id":1,"calculator":"curb-65","inputs":{"age":70,"confusion":false,"urea":{"value":8,"unit":"mmol/L"},"respiratory_rate":32,"systolic":88,"diastolic":60}}""", "value")]
    [InlineData("search", """{"id":1,"query":"gout"}""", "hits")]
    public async Task Every_verb_takes_the_line_of_the_contract(string verb, string line, string field)
    {
        using var site = new Site();
        var run = await site.PipeAsync(line, verb, "--input", "-");
        Assert.Equal(0, run.Code);
        using var result = JsonDocument.Parse(Assert.Single(run.Lines));
        Assert.Equal(1, result.RootElement.GetProperty("id").GetInt32());
        Assert.True(result.RootElement.TryGetProperty(field, out _));
    }

    [Fact]
    public async Task The_patient_audience_is_an_error_of_the_line_until_the_run_allows_it()
    {
        using var site = new Site();
        const string Line = """{"id":1,"question":"What is gout?","audience":"patient"}""";
        var off = await site.PipeAsync(Line, "ask", "--input", "-");
        var on = await site.PipeAsync(Line, "ask", "--input", "-", "--allow-patient-audience");
        Assert.Equal((1, 0), (off.Code, on.Code));
        Assert.Contains("--allow-patient-audience", off.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("guard", "text", "--input", "x.jsonl")]
    [InlineData("guard", "--output", "x.jsonl")]
    [InlineData("guard", "--input", "x.jsonl", "--output", "./x.jsonl")]
    [InlineData("guard", "--input", "nowhere.jsonl")]
    public async Task Files_that_cannot_be_meant_are_wrong_use(params string[] args)
    {
        using var site = new Site();
        Assert.Equal(2, (await site.RunAsync(args)).Code);
    }
}

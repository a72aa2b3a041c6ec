using ClinicalAssistant.Core;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Orchestration.Tests;

/// <summary>What leaves the house: a hosted provider that may see de-identified text sees no identifier, and the reader sees the words.</summary>
public sealed class HostedProviderTests
{
    private const string Reply = "Acute coronary syndrome must not be missed in Mr [NAME_1] here [2]. ";

    private static readonly string[] Identifiers =
    [
        "Tobias", "Vandermeer", "Annika", "14 Tanner Street", "Otley", "LS21 3QF", "2024-03-14", "0077-4410", "943 476 5919", "435-555-0126", "t.vandermeer", "512-44-9087", "4539 1488 0343 6467", "V7714402", "8KTR221", "RNA445210S",
        "portal.example", "192.0.2.8", "FP-20193-A", "EMP-40917", "Delmar Steel", "anna.k_88",
    ];

    [Fact]
    public async Task It_sees_no_identifier_of_question_history_or_record()
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Default = ScriptedReply.Text(Reply);
        await using var consulting = new Consulting(Hosted(server));
        var question = Consulting.Ask(Consulting.ChestPain + ". Patient: Tobias Vandermeer, MRN 0077-4410, NHS 943 476 5919, SSN 512-44-9087, of 14 Tanner Street, Otley LS21 3QF, tel 435-555-0126, t.vandermeer@mail.example, seen 2024-03-14 with wife Annika. "
            + "He works at Delmar Steel, employee ID EMP-40917. Pacemaker serial RNA445210S.") with
        {
            History =
            [
                new Turn(Speaker.User, "Mr Vandermeer's wife Annika rang."),
                new Turn(Speaker.Assistant, "On file for Tobias Vandermeer, 93 years old: driver's license V7714402, plate 8KTR221, card 4539 1488 0343 6467, fingerprint FP-20193-A, https://portal.example/p/88123, IP 192.0.2.8, insta @anna.k_88."),
            ],
        };
        await consulting.AnswerAsync(question);
        Assert.NotEmpty(server.Requests);
        Assert.All(server.Requests, request => Assert.All(Identifiers, identifier => Assert.DoesNotContain(identifier, request.Body, StringComparison.OrdinalIgnoreCase)));
        Assert.All(server.Requests, request => Assert.DoesNotContain("93 years", request.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_answer_has_the_words_again_wherever_the_stream_is_cut()
    {
        var from = Reply.IndexOf('[', StringComparison.Ordinal);
        await using var server = await ScriptedProvider.StartAsync();
        await using var consulting = new Consulting(Hosted(server));
        for (var cut = from; cut <= Reply.IndexOf(']', StringComparison.Ordinal) + 1; cut++)
        {
            server.ReplyInChunks(Reply[..cut], Reply[cut..]);
            var (answer, events) = await consulting.AnswerAsync(Consulting.ChestPain + ". This is Mr Tobias Vandermeer.");
            Assert.Equal("cloud", answer.Provider);
            Assert.Contains("Mr Tobias Vandermeer", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(events.OfType<SentenceReleased>(), sentence => sentence.Text.Contains("NAME_1", StringComparison.Ordinal));
        }
    }

    internal static Models.ModelOptions Hosted(ScriptedProvider server)
    {
        var options = Consulting.Providers(("cloud", server));
        options.Providers["cloud"].Hosted = true;
        options.Providers["cloud"].PatientText = "Deidentified";
        return options;
    }
}

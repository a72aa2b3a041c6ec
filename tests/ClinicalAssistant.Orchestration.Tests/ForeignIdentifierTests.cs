using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Orchestration.Guarding;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Orchestration.Tests;

public sealed class ForeignIdentifierTests
{
    private static readonly Deidentifier Shipped = new(Repository.Path("guardrails", "deidentification"));

    private static readonly Patient Seen = new()
    {
        Encounters = [new RecordEntry("Outpatient visit") { Detail = "Seen by Dr Enid Postlethwaite" }],
        Documents = [new RecordEntry("Letter") { Detail = "Dictated by Dr Oswald Thackray" }],
        Observations = [new Observation("Comment", null) { Text = "Taken by Nurse Bettina Quillfeather, tel 020 7946 0958" }],
    };

    [Theory]
    [InlineData("How is sleep treated?", "Mr Lee should come back.", true)]
    [InlineData("How is Mr Lee treated?", "Mr Lee should come back.", false)]
    [InlineData("Is an annual review needed?", "Mrs Ann Thackray should come back.", true)]
    [InlineData("Is Mrs Postlethwaite's review needed?", "Mrs Postlethwaite should come back.", false)]
    [InlineData("Call 02079460958 for Dr Lee?", "Call Dr Lee on 020 7946 0958.", false)]
    [InlineData("Is it 9902079460958 for Dr Lee?", "Call Dr Lee on 020 7946 0958.", true)]
    public void A_name_or_number_is_known_where_it_stands_whole(string question, string sentence, bool isForeign) =>
        Assert.Equal(isForeign, Check(question, null, sentence));

    [Theory]
    [InlineData("She was seen by Dr Enid Postlethwaite.")]
    [InlineData("The letter was dictated by Dr Oswald Thackray.")]
    [InlineData("The sample was taken by Nurse Bettina Quillfeather, tel 020 7946 0958.")]
    public void Who_stands_in_visits_documents_and_observations_may_be_named(string sentence)
    {
        Assert.False(Check("?", Seen, sentence));
        Assert.True(Check("?", null, sentence));
    }

    [Fact]
    public void The_texts_are_read_once_an_answer()
    {
        var read = 0;
        var check = ForeignIdentifiers.Of(Shipped, () =>
        {
            read++;
            return [""];
        });
        check("Seen by Dr Enid Postlethwaite.");
        check("Seen by Dr Oswald Thackray.");
        Assert.Equal(1, read);
    }

    private static bool Check(string question, Patient? patient, string sentence) => ForeignIdentifiers.Of(Shipped, () => ForeignIdentifiers.Texts(question, [], patient, []))(sentence).Count > 0;
}

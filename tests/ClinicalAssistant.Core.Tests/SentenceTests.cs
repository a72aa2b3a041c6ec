using ClinicalAssistant.Core;

namespace ClinicalAssistant.Core.Tests;

public sealed class SentenceTests
{
    [Theory]
    [InlineData("Give 5 mg. The patient improved.", 2)]
    [InlineData("Potassium was 5.5 mmol/L. Repeat it.", 2)]
    [InlineData("Use an NSAID, e.g. ibuprofen, with food.", 1)]
    [InlineData("Seen by Dr. Smith today. No fever.", 2)]
    [InlineData("Seen by J. R. Smith. No fever.", 2)]
    [InlineData("He has hepatitis B. Start screening.", 2)]
    [InlineData("Take 5 mg. 2 tablets are enough", 1)]
    [InlineData("i have chest pain. it started yesterday.", 2)]
    [InlineData("Renal function fell. eGFR is 40 mL/min.", 2)]
    [InlineData("Stop the drug.[1] Then wait.", 2)]
    [InlineData("Stop the drug. [1] [2] Then wait.", 2)]
    [InlineData("1. Aspirin 300 mg\n2. Oxygen if hypoxic\n3. Call for help", 3)]
    [InlineData("Plan:\n- troponin\n- ECG", 3)]
    [InlineData("BP 120/80\nHR 90\nRR 16", 3)]
    [InlineData("| Drug | Dose |\n| --- | --- |\n| aspirin | 300 mg |", 3)]
    [InlineData("## Assessment\nSepsis is likely.", 2)]
    [InlineData("Is it serious? Yes. Call now!", 3)]
    [InlineData("Given i.v. over 10 min. then repeated.", 1)]
    [InlineData("", 0)]
    public void A_clinical_text_has_as_many_sentences_as_a_reader_would_count(string text, int sentences) =>
        Assert.Equal(sentences, SentenceReader.Split(text).Count);

    [Fact]
    public void A_citation_after_the_full_stop_stays_with_its_sentence()
    {
        const string text = "Lactate above 4 mmol/L is a warning. [2] Repeat it in two hours.";
        var first = SentenceReader.Split(text)[0];
        Assert.Contains("[2]", text[first.Start..first.End], StringComparison.Ordinal);
    }

    [Fact]
    public void Sentences_do_not_depend_on_how_the_text_arrived()
    {
        var random = new Random(20261122);
        string[] parts = ["Give 5 mg. ", "e.g. this", "[1]", " [2, 3]", "\n", "\n\n", "- item", "1. ", "Dr. A. Smith", "pH 7.2. ", "eGFR is 40. ", "?", " The end.", "…", "\u0301", "😀", "| a | b |", "# Head", "“quoted.” ", "vit. C. ", "x\r\ny", " ", ". ", "(a) b", "12", "3.5"];
        for (var round = 0; round < 3000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => parts[random.Next(parts.Length)]));
            var expected = SentenceReader.Split(text).Select(s => text[s.Start..s.End]).ToArray();
            var stream = new SentenceStream();
            var actual = new List<string>();
            for (var i = 0; i < text.Length;)
            {
                var length = Math.Min(random.Next(1, 6), text.Length - i);
                actual.AddRange(stream.Push(text.Substring(i, length)));
                i += length;
            }

            if (stream.Flush() is { } last)
                actual.Add(last);
            Assert.Equal(text, string.Concat(actual));
            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public void A_sentence_is_released_as_soon_as_the_next_one_begins()
    {
        var stream = new SentenceStream();
        Assert.Empty(stream.Push("Give aspirin 300 mg now. "));
        Assert.Equal(["Give aspirin 300 mg now. "], stream.Push("Then"));
    }

    [Fact]
    public void A_text_without_any_stop_is_still_cut()
    {
        var text = string.Concat(Enumerable.Repeat("word ", 2000));
        Assert.True(SentenceReader.Split(text).Count > 3);
    }
}

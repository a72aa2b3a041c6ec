using ClinicalAssistant.Core;

namespace ClinicalAssistant.Core.Tests;

public sealed class ContextScopeTests
{
    [Theory]
    [InlineData("He has a fever and a cough.", "fever", ContextSense.None)]
    [InlineData("denies fever, chills or cough", "fever", ContextSense.Negated)]
    [InlineData("denies fever, chills or cough", "chills", ContextSense.Negated)]
    [InlineData("denies fever, chills or cough", "cough", ContextSense.Negated)]
    [InlineData("denies fever, chills, cough", "cough", ContextSense.Negated)]
    [InlineData("Denies chest pain with exertion, dyspnoea, cough", "cough", ContextSense.Negated)]
    [InlineData("denies fever, has cough", "cough", ContextSense.None)]
    [InlineData("denies fever but reports cough", "cough", ContextSense.None)]
    [InlineData("58M c/o CP x40min, dizzy, no SOB, PMH T2DM", "dizzy", ContextSense.None)]
    [InlineData("58M c/o CP x40min, dizzy, no SOB, PMH T2DM", "SOB", ContextSense.Negated)]
    [InlineData("58M c/o CP x40min, dizzy, no SOB, PMH T2DM", "T2DM", ContextSense.Historical)]
    [InlineData("without rash or neck stiffness", "neck stiffness", ContextSense.Negated)]
    [InlineData("No fever, chills, or cough. Vomiting since noon.", "cough", ContextSense.Negated)]
    [InlineData("No fever, chills, or cough. Vomiting since noon.", "Vomiting", ContextSense.None)]
    [InlineData("No rash, pulses good, calf tender", "calf tender", ContextSense.None)]
    [InlineData("No fever or chills, cough since Monday", "cough", ContextSense.None)]
    [InlineData("drinking, no drool, voice hoarse", "voice hoarse", ContextSense.None)]
    [InlineData("No chest pain, abdominal pain, cough", "abdominal pain", ContextSense.Negated)]
    [InlineData("dizzy, no fever or chills", "chills", ContextSense.Negated)]
    [InlineData("65M no PMH with chest pain", "chest pain", ContextSense.None)]
    [InlineData("fever: no", "fever", ContextSense.Negated)]
    [InlineData("PE was ruled out by CT", "PE", ContextSense.Negated)]
    [InlineData("neck stiffness absent", "neck stiffness", ContextSense.Negated)]
    [InlineData("negative for melaena, haematemesis", "haematemesis", ContextSense.Negated)]
    [InlineData("the pain is not relieved by rest and nausea persists", "nausea", ContextSense.None)]
    [InlineData("no improvement in her cough", "cough", ContextSense.None)]
    [InlineData("gram negative bacteraemia", "bacteraemia", ContextSense.None)]
    [InlineData("not only headache", "headache", ContextSense.None)]
    [InlineData("feels as if chest is crushed", "chest", ContextSense.None)]
    [InlineData("r/o MI", "MI", ContextSense.Uncertain)]
    [InlineData("?PE given calf swelling", "PE", ContextSense.Uncertain)]
    [InlineData("?PE given calf swelling", "calf swelling", ContextSense.None)]
    [InlineData("possible pneumonia, cough", "pneumonia", ContextSense.Uncertain)]
    [InlineData("possible pneumonia, cough", "cough", ContextSense.None)]
    [InlineData("Mother had MI at 50. He has chest pain.", "MI", ContextSense.Family)]
    [InlineData("Mother had MI at 50. He has chest pain.", "chest pain", ContextSense.None)]
    [InlineData("family history of colon cancer in father", "colon cancer", ContextSense.Family)]
    [InlineData("breast cancer in her mother", "breast cancer", ContextSense.Family)]
    [InlineData("mother says he has a fever", "fever", ContextSense.None)]
    [InlineData("brought in by his mother with fever", "fever", ContextSense.None)]
    [InlineData("chest pain at her husband's funeral with nausea", "nausea", ContextSense.None)]
    [InlineData("my husband has chest pain and is sweating", "chest pain", ContextSense.None)]
    [InlineData("my 3-year-old son has a fever", "fever", ContextSense.None)]
    [InlineData("I have a lump, my mother had breast cancer", "breast cancer", ContextSense.Family)]
    [InlineData("I have a lump, my mother had breast cancer", "lump", ContextSense.None)]
    [InlineData("no family history of stroke", "stroke", ContextSense.Family | ContextSense.Negated)]
    [InlineData("h/o DVT, now leg swelling", "DVT", ContextSense.Historical)]
    [InlineData("h/o DVT, now leg swelling", "leg swelling", ContextSense.None)]
    [InlineData("with a history of diabetes who presents with vomiting", "vomiting", ContextSense.None)]
    [InlineData("3-day history of cough", "cough", ContextSense.None)]
    [InlineData("fever in the past 3 days", "fever", ContextSense.None)]
    [InlineData("pneumonia 2 years ago", "pneumonia", ContextSense.Historical)]
    [InlineData("no history of seizures", "seizures", ContextSense.Negated)]
    [InlineData("return if chest pain recurs", "chest pain", ContextSense.Hypothetical)]
    [InlineData("if chest pain returns, call an ambulance", "chest pain", ContextSense.Hypothetical)]
    [InlineData("PMH:\nHypertension\nMI 2015\n\nHPI: chest pain", "MI", ContextSense.Historical)]
    [InlineData("PMH:\nHypertension\nMI 2015\n\nHPI: chest pain", "chest pain", ContextSense.None)]
    [InlineData("PMH: asthma, eczema. Wheeze today.", "Wheeze", ContextSense.None)]
    [InlineData("abdomen non tender", "tender", ContextSense.Negated)]
    public void Reads_the_sense_in_which_something_is_mentioned(string text, string words, ContextSense expected)
    {
        var start = text.IndexOf(words, StringComparison.Ordinal);

        Assert.Equal(expected, ContextScope.Read(text).At(start, start + words.Length));
    }

    [Fact]
    public void A_cue_inside_the_finding_itself_does_not_negate_it()
    {
        const string text = "no urine since yesterday";

        Assert.Equal(ContextSense.None, ContextScope.Read(text).At(0, 8));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("no")]
    [InlineData("PMH:\n")]
    [InlineData(",,,;;;\r\n\r\n\u0000\ud800 no \ud83d\ude00, or and &")]
    public void Accepts_any_text(string text) => Assert.Equal(ContextSense.None, ContextScope.Read(text).At(0, 0));
}

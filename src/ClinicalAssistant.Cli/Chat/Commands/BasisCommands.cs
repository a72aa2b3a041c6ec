using System.Globalization;
using ClinicalAssistant.Cli.Chat.Showing;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Cli.Chat.Commands;

/// <summary><c>/evidence</c> and <c>/why</c>: what the last answer rests on.</summary>
internal sealed class BasisCommands(ChatContext context)
{
    public void Evidence(string rest)
    {
        var answer = Last();
        if (rest.Length == 0)
        {
            EvidenceView.ShowAll(context.Console, answer);
            return;
        }

        var number = rest.Trim('[', ']', ' ');
        var evidence = answer.Evidence.FirstOrDefault(piece => piece.Id == number)
            ?? throw new WrongInputException(answer.Evidence.Count == 0
                ? "The last answer rests on no evidence."
                : string.Create(CultureInfo.InvariantCulture, $"There is no evidence of that number. The last answer has 1 to {answer.Evidence.Count}."));
        EvidenceView.ShowWhole(context.Console, evidence);
    }

    public void Why(string rest) => WhyView.Show(context.Console, Last());

    private Answer Last() => context.State.LastAnswer ?? throw new WrongInputException("There is no answer yet. Ask something first.");
}

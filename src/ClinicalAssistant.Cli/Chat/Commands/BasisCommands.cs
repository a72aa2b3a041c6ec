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

    /// <summary>How the whole answer came to be, or with a number every contribution to that rank.</summary>
    public void Why(string rest)
    {
        if (rest.Length == 0)
        {
            WhyView.Show(context.Console, Last());
            return;
        }

        var ranking = Last().Differential?.Ranking ?? [];
        var condition = int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var rank) ? ranking.FirstOrDefault(condition => condition.Rank == rank) : null;
        if (condition is null)
        {
            throw new WrongInputException(ranking.Count == 0
                ? "The last answer ranked nothing."
                : $"There is no such rank. The last answer shows {string.Join(", ", ranking.Select(condition => condition.Rank.ToString(CultureInfo.InvariantCulture)))}: /why {ranking[0].Rank.ToString(CultureInfo.InvariantCulture)}");
        }

        WhyView.ShowRank(context.Console, condition, rank == 1 ? Last().Differential!.AgainstLeading : []);
    }

    private Answer Last() => context.State.LastAnswer ?? throw new WrongInputException("There is no answer yet. Ask something first.");
}

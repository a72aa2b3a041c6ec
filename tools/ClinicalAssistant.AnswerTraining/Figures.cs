using System.Globalization;

namespace ClinicalAssistant.AnswerTraining;

/// <summary>Sentences with the judge's doubt, by a judge that learned from other authors.</summary>
internal sealed class Figures(IReadOnlyList<(Example Of, double Doubt)> scored)
{
    /// <summary>The doubt that no more than a share of all sound sentences exceeds of those which no check holds back.</summary>
    public double Doubted(double share)
    {
        var sound = scored.Where(one => !one.Of.IsFaulty).ToList();
        return -sound.Where(one => !one.Of.Reading.IsHeld).Select(one => -one.Doubt).Order().ElementAtOrDefault((int)(share * sound.Count));
    }

    /// <summary>Faulty and sound sentences held back by the checks alone, and with the judge.</summary>
    public string With(double doubted)
    {
        bool IsHeld((Example Of, double Doubt) one) => one.Of.Reading.IsHeld || one.Doubt >= doubted;
        return string.Create(CultureInfo.InvariantCulture, $"faulty {Share(true, one => one.Of.Reading.IsHeld):f1} then {Share(true, IsHeld):f1} %, sound {Share(false, one => one.Of.Reading.IsHeld):f1} then {Share(false, IsHeld):f1} % ({scored.Count(one => one.Of.IsFaulty)}, {scored.Count(one => !one.Of.IsFaulty)})");
    }

    private double Share(bool faulty, Func<(Example Of, double Doubt), bool> isHeld) => 100.0 * scored.Count(one => one.Of.IsFaulty == faulty && isHeld(one)) / Math.Max(1, scored.Count(one => one.Of.IsFaulty == faulty));
}

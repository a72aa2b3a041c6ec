namespace ClinicalAssistant.Guardrails;

/// <summary>Of the windows of a text, what counts most of each kind.</summary>
internal record struct WorstWindow
{
    private double _most;
    private bool _any;

    /// <summary>The window whose harm counts most, and the one whose emergency does.</summary>
    public TextWindow Harmful { get; private set; }

    public TextWindow Urgent { get; private set; }

    public Margins Margins { get; private set; }

    public void Add(TextWindow window, double counts, Margins margins)
    {
        if (!_any)
        {
            (_any, _most, Harmful, Urgent, Margins) = (true, counts, window, window, margins);
            return;
        }

        if (counts > _most)
        {
            (_most, Harmful) = (counts, window);
            Margins = Margins with { Linear = margins.Linear, Harm = margins.Harm };
        }

        if (margins.Emergency > Margins.Emergency)
        {
            Urgent = window;
            Margins = Margins with { Emergency = margins.Emergency };
        }

        if (margins.Injection > Margins.Injection)
            Margins = Margins with { Injection = margins.Injection };
    }
}

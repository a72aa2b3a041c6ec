using System.Globalization;
using Spectre.Console;

namespace ClinicalAssistant.Cli.Chat.Showing;

/// <summary>
/// One live line that says what is being done and for how long. It is taken away before anything else is written, so that nothing of it stays.
/// </summary>
internal sealed class StatusLine : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private readonly Lock _turn = new();
    private readonly IAnsiConsole _console;
    private readonly TimeProvider _time;
    private readonly ITimer? _timer;
    private long _since;
    private string _stage = "";
    private bool _shown;

    public StatusLine(IAnsiConsole console, TimeProvider time)
    {
        (_console, _time) = (console, time);
        _since = time.GetTimestamp();
        if (console.Profile.Capabilities is { Interactive: true, Ansi: true })
            _timer = time.CreateTimer(_ => Draw(), null, Beat, Beat);
    }

    /// <summary>Another stage began.</summary>
    public void Say(string stage)
    {
        lock (_turn)
            (_stage, _since) = (stage, _time.GetTimestamp());
        Draw();
    }

    /// <summary>Writes something else in the line's place; the line comes back below it.</summary>
    public void Above(Action write)
    {
        lock (_turn)
        {
            Erase();
            write();
        }

        Draw();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _timer?.Dispose();
        lock (_turn)
        {
            _stage = "";
            Erase();
        }
    }

    private void Draw()
    {
        lock (_turn)
        {
            if (_timer is null || _stage.Length == 0)
                return;
            Erase();
            var seconds = (int)_time.GetElapsedTime(_since).TotalSeconds;
            _console.Write(new Text(seconds < 2 ? $"… {_stage}" : string.Create(CultureInfo.InvariantCulture, $"… {_stage}, {seconds} s"), Lines.DimStyle));
            _shown = true;
        }
    }

    private void Erase()
    {
        if (_shown)
            _console.Write(new ControlCode("\r\u001b[2K"));
        _shown = false;
    }
}

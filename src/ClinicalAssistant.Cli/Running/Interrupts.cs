using System.Runtime.InteropServices;

namespace ClinicalAssistant.Cli.Running;

/// <summary>Ctrl-C. The innermost handler gets it once; where none is left the process ends as usual.</summary>
internal sealed class Interrupts
{
    private readonly Stack<Handler> _handlers = new();

    // Held for the life of the process: a registration that is collected stops listening.
    private PosixSignalRegistration? _listening;

    /// <summary>Passes the process's Ctrl-C to the handlers.</summary>
    public void Listen() => _listening ??= PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = Raise());

    /// <summary>As if Ctrl-C was pressed. True where a handler took it.</summary>
    public bool Raise()
    {
        Handler? handler;
        lock (_handlers)
            _handlers.TryPeek(out handler);
        return handler?.Take() ?? false;
    }

    /// <summary>Handles the next Ctrl-C until disposed.</summary>
    public IDisposable Handle(Action action)
    {
        var handler = new Handler(this, action);
        lock (_handlers)
            _handlers.Push(handler);
        return handler;
    }

    private sealed class Handler(Interrupts owner, Action action) : IDisposable
    {
        private int _taken;

        public bool Take()
        {
            if (Interlocked.Exchange(ref _taken, 1) != 0)
                return false;
            action();
            return true;
        }

        public void Dispose()
        {
            lock (owner._handlers)
            {
                if (owner._handlers.TryPeek(out var top) && top == this)
                    owner._handlers.Pop();
            }
        }
    }
}

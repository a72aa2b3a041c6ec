using System.Globalization;

namespace ClinicalAssistant.Load;

/// <summary>The command line: a verb, then <c>--name value</c> pairs.</summary>
internal sealed class Arguments
{
    private readonly List<(string Name, string Value)> _values = [];

    public string Verb { get; private init; } = "";

    public static Arguments Read(string[] args)
    {
        var read = new Arguments { Verb = args.FirstOrDefault() ?? "" };
        for (var i = 1; i + 1 < args.Length; i += 2)
            read._values.Add((args[i].TrimStart('-'), args[i + 1]));
        return read;
    }

    public static int Usage()
    {
        Console.Error.WriteLine(
            """
            upstream --port P                       a scripted model server; the model's name sets the reply: any;tokens=200;delay=5
            yarp     --port P --to P                a reverse proxy before it
            run      --url URL --body JSON [--concurrency N] [--seconds S] [--warmup S] [--pause MS] [--stream true] [--header NAME:VALUE] [--pid N] [--label TEXT]
            leave    --upstream-port P --url URL --body JSON [--times N]   how long after a client has left its request upstream ends
            kills    --program DLL [--kills N] [--callers N]               SIGKILL in mid-answer, then record and chain are checked
            soak     --url URL --body JSON --pid N [--minutes M] [--concurrency N] [--pause MS]
            table    --file RESULTS                                        the runs of a file as a table
            """);
        return 2;
    }

    public string Text(string name, string otherwise = "") => _values.LastOrDefault(pair => pair.Name == name).Value ?? otherwise;

    public IEnumerable<string> All(string name) => _values.Where(pair => pair.Name == name).Select(static pair => pair.Value);

    public int Number(string name, int otherwise) => int.TryParse(Text(name), CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    public double Real(string name, double otherwise) => double.TryParse(Text(name), CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <summary>The address to load: this machine's own alone.</summary>
    public Uri Url => Uri.TryCreate(Text("url"), UriKind.Absolute, out var url) && url.Host == "127.0.0.1" ? url : throw new ArgumentException("--url must be http://127.0.0.1:PORT/…");
}

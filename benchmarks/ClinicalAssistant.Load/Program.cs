using ClinicalAssistant.Load;

// Loopback only, bounded in time and count. One JSON line a measurement on standard output.
var options = Arguments.Read(args);
return options.Verb switch
{
    "upstream" => await Upstream.RunAsync(options.Number("port", 9901)),
    "yarp" => await Proxy.RunAsync(options.Number("port", 9902), options.Number("to", 9901)),
    "run" => await LoadRun.RunAsync(options),
    "leave" => await Leaving.RunAsync(options),
    "kills" => await Kills.RunAsync(options),
    "soak" => await Soak.RunAsync(options),
    "table" => Table.Print(options),
    _ => Arguments.Usage(),
};

using ClinicalAssistant.Api.Hosting;
using ClinicalAssistant.Core;
using Microsoft.AspNetCore.Connections;

// 0: stopped as asked; 2: settings, policies or packs that cannot be used, or an address that is taken. The line on the error stream says what to do.
try
{
    await using var app = ClinicalServer.Build(args);
    await app.RunAsync();
    return 0;
}
catch (WrongInputException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
}
catch (IOException fault) when (fault.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync($"{fault.Message} Stop what listens there, or choose another with --urls http://127.0.0.1:PORT.");
}
return 2;

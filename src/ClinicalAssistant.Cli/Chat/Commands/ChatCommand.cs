namespace ClinicalAssistant.Cli.Chat.Commands;

/// <summary>A command of the chat.</summary>
/// <param name="Name">Its name with the slash.</param>
/// <param name="Arguments">What may follow, for help.</param>
/// <param name="What">What it does, for help.</param>
/// <param name="Run">Does it with what followed the name; false leaves the chat.</param>
internal sealed record ChatCommand(string Name, string Arguments, string What, Func<string, Task<bool>> Run);

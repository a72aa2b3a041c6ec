using ClinicalAssistant.Cli.Running;
using Spectre.Console;

namespace ClinicalAssistant.Cli.Chat;

/// <summary>What the chat's commands work on.</summary>
/// <param name="Shell">What surrounds the program.</param>
/// <param name="Engines">The services.</param>
/// <param name="Console">Written to.</param>
/// <param name="State">The conversation at hand.</param>
internal sealed record ChatContext(Shell Shell, Engines Engines, IAnsiConsole Console, ChatState State);

using ClinicalAssistant.Cli.Running;

// Verbs: Verbs/CommandTree. Chat: Chat/ChatProgram. Exit codes: Running/ExitCode. Errors: Running/Faults.
return await Clinical.RunAsync(args, Shell.OfProcess());

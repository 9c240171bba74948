using BackupScheduler.Cli;
using BackupScheduler.Cli.Shell.Completion;

// Before the parser: the words of a shell's question are data, unfinished as they are.
if (args is [CompletionScript.Question, .. var words]) return CompletionScript.Answer(words, Console.Out);
var parsed = CommandTree.Create().Parse(args);
return parsed.Errors.Count > 0 ? BadUsage.Explain(parsed) : await Invoking.RunAsync(parsed);

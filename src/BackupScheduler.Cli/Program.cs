using BackupScheduler.Cli;

var parsed = CommandTree.Create().Parse(args);
return parsed.Errors.Count > 0 ? BadUsage.Explain(parsed) : await Invoking.RunAsync(parsed);

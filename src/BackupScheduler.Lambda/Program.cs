using BackupScheduler.Lambda;

return await FunctionHost.RunAsync(EnvironmentVariables.Read(), Console.Out, Console.Error);

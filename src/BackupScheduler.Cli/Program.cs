using System.CommandLine;
using BackupScheduler.Cli;
using BackupScheduler.Cli.Demo;
using BackupScheduler.Cli.Drill;
using BackupScheduler.Cli.Letters;
using BackupScheduler.Cli.Package;
using BackupScheduler.Cli.Protect;
using BackupScheduler.Cli.Restore;
using BackupScheduler.Cli.Run;
using BackupScheduler.Cli.Status;
using BackupScheduler.Cli.Unprotect;
using BackupScheduler.Cli.Vault;
using BackupScheduler.Cli.VerifyAws;
using BackupScheduler.Cli.WebConsole;

var root = new RootCommand("Backs up every DynamoDB table of an AWS Organization on schedule, and prunes to a retention.")
{
    DemoCommand.Create(),
    RunCommand.Create(),
    ProtectCommand.Create(),
    UnprotectCommand.Create(),
    PackageCommand.Create(),
    VerifyAwsCommand.Create(),
    VaultCommand.Create(),
    RestoreCommand.Create(),
    DrillCommand.Create(),
    ConsoleCommand.Create(),
    StatusCommand.Create(),
    DlqCommand.Create(),
};
var parsed = root.Parse(args);
return parsed.Errors.Count > 0 ? BadUsage.Explain(parsed) : await Invoking.RunAsync(parsed);

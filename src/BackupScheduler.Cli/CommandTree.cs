using System.CommandLine;
using BackupScheduler.Cli.Demo;
using BackupScheduler.Cli.Drill;
using BackupScheduler.Cli.Package;
using BackupScheduler.Cli.Protect;
using BackupScheduler.Cli.Restore;
using BackupScheduler.Cli.Run;
using BackupScheduler.Cli.Unprotect;
using BackupScheduler.Cli.Vault;
using BackupScheduler.Cli.VerifyAws;

namespace BackupScheduler.Cli;

/// <summary>Every command there is: what the program, its documentation and their tests go by.</summary>
internal static class CommandTree
{
    public static RootCommand Create() => new("Backs up every DynamoDB table of an AWS Organization on schedule, and prunes to a retention.")
    {
        RunCommand.Create(),
        VaultCommand.Create(),
        RestoreCommand.Create(),
        DrillCommand.Create(),
        ProtectCommand.Create(),
        UnprotectCommand.Create(),
        PackageCommand.Create(),
        VerifyAwsCommand.Create(),
        DemoCommand.Create(),
    };
}
